import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.attribute.NestMembersAttribute;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.lang.constant.ClassDesc;
import java.lang.invoke.MethodType;
import java.lang.reflect.AccessFlag;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Lambdas without a class for each, which Java makes when it first meets one: those of a class, and of the classes in it, become objects of one
 * class beside it ({@link Companion}). Equal ones that capture nothing are one object, where Java makes one for each place in the source. Left
 * as they are: those that can be written to a stream or have more interfaces than one, those whose types need more than a cast or a wrapper, and one
 * that is alone.
 */
final class Lambdas {
    /** For one alone, what is saved of the recording comes to the jar: 480 bytes. */
    private static final int FEWEST = 2;

    private final Map<String, ClassModel> models = new LinkedHashMap<>();
    /** What is asked for by {@code instanceof}. */
    private final Set<String> askedFor = new HashSet<>();

    private final Map<String, Interface> interfaces = new HashMap<>();
    /** By the internal name of the class in whose nest the lambdas are. */
    private final Map<String, Map<Lambda, Companion>> companions = new TreeMap<>();

    /**
     * @param all the classes that there will be, one of each name
     * @param touched those whose lambdas may become others
     * @param kept the methods that there will be
     */
    Lambdas(Collection<ClassModel> all, Predicate<ClassModel> touched, BiPredicate<ClassModel, MethodModel> kept) {
        all.forEach(model -> models.put(name(model), model));
        Map<String, Set<Lambda>> byHost = new LinkedHashMap<>();
        for (ClassModel model : all) {
            Stream<CodeElement> code = model.methods().stream()
                    .filter(method -> kept.test(model, method))
                    .flatMap(method -> method.code().stream())
                    .flatMap(body -> body.elementStream());
            boolean isTouched = touched.test(model)
                    && Optional.ofNullable(models.get(host(model)))
                            .filter(touched)
                            .isPresent();
            code.forEach(element -> {
                if (element instanceof TypeCheckInstruction check && check.opcode() == Opcode.INSTANCEOF) {
                    askedFor.add(check.type().asInternalName());
                } else if (element instanceof InvokeDynamicInstruction call && isTouched) {
                    Lambda.of(call.invokedynamic())
                            .filter(Lambda::isPlain)
                            .filter(lambda -> mayCall(model, lambda))
                            .ifPresent(lambda -> byHost.computeIfAbsent(host(model), first -> new LinkedHashSet<>())
                                    .add(lambda));
                }
            });
        }
        byHost.forEach(this::group);
    }

    private static String name(ClassModel model) {
        return model.thisClass().asInternalName();
    }

    private static String host(ClassModel model) {
        return model.findAttribute(Attributes.nestHost())
                .map(host -> host.nestHost().asInternalName())
                .orElse(name(model));
    }

    private static String internal(ClassDesc type) {
        String descriptor = type.descriptorString();
        return descriptor.substring(1, descriptor.length() - 1);
    }

    /** Not what is private elsewhere, or a method of a class above, past its own. */
    private boolean mayCall(ClassModel from, Lambda lambda) {
        return switch (lambda.body().kind()) {
            case SPECIAL, INTERFACE_SPECIAL -> {
                ClassModel owner = models.get(internal(lambda.body().owner()));
                yield owner != null && host(owner).equals(host(from));
            }
            default -> true;
        };
    }

    /** An object has all interfaces of its group: none of these may be in the way of another, nor be asked for where not all are. */
    private void group(String host, Set<Lambda> lambdas) {
        Map<ClassDesc, List<Lambda>> byInterface = new LinkedHashMap<>();
        lambdas.forEach(lambda -> byInterface
                .computeIfAbsent(lambda.type(), first -> new ArrayList<>())
                .add(lambda));
        List<List<Lambda>> groups = new ArrayList<>();
        byInterface.forEach((type, same) -> groups.stream()
                .filter(group -> group.stream().allMatch(other -> agree(other, same.get(0))))
                .findFirst()
                .ifPresentOrElse(group -> group.addAll(same), () -> groups.add(new ArrayList<>(same))));
        groups.removeIf(group -> group.size() < FEWEST);
        for (int i = 0; i < groups.size(); i++) {
            ClassDesc beside = ClassDesc.ofInternalName(host);
            ClassDesc type = ClassDesc.ofInternalName(host + "$Lambdas" + (i == 0 ? "" : i));
            Companion companion = new Companion(type, beside, groups.get(i));
            groups.get(i)
                    .forEach(lambda -> companions
                            .computeIfAbsent(host, first -> new LinkedHashMap<>())
                            .put(lambda, companion));
        }
    }

    private boolean agree(Lambda one, Lambda other) {
        Interface first = read(internal(one.type()));
        Interface second = read(internal(other.type()));
        return first.askedFor(askedFor).equals(second.askedFor(askedFor))
                && !first.methods.containsKey(other.signature())
                && !second.methods.containsKey(one.signature())
                && first.methods.entrySet().stream()
                        .allMatch(method -> second.methods
                                .getOrDefault(method.getKey(), method.getValue())
                                .equals(method.getValue()));
    }

    /** What was made beside a class. */
    private List<Companion> beside(ClassModel model) {
        return companions.getOrDefault(name(model), Map.of()).values().stream()
                .distinct()
                .toList();
    }

    /** What becomes of a class. */
    ClassTransform of(ClassModel model) {
        Map<Lambda, Companion> known = companions.getOrDefault(host(model), Map.of());
        ClassTransform calls = ClassTransform.transformingMethodBodies((code, element) -> {
            Optional<Lambda> lambda = element instanceof InvokeDynamicInstruction call
                    ? Lambda.of(call.invokedynamic()).filter(known::containsKey)
                    : Optional.empty();
            lambda.ifPresentOrElse(made -> known.get(made).make(code, made), () -> code.with(element));
        });
        List<ClassDesc> members = new ArrayList<>();
        model.findAttribute(Attributes.nestMembers())
                .ifPresent(had ->
                        had.nestMembers().stream().map(ClassEntry::asSymbol).forEach(members::add));
        beside(model).forEach(companion -> members.add(companion.type()));
        return members.isEmpty()
                ? calls
                : calls.andThen(ClassTransform.dropping(NestMembersAttribute.class::isInstance))
                        .andThen(ClassTransform.endHandler(copy -> copy.with(NestMembersAttribute.ofSymbols(members))));
    }

    /** Whether others call what is private in a class, which older ones don't allow (JEP 181). */
    boolean needsNest(ClassModel model) {
        return companions.containsKey(host(model)) && model.majorVersion() < ClassFile.JAVA_11_VERSION;
    }

    /** Internal name and bytes of what was not there. */
    Map<String, byte[]> more(ClassFile classes) {
        Map<String, byte[]> more = new TreeMap<>();
        companions.values().stream()
                .flatMap(known -> known.values().stream())
                .distinct()
                .forEach(companion ->
                        more.put(internal(companion.type()), companion.bytes(classes, type -> read(type).isInterface)));
        return more;
    }

    private Interface read(ClassDesc type) {
        return type.isClassOrInterface() ? read(internal(type)) : Interface.NONE;
    }

    private Interface read(String name) {
        Interface had = interfaces.get(name);
        if (had == null) {
            had = models.containsKey(name) ? of(name, models.get(name)) : ofJava(name);
            interfaces.put(name, had);
        }
        return had;
    }

    private Interface of(String name, ClassModel model) {
        Map<String, String> methods = new HashMap<>();
        Set<String> names = new HashSet<>(Set.of(name));
        model.interfaces().forEach(above -> add(read(above.asInternalName()), names, methods));
        for (MethodModel method : model.methods()) {
            if (!method.flags().has(AccessFlag.STATIC) && !method.flags().has(AccessFlag.ABSTRACT)) {
                methods.put(
                        method.methodName().stringValue() + method.methodType().stringValue(), name);
            }
        }
        return new Interface(model.flags().has(AccessFlag.INTERFACE), names, methods);
    }

    private Interface ofJava(String name) {
        Class<?> type;
        try {
            type = Class.forName(name.replace('/', '.'), false, ClassLoader.getPlatformClassLoader());
        } catch (ClassNotFoundException absent) {
            // A library speaks of another one that is not there.
            return Interface.NONE;
        }
        Map<String, String> methods = new HashMap<>();
        Set<String> names = new HashSet<>(Set.of(name));
        for (Class<?> above : type.getInterfaces()) {
            add(read(above.getName().replace('.', '/')), names, methods);
        }
        for (var method : type.getDeclaredMethods()) {
            if (!Modifier.isStatic(method.getModifiers()) && !Modifier.isAbstract(method.getModifiers())) {
                MethodType of = MethodType.methodType(method.getReturnType(), method.getParameterTypes());
                methods.put(method.getName() + of.descriptorString(), name);
            }
        }
        return new Interface(type.isInterface(), names, methods);
    }

    private static void add(Interface above, Set<String> names, Map<String, String> methods) {
        names.addAll(above.names);
        methods.putAll(above.methods);
    }

    /**
     * @param names its own, and of those that it extends
     * @param methods the ones that have a body, and where that is
     */
    private record Interface(boolean isInterface, Set<String> names, Map<String, String> methods) {
        static final Interface NONE = new Interface(false, Set.of(), Map.of());

        Set<String> askedFor(Set<String> all) {
            Set<String> asked = new HashSet<>(names);
            asked.retainAll(all);
            return asked;
        }
    }
}
