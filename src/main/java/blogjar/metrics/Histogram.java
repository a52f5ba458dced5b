package blogjar.metrics;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** How many answers took how long. */
final class Histogram {
    /** Upper bounds in microseconds, from an answer out of memory to a large file over a slow line. */
    private static final long[] MICROS = {
        50,
        100,
        250,
        500,
        1_000,
        2_500,
        5_000,
        10_000,
        25_000,
        50_000,
        100_000,
        250_000,
        500_000,
        1_000_000,
        2_500_000,
        10_000_000,
        60_000_000
    };

    private final LongAdder[] counts = new LongAdder[MICROS.length + 1];
    private final LongAdder sum = new LongAdder();

    Histogram() {
        for (int i = 0; i < counts.length; i++) {
            counts[i] = new LongAdder();
        }
    }

    void add(long nanos) {
        long micros = TimeUnit.NANOSECONDS.toMicros(nanos);
        int i = 0;
        while (i < MICROS.length && micros >= MICROS[i]) {
            i++;
        }
        counts[i].increment();
        sum.add(nanos);
    }

    /** Takes each bound with the number of answers below it, and at last the number of all without a bound. */
    void each(Bucket bucket) {
        long below = 0;
        for (int i = 0; i < counts.length; i++) {
            below += counts[i].sum();
            bucket.take(i < MICROS.length ? Double.toString(MICROS[i] / 1e6) : "+Inf", below);
        }
    }

    /** Takes one bound, in seconds. */
    @FunctionalInterface
    interface Bucket {
        void take(String bound, long below);
    }

    double seconds() {
        return sum.sum() / 1e9;
    }
}
