package blogjar.content;

import blogjar.diagnostic.Problems;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
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
    static final Duration UNSURE = Duration.ofSeconds(2);

    /** So often in turn only what is known to have changed is looked at; then all is, as nothing that the system tells is for ever. */
    private static final int MOST_GLANCES = 50;

    private final Map<Key, Reading> readings = new ConcurrentHashMap<>();
    private @Nullable Listing listing;
    private int glances;

    /** What has changed since the files were listed; null where that is not known. */
    private @Nullable Set<Path> changed;

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

    /** How many there are. */
    int size() {
        return readings.size();
    }

    /** Forgets all but these. */
    void keepOnly(Set<Key> there) {
        readings.keySet().retainAll(there);
    }

    /** The files as they were listed, and what of them has to be looked at again. */
    record Listed(Listing listing, Set<Path> again) {}

    /**
     * Takes out what is known of the files, which is not known any more then.
     *
     * @return null where all have to be looked at
     */
    synchronized @Nullable Listed listed() {
        Listing last = listing;
        Set<Path> since = changed;
        listing = null;
        changed = null;
        if (last == null || since == null || glances == MOST_GLANCES) {
            glances = 0;
            return null;
        }
        glances++;
        Set<Path> again = last.young();
        again.addAll(since);
        return new Listed(last, again);
    }

    synchronized void keep(Listing now) {
        listing = now;
    }

    /** Adds files that have changed since the documents were read last; nothing else in the folder has, of which this was not told as well. */
    public synchronized void changed(Set<Path> files) {
        Set<Path> before = changed;
        changed = new HashSet<>(files);
        if (before != null) {
            changed.addAll(before);
        }
    }

    /** Takes note that anything in the folder may have changed. */
    public synchronized void changedSomehow() {
        listing = null;
    }

    /** Forgets all. */
    public synchronized void clear() {
        readings.clear();
        listing = null;
    }
}
