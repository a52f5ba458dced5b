import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileElement;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassHierarchyResolver.ClassHierarchyInfo;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.FieldTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.attribute.DeprecatedAttribute;
import java.lang.classfile.attribute.EnclosingMethodAttribute;
import java.lang.classfile.attribute.ExceptionsAttribute;
import java.lang.classfile.attribute.InnerClassesAttribute;
import java.lang.classfile.attribute.MethodParametersAttribute;
import java.lang.classfile.attribute.RecordAttribute;
import java.lang.classfile.attribute.RecordComponentInfo;
import java.lang.classfile.attribute.RuntimeInvisibleAnnotationsAttribute;
import java.lang.classfile.attribute.RuntimeInvisibleParameterAnnotationsAttribute;
import java.lang.classfile.attribute.RuntimeInvisibleTypeAnnotationsAttribute;
import java.lang.classfile.attribute.RuntimeVisibleTypeAnnotationsAttribute;
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
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * {@code java Slim.java JAR COPY}: a copy of a jar for the image. Libraries lose the classes and methods that the program does not lead to
 * ({@link Kept}) and the numbers of their lines; all lose what only compilers and debuggers read, and folders. Lambdas that a start uses are
 * ordinary code ({@link Lambdas}). Classes from before Java 6, which Java records nothing of for a start, get what they lack for that. The
 * same jar gives the same copy. Wants JDK 24 or later.
 */
final class Slim {
    /** Older ones have no stack maps, so they are checked the slow way each time (JVMS 4.10.2). */
    private static final int FIRST_WITH_STACK_MAPS = ClassFile.JAVA_6_VERSION;

    /** What a start of the program uses many lambdas of. */
    private static final List<String> ORDINARY = List.of("blogjar/", "com/vladsch/flexmark/", "io/pebbletemplates/");

    /** Has annotations of a package, for compilers. */
    private static final String PACKAGE = "/package-info.class";

    private static final String SERVICES = "META-INF/services/";

    /** What declares options asks fields for the types of their elements. */
    private static final String READS_GENERIC_TYPES = "blogjar/cli/";

    private final ZipFile jar;
    private final ClassFile classes;
    private final Map<String, ClassModel> models = new LinkedHashMap<>();
    private final Kept kept;
    private final Lambdas lambdas;

    private Slim(ZipFile jar) throws IOException {
        this.jar = jar;
        ClassHierarchyResolver all = ClassHierarchyResolver.ofResourceParsing(this::open)
                .orElse(ClassHierarchyResolver.defaultResolver())
                // what a library speaks of, and is not there, is never loaded
                .orElse(absent -> ClassHierarchyInfo.ofClass(ConstantDescs.CD_Object));
        this.classes = ClassFile.of(
                ClassFile.ConstantPoolSharingOption.NEW_POOL, ClassFile.ClassHierarchyResolverOption.of(all));
        Map<String, List<ClassModel>> types = new LinkedHashMap<>();
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
        this.lambdas = new Lambdas(
                types.values().stream()
                        .filter(same -> same.size() == 1)
                        .map(same -> same.get(0))
                        .filter(model -> kept.has(model.thisClass().asInternalName()))
                        .toList(),
                model -> ORDINARY.stream().anyMatch(model.thisClass().asInternalName()::startsWith),
                kept::has);
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
            slim.addLambdas(copy);
        }
    }

    private boolean keeps(ZipEntry entry) {
        String name = entry.getName();
        ClassModel model = models.get(name);
        if (model != null) {
            return !name.endsWith(PACKAGE) && kept.has(model.thisClass().asInternalName());
        }
        return !entry.isDirectory() && (!name.startsWith(SERVICES) || kept.isAskedFor(service(name)));
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
        String name = model.thisClass().asInternalName();
        boolean own = kept.isOwn(name);
        Predicate<ClassFileElement> unread = element -> isUnread(element)
                || element instanceof SignatureAttribute && !name.startsWith(READS_GENERIC_TYPES)
                || !own && (element instanceof SourceFileAttribute || element instanceof EnclosingMethodAttribute);
        ClassTransform slimmer = ClassTransform.dropping(element ->
                        unread.test(element) || element instanceof MethodModel method && !kept.has(model, method))
                .andThen((copy, element) -> copy.with(
                        switch (element) {
                            case InnerClassesAttribute inner -> own(inner, model);
                            case RecordAttribute components -> plain(components);
                            default -> element;
                        }))
                .andThen(ClassTransform.transformingMethodBodies((code, element) -> {
                    if (!unread.test(element) && (own || !(element instanceof LineNumber))) {
                        code.with(element);
                    }
                }))
                .andThen(ClassTransform.transformingMethods(MethodTransform.dropping(unread::test)))
                .andThen(ClassTransform.transformingFields(FieldTransform.dropping(unread::test)));
        slimmer = slimmer.andThen(lambdas.of(model));
        if (lambdas.needsNest(model)) {
            slimmer = slimmer.andThen(ofVersion(ClassFile.JAVA_11_VERSION));
        } else if (model.majorVersion() < FIRST_WITH_STACK_MAPS) {
            slimmer = slimmer.andThen(ofVersion(ClassFile.JAVA_8_VERSION));
        }
        return classes.transformClass(model, slimmer);
    }

    private static boolean isUnread(ClassFileElement element) {
        return switch (element) {
            case LocalVariable names -> true;
            case LocalVariableType names -> true;
            case ExceptionsAttribute thrown -> true;
            case MethodParametersAttribute names -> true;
            case DeprecatedAttribute mark -> true;
            case RuntimeInvisibleAnnotationsAttribute annotations -> true;
            case RuntimeInvisibleParameterAnnotationsAttribute annotations -> true;
            case RuntimeInvisibleTypeAnnotationsAttribute annotations -> true;
            case RuntimeVisibleTypeAnnotationsAttribute annotations -> true;
            default -> false;
        };
    }

    /** Without classes that are only spoken of: what is asked about a class is whose it is, and which are its own. */
    private static InnerClassesAttribute own(InnerClassesAttribute all, ClassModel model) {
        return InnerClassesAttribute.of(all.classes().stream()
                .filter(one -> one.innerClass().equals(model.thisClass())
                        || one.outerClass().filter(model.thisClass()::equals).isPresent())
                .toList());
    }

    /** A component's type is that of its field. */
    private static RecordAttribute plain(RecordAttribute all) {
        return RecordAttribute.of(all.components().stream()
                .map(one -> RecordComponentInfo.of(one.name(), one.descriptor()))
                .toList());
    }

    private static ClassTransform ofVersion(int version) {
        return (copy, element) -> {
            if (element instanceof ClassFileVersion) {
                copy.withVersion(version, 0);
            } else {
                copy.with(element);
            }
        };
    }

    private void addLambdas(ZipOutputStream copy) throws IOException {
        LocalDateTime time = jar.entries().nextElement().getTimeLocal();
        for (Map.Entry<String, byte[]> one : lambdas.more(classes).entrySet()) {
            ZipEntry entry = new ZipEntry(one.getKey() + ".class");
            entry.setTimeLocal(time);
            copy.putNextEntry(entry);
            copy.write(one.getValue());
            copy.closeEntry();
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
