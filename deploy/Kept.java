import java.lang.classfile.Attributes;
import java.lang.classfile.BootstrapMethodEntry;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.ConstantDynamicEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.constantpool.NameAndTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.lang.classfile.instruction.ExceptionCatch;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewMultiArrayInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.lang.classfile.instruction.NewReferenceArrayInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a program needs of the classes beside its own: those that its classes lead to, and of these the methods that may be called. Whoever
 * calls is not asked for the type of what he calls, so a method is kept when anything that is kept calls one of the same name and
 * descriptor; when Java may call it, as a type of Java's has it too; and when a text that is kept is its name, as it may be found by that.
 */
final class Kept {
    private static final Pattern CLASS_IN_DESCRIPTOR = Pattern.compile("L([^;<]+);");
    /** Longer texts name nothing. */
    private static final int LONGEST_NAME = 200;
    /** Found by Java where objects are written and read, or an enum is asked for a constant. */
    private static final Set<String> FOUND_BY_JAVA =
            Set.of("values", "readObject", "readResolve", "writeObject", "writeReplace");
    /** What jboss-logging generates and finds by such names, with what is a constructor or a constant of it. */
    private static final List<String> GENERATED = List.of("_$logger", "_$bundle");

    private final Map<String, List<ClassModel>> classes;
    private final Map<String, List<String>> providers;
    private final String own;
    /** Spoken of: they have to be there. */
    private final Set<String> spokenOf = new HashSet<>();
    /** Of these there may be objects, or static members are used. */
    private final Set<String> used = new HashSet<>();
    /** Name and descriptor; a constructor's begin with its class. */
    private final Set<String> called = new HashSet<>();
    private final Set<String> texts = new HashSet<>();
    private final Set<MethodModel> methods = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<String> unread = new ArrayDeque<>();
    private final Map<String, Set<String>> ofJava = new HashMap<>();

    /**
     * @param classes by internal name; more than one where a jar has another for later versions of Java
     * @param providers internal names of services and of what provides them
     * @param own how the internal names of the program's own classes begin, which are kept as they are
     */
    Kept(Map<String, List<ClassModel>> classes, Map<String, List<String>> providers, String own) {
        this.classes = classes;
        this.providers = providers;
        this.own = own;
        classes.keySet().stream().filter(this::isOwn).forEach(this::use);
        int before;
        do {
            before = size();
            readOn();
        } while (size() > before);
    }

    boolean isOwn(String name) {
        return name.startsWith(own);
    }

    boolean has(String name) {
        return spokenOf.contains(name);
    }

    boolean has(ClassModel type, MethodModel method) {
        return isWhole(type) || methods.contains(method);
    }

    /** Whether someone may ask for what provides a service. */
    boolean isAskedFor(String service) {
        return !classes.containsKey(service) || spokenOf.contains(service);
    }

    private int size() {
        return spokenOf.size() + used.size() + called.size() + texts.size() + methods.size();
    }

    private void readOn() {
        providers.forEach((service, names) -> {
            if (isAskedFor(service)) {
                names.forEach(this::use);
            }
        });
        while (!unread.isEmpty()) {
            classes.get(unread.remove()).forEach(this::read);
        }
        for (String name : List.copyOf(spokenOf)) {
            for (ClassModel type : classes.get(name)) {
                if (!isWhole(type)) {
                    type.methods().stream()
                            .filter(method -> !methods.contains(method) && mayBeCalled(name, method))
                            .forEach(this::keep);
                }
            }
        }
    }

    /** Annotations are read by name, and are small. */
    private boolean isWhole(ClassModel type) {
        return isOwn(type.thisClass().asInternalName()) || type.flags().has(AccessFlag.ANNOTATION);
    }

    private void speakOf(String name) {
        if (name.startsWith("[")) {
            speakOfAll(name);
        } else if (classes.containsKey(name) && spokenOf.add(name)) {
            unread.add(name);
        }
    }

    private void speakOfAll(String descriptor) {
        in(descriptor).forEach(this::speakOf);
    }

    private static List<String> in(String descriptor) {
        return CLASS_IN_DESCRIPTOR
                .matcher(descriptor)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private void use(String name) {
        speakOf(name);
        if (classes.containsKey(name) && used.add(name)) {
            for (ClassModel type : classes.get(name)) {
                type.superclass().ifPresent(above -> use(above.asInternalName()));
                type.interfaces().forEach(above -> use(above.asInternalName()));
            }
        }
    }

    private void read(ClassModel type) {
        type.superclass().ifPresent(above -> speakOf(above.asInternalName()));
        type.interfaces().forEach(above -> speakOf(above.asInternalName()));
        type.fields().forEach(field -> speakOfAll(field.fieldType().stringValue()));
        String name = type.thisClass().asInternalName();
        GENERATED.forEach(end -> use(name + end));
        if (isWhole(type)) {
            type.constantPool().forEach(this::readWhole);
            type.methods().forEach(this::keep);
        } else {
            type.findAttribute(Attributes.runtimeVisibleAnnotations())
                    .ifPresent(all -> all.annotations()
                            .forEach(one -> speakOfAll(one.className().stringValue())));
        }
    }

    /** Of a class that stays as it is, values of annotations among them. */
    private void readWhole(PoolEntry entry) {
        switch (entry) {
            case ClassEntry type -> speakOf(type.asInternalName());
            case NameAndTypeEntry member -> call(member.name().stringValue(), member.type().stringValue());
            case StringEntry text -> read(text);
            case Utf8Entry text when text.stringValue().startsWith("L") -> in(text.stringValue()).forEach(this::use);
            default -> {}
        }
    }

    private void call(String name, String type) {
        called.add(name + type);
        speakOfAll(type);
    }

    private void read(StringEntry entry) {
        String text = entry.stringValue();
        if (text.length() <= LONGEST_NAME && texts.add(text)) {
            use(text.replace('.', '/'));
        }
    }

    private boolean mayBeCalled(String type, MethodModel method) {
        String name = method.methodName().stringValue();
        String signature = name + method.methodType().stringValue();
        boolean needsUse = !method.flags().has(AccessFlag.STATIC) && !method.flags().has(AccessFlag.ABSTRACT);
        if ((needsUse || name.equals("<clinit>")) && !used.contains(type)) {
            return false;
        }
        return switch (name) {
            case "<clinit>" -> true;
            case "<init>" ->
                signature.equals("<init>()V")
                        || called.contains(type + signature)
                        || GENERATED.stream().anyMatch(type::endsWith);
            default ->
                FOUND_BY_JAVA.contains(name)
                        || called.contains(signature)
                        || texts.contains(name)
                        || ofJava(type).contains(signature);
        };
    }

    /** Name and descriptor of each method that a class has of Java's types. */
    private Set<String> ofJava(String name) {
        Set<String> had = ofJava.get(name);
        if (had != null) {
            return had;
        }
        Set<String> all = new HashSet<>();
        for (ClassModel type : classes.getOrDefault(name, List.of())) {
            type.superclass().ifPresent(above -> all.addAll(ofJava(above.asInternalName())));
            type.interfaces().forEach(above -> all.addAll(ofJava(above.asInternalName())));
        }
        if (!classes.containsKey(name)) {
            try {
                addMethods(Class.forName(name.replace('/', '.'), false, ClassLoader.getPlatformClassLoader()), all);
            } catch (ClassNotFoundException absent) {
                // A library speaks of another one that is not there: its class can't be loaded, and nobody calls it.
                ofJava.put(name, all);
                return all;
            }
        }
        ofJava.put(name, all);
        return all;
    }

    private static void addMethods(Class<?> type, Collection<String> to) {
        for (var method : type.getDeclaredMethods()) {
            to.add(method.getName()
                    + MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                            .descriptorString());
        }
        if (type.getSuperclass() != null) {
            addMethods(type.getSuperclass(), to);
        }
        for (Class<?> above : type.getInterfaces()) {
            addMethods(above, to);
        }
    }

    private void keep(MethodModel method) {
        methods.add(method);
        speakOfAll(method.methodType().stringValue());
        method.code().ifPresent(this::read);
    }

    private void read(CodeModel code) {
        for (CodeElement element : code) {
            switch (element) {
                case InvokeInstruction call -> call(call.method(), call.opcode() == Opcode.INVOKESTATIC);
                case InvokeDynamicInstruction call ->
                    link(
                            call.name().stringValue(),
                            call.type().stringValue(),
                            call.invokedynamic().bootstrap());
                case FieldInstruction field -> {
                    speakOf(field.owner().asInternalName());
                    speakOfAll(field.type().stringValue());
                    if (field.opcode() == Opcode.GETSTATIC || field.opcode() == Opcode.PUTSTATIC) {
                        use(field.owner().asInternalName());
                    }
                }
                case NewObjectInstruction made -> use(made.className().asInternalName());
                case NewReferenceArrayInstruction made -> speakOf(made.componentType().asInternalName());
                case NewMultiArrayInstruction made -> speakOf(made.arrayType().asInternalName());
                case TypeCheckInstruction check -> speakOf(check.type().asInternalName());
                case ExceptionCatch caught -> caught.catchType().ifPresent(type -> speakOf(type.asInternalName()));
                case LoadConstantInstruction constant -> read(constant.constantEntry());
                default -> {}
            }
        }
    }

    private void call(MemberRefEntry member, boolean isStatic) {
        String owner = member.owner().asInternalName();
        String name = member.name().stringValue();
        speakOf(owner);
        if (name.equals("<init>")) {
            use(owner);
            call(owner + name, member.type().stringValue());
        } else {
            if (isStatic) {
                use(owner);
            }
            call(name, member.type().stringValue());
        }
    }

    private void read(LoadableConstantEntry constant) {
        switch (constant) {
            case ClassEntry type -> {
                speakOf(type.asInternalName());
                use(type.asInternalName());
            }
            case StringEntry text -> read(text);
            case MethodHandleEntry handle -> call(handle.reference(), true);
            case MethodTypeEntry type -> speakOfAll(type.descriptor().stringValue());
            case ConstantDynamicEntry made ->
                link(made.name().stringValue(), made.type().stringValue(), made.bootstrap());
            default -> {}
        }
    }

    /** A lambda among others: an object of the type that is returned, with a method of this name and one of the types. */
    private void link(String name, String type, BootstrapMethodEntry bootstrap) {
        in(type).forEach(this::use);
        read(bootstrap.bootstrapMethod());
        for (LoadableConstantEntry argument : bootstrap.arguments()) {
            read(argument);
            if (argument instanceof MethodTypeEntry method) {
                called.add(name + method.descriptor().stringValue());
            }
        }
    }
}
