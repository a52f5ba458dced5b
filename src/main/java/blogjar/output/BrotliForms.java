package blogjar.output;

import blogjar.brotli.Encoder;
import java.util.Comparator;
import java.util.List;

/**
 * Adds forms with Brotli (RFC 7932) to resources: some thirty times the work of gzip, so it is never done for a request. For one
 * thread at a time, and let go when there is nothing to do, as it takes some megabytes.
 */
public final class BrotliForms {
    private final Encoder encoder = new Encoder();

    /** What is done after each piece of the work, which takes some tenths of a second at most. */
    public interface Pause {
        /** @throws InterruptedException where the work is to end */
        void take() throws InterruptedException;
    }

    /** The resources that lack it, the shortest first, so that the most have it soonest. */
    public static List<Resource> lackedBy(Release release) {
        return release.resources().stream()
                .filter(resource -> !resource.isComplete())
                .sorted(Comparator.comparing(Resource::length).thenComparing(Resource::path))
                .toList();
    }

    /**
     * Adds it where it is shorter than all other forms.
     *
     * @param resource one that is compressible
     */
    public void addTo(Resource resource, Pause pause) throws InterruptedException {
        Representation plain = resource.identity().orElseThrow();
        byte[] bytes = new byte[plain.length()];
        plain.bytes().duplicate().get(bytes);
        byte[] brotli = encoder.encode(bytes, pause::take);
        int shortest =
                resource.coded().stream().mapToInt(Representation::length).min().orElse(plain.length());
        boolean worth = brotli.length + Resource.LEAST_TO_SAVE <= shortest;
        resource.add(worth ? Resource.coded(Resource.BROTLI, Resource.offHeap(brotli)) : null);
    }
}
