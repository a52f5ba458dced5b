package blogjar.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link Release} of what is put. A resource whose bytes are those of the previous release is taken from it: same
 * entity tag, same date, nothing compressed again.
 */
public final class ReleaseSink implements Sink {
    /** Longer files are sent from the disk. */
    private static final long LARGEST_IN_MEMORY = 128L << 10;

    /** But text is kept, as it is worth compressing: a search index. */
    private static final long LARGEST_TEXT_IN_MEMORY = 8L << 20;

    private final Release previous;
    private final Instant now;
    private final Map<String, Resource> resources = new ConcurrentHashMap<>();
    private final Map<String, LateResource> late = new ConcurrentHashMap<>();
    private final Collection<LatePages> pages = new ConcurrentLinkedQueue<>();
    private final Collection<LateFolder> folders = new ConcurrentLinkedQueue<>();
    private final Map<String, String> sources = new ConcurrentHashMap<>();
    private final AtomicLong room;

    public ReleaseSink(Release previous, Clock clock) {
        this(previous, clock, Runtime.getRuntime().maxMemory() / 4);
    }

    /** @param room how many bytes of files may be kept in memory; the others are sent from the disk, whatever their size */
    ReleaseSink(Release previous, Clock clock, long room) {
        this.previous = previous;
        this.now = clock.instant();
        this.room = new AtomicLong(room);
    }

    public ReleaseSink() {
        this(Release.empty(), Clock.systemUTC());
    }

    @Override
    public void put(Output output) throws IOException {
        if (output.source() != null) {
            sources.put(output.source(), output.path());
        }
        if (output.content() instanceof Content.InFile file) {
            put(output.path(), file.file());
        } else if (output.content() instanceof Content.Late content && !content.isMade()) {
            late.put(output.path(), late(output));
        } else {
            byte[] bytes = output.content().bytes();
            String target = output.content() instanceof Content.Redirect redirect ? redirect.target() : null;
            resources.put(output.path(), resource(output.path(), bytes, ContentHash.of(bytes), target));
        }
    }

    private LateResource late(Output output) {
        String path = output.path();
        Content.Late content =
                output.content() instanceof Content.Late known ? known : Content.late(output.content()::bytes);
        Resource former = previous.find(path).orElse(null);
        return new LateResource(content, former, bytes -> resource(path, bytes, ContentHash.of(bytes), null));
    }

    @Override
    public void put(LatePages some) {
        pages.add(some);
    }

    /** Takes note of what is asked for only where something is not rendered yet; else it is put at once. */
    @Override
    public void put(LateFolder folder) throws IOException {
        if (late.isEmpty() && pages.isEmpty()) {
            Sink.super.put(folder);
        } else {
            folders.add(folder);
        }
    }

    /** Whether something of this path has been put. */
    public boolean has(String path) {
        return resources.containsKey(path)
                || late.containsKey(path)
                || pages.stream().anyMatch(some -> some.has(path));
    }

    private Resource resource(String path, byte[] bytes, String hash, @Nullable String target) {
        Resource known = previous.find(path).orElse(null);
        Resource resource = known != null && known.etag().equals('"' + hash + '"')
                ? known
                : Resource.inMemory(path, bytes, hash, now, null);
        return resource.leadingTo(target);
    }

    /** @param file as it is now, which may be other than when the tree was read */
    void put(String path, Path file) throws IOException {
        FileState state = FileState.of(file, Files.readAttributes(file, BasicFileAttributes.class));
        Resource known = previous.find(path).orElse(null);
        if (known != null && known.isFrom(state)) {
            known.identity().ifPresent(kept -> room.addAndGet(-kept.length()));
            resources.put(path, known);
            return;
        }
        boolean text = MediaTypes.isCompressible(MediaTypes.of(path));
        if (state.length() > (text ? LARGEST_TEXT_IN_MEMORY : LARGEST_IN_MEMORY)
                || room.addAndGet(-state.length()) < 0) {
            resources.put(path, Resource.inFile(path, state, now));
            return;
        }
        byte[] bytes = Content.InFile.read(file);
        String hash = ContentHash.of(bytes);
        Instant modified = state.modified().isAfter(now) ? now : state.modified();
        if (known != null && known.etag().equals('"' + hash + '"')) {
            modified = known.lastModified();
        }
        resources.put(path, Resource.inMemory(path, bytes, hash, modified, state));
    }

    /** All that has been put; to be called once, when the build is complete. */
    public Release release() {
        ReadyForms.join(resources);
        if (!late.isEmpty() || !pages.isEmpty()) {
            Unrendered unrendered = new Unrendered(late, pages, List.copyOf(folders), previous, this::late);
            return new Release(resources.values(), unrendered, sources);
        }
        return new Release(resources.values(), List.of(), sources);
    }
}
