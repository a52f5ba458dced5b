package blogjar.output;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A style, script, font or picture of an earlier release whose name changes with its content: a page that was opened before
 * the swap asks for it. What its author may want to be gone at once, a page or a download, is none.
 *
 * @param until when it need not be there any more
 */
record Former(Resource resource, Instant until) {
    private static final Duration KEPT = Duration.ofDays(1);

    /** In bytes; those of the last releases win. */
    private static final long ROOM = 16L << 20;

    private static final List<String> TYPES =
            List.of("text/css", "text/javascript", "application/wasm", "application/json", "font/", "image/");

    /**
     * What to keep of a release and of those before it.
     *
     * @param next takes its place; has nothing of earlier ones yet
     */
    static List<Former> of(Release previous, Release next, Instant now) {
        List<Former> all = new ArrayList<>();
        for (Resource resource : previous.resources()) {
            if (isAsset(resource)) {
                all.add(new Former(resource, now.plus(KEPT)));
            }
        }
        all.addAll(previous.formers());
        all.sort(Comparator.comparing(Former::until).reversed().thenComparing(former -> former.resource.path()));
        List<Former> kept = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        long room = ROOM;
        for (Former former : all) {
            Resource resource = former.resource;
            boolean gone = next.find(resource.path()).isEmpty();
            if (gone && former.until.isAfter(now) && resource.length() <= room && taken.add(resource.path())) {
                kept.add(former);
                room -= resource.length();
            }
        }
        return kept;
    }

    static boolean isAsset(Resource resource) {
        return resource.identity().isPresent()
                && resource.cacheControl().equals(CachePolicy.FOR_EVER)
                && TYPES.stream().anyMatch(resource.mediaType()::startsWith);
    }
}
