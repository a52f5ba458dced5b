package blogjar.content;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files of a source folder at one moment, in the order of their paths.
 *
 * @param begun when they began to be looked at
 */
record Listing(List<Sorted> files, Instant begun) {
    private static final Comparator<Sorted> BY_PATH = Comparator.comparing(Sorted::path, SourceFile.PATHS);

    /**
     * A file, and what it is. One below the posts may be more than one of these.
     *
     * @param post as which kind of post it is read; null where it is none
     * @param besidePosts whether it is below the posts, and may belong to one
     */
    record Sorted(
            SourceFile file,
            boolean data,
            Document.@Nullable Kind post,
            boolean besidePosts,
            boolean page,
            boolean asset) {
        String path() {
            return file.path();
        }
    }

    static Listing of(List<Sorted> files, Instant begun) {
        List<Sorted> sorted = new ArrayList<>(files);
        sorted.sort(BY_PATH);
        return new Listing(Collections.unmodifiableList(sorted), begun);
    }

    /** Files that may have changed after they were looked at without another time. */
    Set<Path> young() {
        Set<Path> young = new HashSet<>();
        Instant sure = begun.minus(DocumentMemory.UNSURE);
        for (Sorted sorted : files) {
            if (!sorted.file().modified().isBefore(sure)) {
                young.add(sorted.file().file());
            }
        }
        return young;
    }

    /**
     * The same where some files are other ones, or there no more.
     *
     * @param gone paths
     */
    Listing with(List<Sorted> others, Set<String> gone, Instant at) {
        List<Sorted> now = new ArrayList<>(files);
        if (!gone.isEmpty()) {
            now.removeIf(sorted -> gone.contains(sorted.path()));
        }
        for (Sorted other : others) {
            int place = Collections.binarySearch(now, other, BY_PATH);
            if (place >= 0) {
                now.set(place, other);
            } else {
                now.add(-place - 1, other);
            }
        }
        return new Listing(Collections.unmodifiableList(now), at);
    }
}
