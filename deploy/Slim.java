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
import java.lang.classfile.FieldTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.attribute.SignatureAttribute;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.classfile.instruction.LineNumber;
import java.lang.classfile.instruction.LocalVariable;
import java.lang.classfile.instruction.LocalVariableType;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * {@code java Slim.java JAR COPY}: a copy of a jar for the image. Libraries lose the classes and methods that the program does not lead to
 * ({@link Kept}), the numbers of their lines and the types of generic code; all lose the names of local variables, which only a debugger
 * shows. Classes from before Java 6, which Java records nothing of for a start, get what they lack for that. The same jar gives the
 * same copy. Wants JDK 24 or later.
 */
final class Slim {
    /** Older ones have no stack maps, so they are checked the slow way each time (JVMS 4.10.2). */
    private static final int FIRST_WITH_STACK_MAPS = ClassFile.JAVA_6_VERSION;

    private static final String SERVICES = "META-INF/services/";

    private static final CodeTransform WITHOUT_NAMES = (code, element) -> {
        if (!(element instanceof LocalVariable) && !(element instanceof LocalVariableType)) {
            code.with(element);
        }
    };
    private static final CodeTransform WITHOUT_LINES = (code, element) -> {
        if (!(element instanceof LineNumber)) {
            code.with(element);
        }
    };

    private final ZipFile jar;
    private final ClassFile classes;
    private final Map<String, ClassModel> models = new LinkedHashMap<>();
    private final Kept kept;

    private Slim(ZipFile jar) throws IOException {
        this.jar = jar;
        ClassHierarchyResolver all = ClassHierarchyResolver.ofResourceParsing(this::open)
                .orElse(ClassHierarchyResolver.defaultResolver())
                // what a library speaks of, and is not there, is never loaded
                .orElse(absent -> ClassHierarchyInfo.ofClass(ConstantDescs.CD_Object));
        this.classes = ClassFile.of(
                ClassFile.ConstantPoolSharingOption.NEW_POOL, ClassFile.ClassHierarchyResolverOption.of(all));
        Map<String, List<ClassModel>> types = new HashMap<>();
        Map<String, List<String>> providers = new HashMap<>();
        for (ZipEntry entry : Collections.list(jar.entries())) {
            String name = entry.getName();
            if (name.endsWith(".class")) {
                ClassModel model = classes.parse(read(entry));
                models.put(name, model);
                types.computeIfAbsent(model.thisClass().asInternalName(), first -> new ArrayList<>())
                        .add(model);
            } else if (name.startsWith(SERVICES) && !entry.isDirectory()) {
                providers.put(service(name), providers(entry));
            }
        }
        this.kept = new Kept(types, providers, "blogjar/");
    }

    public static void main(String... args) throws IOException {
        Path slimmed = Path.of(args[1]).toAbsolutePath();
        Files.createDirectories(slimmed.getParent());
        try (ZipFile jar = new ZipFile(args[0]);
                ZipOutputStream copy = new ZipOutputStream(Files.newOutputStream(slimmed))) {
            copy.setLevel(9);
            Slim slim = new Slim(jar);
            for (ZipEntry entry : Collections.list(jar.entries())) {
                if (slim.keeps(entry)) {
                    ZipEntry same = new ZipEntry(entry.getName());
                    same.setTimeLocal(entry.getTimeLocal());
                    copy.putNextEntry(same);
                    copy.write(slim.slim(entry));
                    copy.closeEntry();
                }
            }
        }
    }

    private boolean keeps(ZipEntry entry) {
        String name = entry.getName();
        ClassModel model = models.get(name);
        if (model != null) {
            return kept.has(model.thisClass().asInternalName());
        }
        return !name.startsWith(SERVICES) || kept.isAskedFor(service(name));
    }

    private static String service(String file) {
        return file.substring(SERVICES.length()).replace('.', '/');
    }

    private List<String> providers(ZipEntry file) throws IOException {
        return new String(read(file), StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.replaceFirst("#.*", "").strip().replace('.', '/'))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private byte[] slim(ZipEntry entry) throws IOException {
        ClassModel model = models.get(entry.getName());
        return model == null ? read(entry) : slim(model);
    }

    private byte[] slim(ClassModel model) {
        boolean own = kept.isOwn(model.thisClass().asInternalName());
        ClassTransform slimmer = ClassTransform.transformingMethodBodies(WITHOUT_NAMES);
        if (!own) {
            slimmer = ClassTransform.dropping(element -> element instanceof SignatureAttribute
                            || element instanceof SourceFileAttribute
                            || element instanceof MethodModel method && !kept.has(model, method))
                    .andThen(slimmer)
                    .andThen(ClassTransform.transformingMethodBodies(WITHOUT_LINES))
                    .andThen(ClassTransform.transformingMethods(
                            MethodTransform.dropping(element -> element instanceof SignatureAttribute)))
                    .andThen(ClassTransform.transformingFields(
                            FieldTransform.dropping(element -> element instanceof SignatureAttribute)));
        }
        boolean old = model.majorVersion() < FIRST_WITH_STACK_MAPS;
        return classes.transformClass(model, old ? slimmer.andThen(Slim::modern) : slimmer);
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
