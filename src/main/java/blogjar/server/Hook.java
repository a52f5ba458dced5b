package blogjar.server;

import java.nio.ByteBuffer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Who is told from outside, at {@code /-/hook}, that there is something new; any thread may call. */
public interface Hook {
    /** Whether there is a secret that a message can prove itself by; without one nobody is heard. */
    boolean isOpen();

    /**
     * Begins to look at a message.
     *
     * @param fields its header fields, by name
     */
    Message begin(UnaryOperator<@Nullable String> fields);

    /** One message. */
    interface Message {
        /** More of its body. */
        void add(ByteBuffer body);

        /**
         * Its end; comes back at once.
         *
         * @return whether it was genuine, so that what it tells is seen to
         */
        boolean end();
    }
}
