import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassElement;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassHierarchyResolver.ClassHierarchyInfo;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.LocalVariable;
import java.lang.classfile.instruction.LocalVariableType;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * {@code java Slim.java JAR COPY}: a copy of a jar for the image. Libraries lose the names of local variables, which only a debugger
 * shows; classes from before Java 6, which Java records nothing of for a start, get what they lack for that. The same jar gives the same
 * copy. Wants JDK 24 or later.
 */
final class Slim {
    /** Older ones have no stack maps, so they are checked the slow way each time (JVMS 4.10.2). */
    private static final int FIRST_WITH_STACK_MAPS = ClassFile.JAVA_6_VERSION;

    private static final CodeTransform WITHOUT_NAMES = (code, element) -> {
        if (!(element instanceof LocalVariable) && !(element instanceof LocalVariableType)) {
            code.with(element);
        }
    };

    private final ZipFile jar;
    private final ClassFile classes;

    private Slim(ZipFile jar) {
        this.jar = jar;
        ClassHierarchyResolver all = ClassHierarchyResolver.ofResourceParsing(this::open)
                .orElse(ClassHierarchyResolver.defaultResolver())
                // what a library speaks of, and is not there, is never loaded
                .orElse(absent -> ClassHierarchyInfo.ofClass(ConstantDescs.CD_Object));
        this.classes = ClassFile.of(
                ClassFile.ConstantPoolSharingOption.NEW_POOL, ClassFile.ClassHierarchyResolverOption.of(all));
    }

    public static void main(String... args) throws IOException {
        Path slimmed = Path.of(args[1]).toAbsolutePath();
        Files.createDirectories(slimmed.getParent());
        try (ZipFile jar = new ZipFile(args[0]);
                ZipOutputStream copy = new ZipOutputStream(Files.newOutputStream(slimmed))) {
            copy.setLevel(9);
            Slim slim = new Slim(jar);
            for (ZipEntry entry : Collections.list(jar.entries())) {
                ZipEntry same = new ZipEntry(entry.getName());
                same.setTimeLocal(entry.getTimeLocal());
                copy.putNextEntry(same);
                copy.write(slim.slim(entry));
                copy.closeEntry();
            }
        }
    }

    private byte[] slim(ZipEntry entry) throws IOException {
        byte[] bytes = read(entry);
        return entry.getName().endsWith(".class") ? slim(classes.parse(bytes)) : bytes;
    }

    private byte[] slim(ClassModel model) {
        ClassTransform without = ClassTransform.transformingMethodBodies(WITHOUT_NAMES);
        boolean old = model.majorVersion() < FIRST_WITH_STACK_MAPS;
        return classes.transformClass(model, old ? without.andThen(Slim::modern) : without);
    }

    private static void modern(java.lang.classfile.ClassBuilder copy, ClassElement element) {
        if (element instanceof ClassFileVersion) {
            copy.withVersion(ClassFile.JAVA_8_VERSION, 0);
        } else {
            copy.with(element);
        }
    }

    private byte[] read(ZipEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    private InputStream open(ClassDesc type) {
        String name = type.descriptorString();
        ZipEntry entry = jar.getEntry(name.substring(1, name.length() - 1) + ".class");
        try {
            return entry == null ? null : jar.getInputStream(entry);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
