package blogjar.content;

import blogjar.diagnostic.Problems;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The documents of a source folder as they were read, by one build for the next one: a file that is as it was is not read again.
 * All with the same configuration. Any thread may call.
 */
public final class DocumentMemory {
    /** The coarsest clock of a file system: what was written so shortly before it was read may have changed since, with the same time. */
    private static final Duration UNSURE = Duration.ofSeconds(2);

    private final Map<Key, Reading> readings = new ConcurrentHashMap<>();

    /** A file below the posts may be read as a page, too. */
    record Key(Path file, Document.Kind kind) {}

    /**
     * What came of reading a file.
     *
     * @param file as it was then
     * @param begun when
     * @param document null where it could not be read
     * @param told what was wrong with it
     */
    record Reading(SourceFile file, Instant begun, @Nullable Document document, Problems told) {}

    /** What is known of a file; null where it has to be read. */
    @Nullable
    Reading of(SourceFile file, Document.Kind kind) {
        Reading last = readings.get(new Key(file.file(), kind));
        boolean same = last != null
                && last.document() != null
                && last.file().equals(file)
                && file.modified().plus(UNSURE).isBefore(last.begun());
        return same ? last : null;
    }

    void keep(Document.Kind kind, Reading reading) {
        readings.put(new Key(reading.file().file(), kind), reading);
    }

    /** Forgets all but these. */
    void keepOnly(Set<Key> there) {
        readings.keySet().retainAll(there);
    }

    /** Forgets all. */
    public void clear() {
        readings.clear();
    }
}
