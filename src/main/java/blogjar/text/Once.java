package blogjar.text;

import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that is worked out when it is first asked for, and then kept. Any thread may ask; one works it out, and the others wait. */
public final class Once<T> {
    private @Nullable Supplier<T> work;
    private volatile @Nullable T known;

    public Once(Supplier<T> work) {
        this.work = work;
    }

    /** One that is known already. */
    public static <T> Once<T> of(T value) {
        Once<T> once = new Once<>(() -> value);
        once.known = value;
        return once;
    }

    /** Whether asking takes no time. */
    public boolean isKnown() {
        return known != null;
    }

    public T value() {
        T value = known;
        return value == null ? work() : value;
    }

    private synchronized T work() {
        T value = known;
        if (value == null) {
            value = Objects.requireNonNull(work).get();
            known = value;
            work = null; // and with it what it was worked out of
        }
        return value;
    }
}
