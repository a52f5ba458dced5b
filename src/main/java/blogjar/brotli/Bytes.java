package blogjar.brotli;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bytes looked at several at a time. */
final class Bytes {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** From here on it is worth calling for help. */
    private static final int LONG_RUN = 64;

    private Bytes() {}

    static int four(byte[] bytes, int place) {
        return (int) INT.get(bytes, place);
    }

    /** How many bytes from two places on are the same, at most {@code limit}, which is within both. */
    static int common(byte[] one, int from, byte[] other, int place, int limit) {
        int length = 0;
        int fast = Math.min(limit, LONG_RUN);
        while (length + 8 <= fast) {
            long different = (long) LONG.get(one, from + length) ^ (long) LONG.get(other, place + length);
            if (different != 0) {
                return length + (Long.numberOfTrailingZeros(different) >> 3);
            }
            length += 8;
        }
        if (limit - length > LONG_RUN) {
            int found = Arrays.mismatch(one, from + length, from + limit, other, place + length, place + limit);
            return found < 0 ? limit : length + found;
        }
        while (length < limit && one[from + length] == other[place + length]) {
            length++;
        }
        return length;
    }

    /** Whether a piece stands at a place of a text, which is long enough. */
    static boolean isAt(byte[] piece, byte[] text, int place) {
        for (int i = 0; i < piece.length; i++) {
            if (text[place + i] != piece[i]) {
                return false;
            }
        }
        return true;
    }
}
