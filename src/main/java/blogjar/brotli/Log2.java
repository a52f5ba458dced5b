package blogjar.brotli;

/** Logarithms of counts, the same on every machine. */
final class Log2 {
    private static final double LN2 = StrictMath.log(2);
    private static final double[] TABLE = new double[1 << 12];

    static {
        for (int i = 1; i < TABLE.length; i++) {
            TABLE[i] = StrictMath.log(i) / LN2;
        }
    }

    private Log2() {}

    /** 0 for 0. */
    static double of(int count) {
        if (count < TABLE.length) {
            return TABLE[count];
        }
        int shift = 20 - Integer.numberOfLeadingZeros(count); // twelve bits stay
        return TABLE[count >> shift] + shift;
    }
}
