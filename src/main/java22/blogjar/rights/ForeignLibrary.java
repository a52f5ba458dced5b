package blogjar.rights;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;

/**
 * The C library by Java's foreign functions (JEP 454). All calls have one form, as Java makes a class for each, which takes longer
 * than all the rest. By reflection it would take twice as long again, so this class is compiled for Java 22, where it can be.
 */
final class ForeignLibrary implements CLibrary {
    private final SymbolLookup library;
    private final MethodHandle call;

    /** To be called by name only. */
    @SuppressWarnings("restricted") // the manifest of the jar allows it
    ForeignLibrary() {
        Linker linker = Linker.nativeLinker();
        library = linker.defaultLookup();
        MemoryLayout number = ValueLayout.JAVA_LONG;
        call = linker.downcallHandle(
                FunctionDescriptor.of(ValueLayout.JAVA_INT, number, number, number, number, number));
    }

    @Override
    public int call(String function, long first, long second, long third) {
        MemorySegment found = library.find(function).orElseThrow();
        try {
            return (int) call.invokeExact(found, first, second, third, 0L, 0L);
        } catch (RuntimeException | Error failed) {
            throw failed;
        } catch (Throwable never) {
            throw new IllegalStateException("C knows no exceptions", never);
        }
    }

    @Override
    public long address(ByteBuffer memory) {
        return MemorySegment.ofBuffer(memory).address();
    }
}
