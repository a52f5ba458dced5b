package blogjar.acme.renewal;

import blogjar.acme.Issued;
import blogjar.acme.KeyKind;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where certificates and notes are kept. What can't be read or written is a {@link blogjar.diagnostic.ProblemException}. */
public interface Shelf {
    /** All that are whole, whoever renews them. */
    List<Kept> kept();

    /** What was noted last; empty before. */
    Map<String, @Nullable Object> notes();

    /** The right to change something; empty where another process has it. */
    Optional<Held> lock();

    /** A name for a lineage of these names, that is ours or free. */
    String nameFor(List<String> names);

    /** What may be done with the lock. */
    interface Held extends AutoCloseable {
        /** Puts a certificate in use. */
        void keep(String name, Issued issued, Source source);

        /** Notes something in place of what was noted, for good when this returns. */
        void note(Map<String, ?> notes);

        /** Renews from now on what certbot did. */
        void takeOver(String name);

        @Override
        void close();
    }

    /** How a certificate was had. */
    record Source(URI directory, KeyKind key, Optional<String> profile) {}
}
