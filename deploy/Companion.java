import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.NestHostAttribute;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A class whose objects are the lambdas of others: one with a number by which it knows what to call, and what was captured. Those that capture
 * nothing are made once, when the class is first used.
 */
final class Companion {
    private static final String NUMBER = "number";
    private static final String ONCE = "once";
    private static final String OF = "of";
    private static final String CAPTURED = "captured";
    private static final int MADE_HERE = ClassFile.ACC_SYNTHETIC | ClassFile.ACC_FINAL;

    private final ClassDesc type;
    private final ClassDesc host;
    private final Set<ClassDesc> interfaces = new LinkedHashSet<>();
    private final Map<Lambda, Integer> numbers = new HashMap<>();
    private final Map<String, List<Lambda>> bySignature = new LinkedHashMap<>();
    private final int once;
    private final int mostCaptured;

    /**
     * @param host the class in whose nest it is
     * @param lambdas each once
     */
    Companion(ClassDesc type, ClassDesc host, List<Lambda> lambdas) {
        this.type = type;
        this.host = host;
        this.once = (int) lambdas.stream().filter(Companion::isMadeOnce).count();
        this.mostCaptured = lambdas.stream()
                .mapToInt(lambda -> lambda.captured().size())
                .max()
                .orElse(0);
        // Numbers of one method follow each other, so that the switch is a table.
        lambdas.stream()
                .sorted(Comparator.comparing((Lambda lambda) -> !isMadeOnce(lambda))
                        .thenComparing(Lambda::signature))
                .forEach(lambda -> {
                    interfaces.add(lambda.type());
                    numbers.put(lambda, numbers.size());
                    bySignature
                            .computeIfAbsent(lambda.signature(), first -> new ArrayList<>())
                            .add(lambda);
                });
    }

    private static boolean isMadeOnce(Lambda lambda) {
        return lambda.captured().isEmpty();
    }

    ClassDesc type() {
        return type;
    }

    /** Puts the lambda on the stack, in place of what it captures. */
    void make(CodeBuilder code, Lambda lambda) {
        int number = numbers.get(lambda);
        if (isMadeOnce(lambda)) {
            code.getstatic(type, ONCE, type.arrayType()).loadConstant(number).aaload();
            return;
        }
        MethodTypeDesc factory = factory(lambda);
        for (int i = lambda.captured().size(); i < factory.parameterCount() - 1; i++) {
            code.aconst_null();
        }
        code.loadConstant(number).invokestatic(type, OF, factory);
    }

    /** Where primitive values are captured, one for each kind of these; one for all others, with as many objects as any has. */
    private MethodTypeDesc factory(Lambda lambda) {
        List<ClassDesc> given = new ArrayList<>();
        lambda.captured().forEach(had -> given.add(had.isPrimitive() ? had : ConstantDescs.CD_Object));
        if (lambda.captured().stream().noneMatch(ClassDesc::isPrimitive)) {
            given.addAll(Collections.nCopies(mostCaptured - given.size(), ConstantDescs.CD_Object));
        }
        given.add(ConstantDescs.CD_int);
        return MethodTypeDesc.of(type, given);
    }

    byte[] bytes(ClassFile classes, Predicate<ClassDesc> isInterface) {
        return classes.build(type, made -> {
            made.withVersion(ClassFile.JAVA_11_VERSION, 0)
                    .withFlags(MADE_HERE | ClassFile.ACC_SUPER)
                    .withInterfaceSymbols(List.copyOf(interfaces))
                    .with(NestHostAttribute.of(host))
                    .withField(NUMBER, ConstantDescs.CD_int, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
            for (int i = 0; i < mostCaptured; i++) {
                made.withField(CAPTURED + i, ConstantDescs.CD_Object, ClassFile.ACC_PRIVATE | ClassFile.ACC_FINAL);
            }
            made.withMethodBody(ConstantDescs.INIT_NAME, constructor(), ClassFile.ACC_PRIVATE, this::construct);
            if (once > 0) {
                made.withField(ONCE, type.arrayType(), ClassFile.ACC_STATIC | ClassFile.ACC_FINAL);
                made.withMethodBody(
                        ConstantDescs.CLASS_INIT_NAME, ConstantDescs.MTD_void, ClassFile.ACC_STATIC, this::makeOnce);
            }
            numbers.keySet().stream()
                    .filter(lambda -> !isMadeOnce(lambda))
                    .map(this::factory)
                    .distinct()
                    .sorted(Comparator.comparing(MethodTypeDesc::descriptorString))
                    .forEach(factory -> made.withMethodBody(
                            OF, factory, ClassFile.ACC_STATIC, code -> make(code, factory.parameterList())));
            bySignature.values().forEach(lambdas -> addMethod(made, lambdas, isInterface));
        });
    }

    private MethodTypeDesc constructor() {
        List<ClassDesc> given = new ArrayList<>(Collections.nCopies(mostCaptured, ConstantDescs.CD_Object));
        given.add(ConstantDescs.CD_int);
        return MethodTypeDesc.of(ConstantDescs.CD_void, given);
    }

    private void construct(CodeBuilder code) {
        code.aload(0).invokespecial(ConstantDescs.CD_Object, ConstantDescs.INIT_NAME, ConstantDescs.MTD_void);
        for (int i = 0; i < mostCaptured; i++) {
            code.aload(0).aload(i + 1).putfield(type, CAPTURED + i, ConstantDescs.CD_Object);
        }
        code.aload(0).iload(mostCaptured + 1).putfield(type, NUMBER, ConstantDescs.CD_int);
        code.return_();
    }

    private void makeOnce(CodeBuilder code) {
        Label next = code.newLabel();
        Label end = code.newLabel();
        int left = code.allocateLocal(TypeKind.INT);
        code.loadConstant(once).anewarray(type).putstatic(type, ONCE, type.arrayType());
        code.loadConstant(once).istore(left);
        code.labelBinding(next).iload(left).ifeq(end).iinc(left, -1);
        code.getstatic(type, ONCE, type.arrayType()).iload(left).new_(type).dup();
        for (int i = 0; i < mostCaptured; i++) {
            code.aconst_null();
        }
        code.iload(left)
                .invokespecial(type, ConstantDescs.INIT_NAME, constructor())
                .aastore()
                .goto_(next);
        code.labelBinding(end).return_();
    }

    private void make(CodeBuilder code, List<ClassDesc> given) {
        code.new_(type).dup();
        int captured = given.size() - 1;
        for (int i = 0; i < mostCaptured; i++) {
            if (i >= captured) {
                code.aconst_null();
            } else {
                code.loadLocal(TypeKind.from(given.get(i)), code.parameterSlot(i));
                if (given.get(i).isPrimitive()) {
                    Lambda.box(code, given.get(i));
                }
            }
        }
        code.iload(code.parameterSlot(captured));
        code.invokespecial(type, ConstantDescs.INIT_NAME, constructor()).areturn();
    }

    private void addMethod(ClassBuilder made, List<Lambda> lambdas, Predicate<ClassDesc> isInterface) {
        Lambda any = lambdas.get(0);
        made.withMethodBody(any.method(), any.erased(), ClassFile.ACC_PUBLIC, code -> {
            Map<Lambda, Label> labels = new LinkedHashMap<>();
            lambdas.forEach(lambda -> labels.put(lambda, code.newLabel()));
            if (lambdas.size() > 1) {
                // The last one is what remains.
                Label last = labels.get(lambdas.get(lambdas.size() - 1));
                List<SwitchCase> cases = lambdas.subList(0, lambdas.size() - 1).stream()
                        .map(lambda -> SwitchCase.of(numbers.get(lambda), labels.get(lambda)))
                        .toList();
                code.aload(0).getfield(type, NUMBER, ConstantDescs.CD_int);
                choose(code, last, cases);
            }
            labels.forEach((lambda, label) -> {
                code.labelBinding(label);
                lambda.call(
                        code,
                        captured -> code.aload(0).getfield(type, CAPTURED + captured, ConstantDescs.CD_Object),
                        isInterface);
            });
        });
    }

    /** A table, or where most of it would be empty a list of numbers. */
    private static void choose(CodeBuilder code, Label otherwise, List<SwitchCase> cases) {
        int lowest = cases.get(0).caseValue();
        int highest = cases.get(cases.size() - 1).caseValue();
        if (highest - lowest < 2 * cases.size()) {
            code.tableswitch(lowest, highest, otherwise, cases);
        } else {
            code.lookupswitch(otherwise, cases);
        }
    }
}
