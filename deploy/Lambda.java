import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.classfile.constantpool.InvokeDynamicEntry;
import java.lang.classfile.constantpool.LoadableConstantEntry;
import java.lang.classfile.constantpool.MethodHandleEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DirectMethodHandleDesc.Kind;
import java.lang.constant.MethodTypeDesc;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.function.Predicate;

/**
 * A call by which Java makes an object of a functional interface: one of {@code LambdaMetafactory.metafactory}.
 *
 * @param type the interface
 * @param method its one method
 * @param erased of which types that is in the interface
 * @param exact of which types it is here
 * @param captured what is on the stack when the object is made
 * @param body what the object's method calls, with what was captured and then its own arguments
 */
record Lambda(
        ClassDesc type,
        String method,
        MethodTypeDesc erased,
        MethodTypeDesc exact,
        List<ClassDesc> captured,
        DirectMethodHandleDesc body) {
    private static final ClassDesc METAFACTORY = ClassDesc.of("java.lang.invoke.LambdaMetafactory");
    private static final Map<ClassDesc, ClassDesc> WRAPPERS = Map.of(
            ConstantDescs.CD_boolean, ConstantDescs.CD_Boolean,
            ConstantDescs.CD_byte, ConstantDescs.CD_Byte,
            ConstantDescs.CD_char, ConstantDescs.CD_Character,
            ConstantDescs.CD_short, ConstantDescs.CD_Short,
            ConstantDescs.CD_int, ConstantDescs.CD_Integer,
            ConstantDescs.CD_long, ConstantDescs.CD_Long,
            ConstantDescs.CD_float, ConstantDescs.CD_Float,
            ConstantDescs.CD_double, ConstantDescs.CD_Double);

    /** Empty for other calls that are linked when they are first met, and for lambdas with more than one interface. */
    static Optional<Lambda> of(InvokeDynamicEntry call) {
        DirectMethodHandleDesc linker = call.bootstrap().bootstrapMethod().asSymbol();
        if (!linker.owner().equals(METAFACTORY) || !linker.methodName().equals("metafactory")) {
            return Optional.empty();
        }
        List<LoadableConstantEntry> arguments = call.bootstrap().arguments();
        MethodTypeDesc made = call.typeSymbol();
        return Optional.of(new Lambda(
                made.returnType(),
                call.name().stringValue(),
                ((MethodTypeEntry) arguments.get(0)).asSymbol(),
                ((MethodTypeEntry) arguments.get(2)).asSymbol(),
                made.parameterList(),
                ((MethodHandleEntry) arguments.get(1)).asSymbol()));
    }

    String signature() {
        return method + erased.descriptorString();
    }

    /** Whether {@link #call} converts all of its types. */
    boolean isPlain() {
        List<ClassDesc> wanted = body.invocationType().parameterList();
        for (int i = 0; i < wanted.size(); i++) {
            int own = i - captured.size();
            ClassDesc had = own < 0 ? captured.get(i) : exact.parameterType(own);
            if (!isPlain(had, wanted.get(i)) || own >= 0 && !isPlain(erased.parameterType(own), had)) {
                return false;
            }
        }
        ClassDesc given = exact.returnType();
        return given.equals(ConstantDescs.CD_void)
                || isPlain(body.invocationType().returnType(), given) && isPlain(given, erased.returnType());
    }

    private static boolean isPlain(ClassDesc from, ClassDesc to) {
        if (from.isPrimitive()) {
            return to.isPrimitive() ? to.equals(from) : to.equals(WRAPPERS.get(from)) || isObject(to);
        }
        return !to.isPrimitive() || from.equals(WRAPPERS.get(to));
    }

    /**
     * Writes the call, and the end of the method that does it.
     *
     * @param load puts the object that was captured as the nth on the stack, primitive ones in their wrappers
     */
    void call(CodeBuilder code, IntConsumer load, Predicate<ClassDesc> isInterface) {
        MethodTypeDesc called = body.invocationType();
        if (body.kind() == Kind.CONSTRUCTOR) {
            code.new_(body.owner()).dup();
        }
        for (int i = 0; i < called.parameterCount(); i++) {
            ClassDesc wanted = called.parameterType(i);
            int own = i - captured.size();
            if (own < 0) {
                ClassDesc had = captured.get(i);
                ClassDesc first = had.isPrimitive() || wanted.isPrimitive() ? boxed(had) : wanted;
                load.accept(i);
                convert(code, ConstantDescs.CD_Object, first, isInterface);
                convert(code, first, wanted, isInterface);
            } else {
                ClassDesc had = erased.parameterType(own);
                code.loadLocal(TypeKind.from(had), code.parameterSlot(own));
                convert(code, had, exact.parameterType(own), isInterface);
                convert(code, exact.parameterType(own), wanted, isInterface);
            }
        }
        boolean ofInterface = body.isOwnerInterface();
        MethodTypeDesc type = MethodTypeDesc.ofDescriptor(body.lookupDescriptor());
        switch (body.kind()) {
            case STATIC, INTERFACE_STATIC -> code.invokestatic(body.owner(), body.methodName(), type, ofInterface);
            case CONSTRUCTOR -> code.invokespecial(body.owner(), ConstantDescs.INIT_NAME, type);
            case VIRTUAL, SPECIAL, INTERFACE_VIRTUAL, INTERFACE_SPECIAL -> {
                if (ofInterface) {
                    code.invokeinterface(body.owner(), body.methodName(), type);
                } else {
                    code.invokevirtual(body.owner(), body.methodName(), type);
                }
            }
            default -> throw new IllegalArgumentException("no lambda calls " + body);
        }
        ClassDesc given = called.returnType();
        ClassDesc wanted = erased.returnType();
        if (!wanted.equals(ConstantDescs.CD_void)) {
            convert(code, given, wanted, isInterface);
        } else if (!given.equals(ConstantDescs.CD_void)) {
            if (TypeKind.from(given).slotSize() == 2) {
                code.pop2();
            } else {
                code.pop();
            }
        }
        code.return_(TypeKind.from(wanted));
    }

    private static void convert(CodeBuilder code, ClassDesc from, ClassDesc to, Predicate<ClassDesc> isInterface) {
        if (from.equals(to)) {
            return;
        }
        if (from.isPrimitive()) {
            box(code, from);
        } else if (to.isPrimitive()) {
            ClassDesc wrapper = WRAPPERS.get(to);
            code.invokevirtual(wrapper, to.displayName() + "Value", MethodTypeDesc.of(to));
        } else if (!isObject(to) && !isInterface.test(to)) {
            code.checkcast(to);
        }
    }

    private static ClassDesc boxed(ClassDesc type) {
        return WRAPPERS.getOrDefault(type, type);
    }

    static void box(CodeBuilder code, ClassDesc primitive) {
        ClassDesc wrapper = WRAPPERS.get(primitive);
        code.invokestatic(wrapper, "valueOf", MethodTypeDesc.of(wrapper, primitive));
    }

    private static boolean isObject(ClassDesc type) {
        return type.equals(ConstantDescs.CD_Object);
    }
}
