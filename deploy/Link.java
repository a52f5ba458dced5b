import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassFile.DebugElementsOption;
import java.lang.classfile.ClassFile.LineNumbersOption;
import java.lang.classfile.ClassFileElement;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.FieldTransform;
import java.lang.classfile.MethodTransform;
import java.lang.classfile.attribute.DeprecatedAttribute;
import java.lang.classfile.attribute.InnerClassesAttribute;
import java.lang.classfile.attribute.SignatureAttribute;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.constant.ClassDesc;
import java.util.function.Predicate;
import java.util.spi.ToolProvider;
import jdk.tools.jlink.internal.PluginRepository;
import jdk.tools.jlink.plugin.Plugin;
import jdk.tools.jlink.plugin.ResourcePool;
import jdk.tools.jlink.plugin.ResourcePoolBuilder;
import jdk.tools.jlink.plugin.ResourcePoolEntry;

/**
 * {@code java Link.java OPTION...}: jlink, by whose option {@code --bare} classes of Java are without what only debuggers, compilers and those read
 * that ask for generic types. That is more than {@code --strip-java-debug-attributes}, which leaves names in them that nobody speaks of any more.
 */
final class Link implements Plugin {
    /** Beans of management are told by the generic types of their interfaces. */
    private static final Predicate<String> ASKED_FOR_GENERIC_TYPES = module -> module.endsWith("management");

    /** A step is registered as jlink's own tests do it: jlink does not export what a module that provides one would have to see. */
    public static void main(String... options) {
        PluginRepository.registerPlugin(new Link());
        System.exit(ToolProvider.findFirst("jlink").orElseThrow().run(System.out, System.err, options));
    }

    @Override
    public String getName() {
        return "bare";
    }

    @Override
    public ResourcePool transform(ResourcePool in, ResourcePoolBuilder out) {
        ClassFile classes = ClassFile.of(
                ConstantPoolSharingOption.NEW_POOL,
                DebugElementsOption.DROP_DEBUG,
                LineNumbersOption.DROP_LINE_NUMBERS,
                ClassHierarchyResolverOption.of(resolver(in)));
        in.transformAndCopy(entry -> isClass(entry) ? entry.copyWithContent(bare(classes, entry)) : entry, out);
        return out.build();
    }

    private static boolean isClass(ResourcePoolEntry entry) {
        return entry.path().endsWith(".class") && !entry.path().endsWith("/module-info.class");
    }

    private static ClassHierarchyResolver resolver(ResourcePool all) {
        return ClassHierarchyResolver.ofResourceParsing((ClassDesc type) -> {
                    String name = type.descriptorString();
                    String file = name.substring(1, name.length() - 1) + ".class";
                    return all.moduleView()
                            .modules()
                            .flatMap(module -> module.findEntry(file).stream())
                            .map(ResourcePoolEntry::content)
                            .findFirst()
                            .orElse(null);
                })
                .orElse(ClassHierarchyResolver.defaultResolver());
    }

    private static byte[] bare(ClassFile classes, ResourcePoolEntry entry) {
        ClassModel model = classes.parse(entry.contentBytes());
        boolean generic = ASKED_FOR_GENERIC_TYPES.test(entry.moduleName());
        Predicate<ClassFileElement> unread = element -> element instanceof SignatureAttribute && !generic
                || element instanceof SourceFileAttribute
                || element instanceof DeprecatedAttribute;
        return classes.transformClass(
                model,
                ClassTransform.dropping(unread::test)
                        .andThen((copy, element) ->
                                copy.with(element instanceof InnerClassesAttribute inner ? own(inner, model) : element))
                        .andThen(ClassTransform.transformingMethods(MethodTransform.dropping(unread::test)))
                        .andThen(ClassTransform.transformingFields(FieldTransform.dropping(unread::test))));
    }

    /** Without classes that are only spoken of: what is asked about a class is whose it is, and which are its own. */
    private static InnerClassesAttribute own(InnerClassesAttribute all, ClassModel model) {
        return InnerClassesAttribute.of(all.classes().stream()
                .filter(one -> one.innerClass().equals(model.thisClass())
                        || one.outerClass().filter(model.thisClass()::equals).isPresent())
                .toList());
    }
}
