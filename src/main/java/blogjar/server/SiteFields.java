package blogjar.server;

import blogjar.output.Resource;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is said of each resource of one release besides what it is. Worked out behind the first answers; a request that comes
 * earlier has it worked out for itself.
 */
final class SiteFields {
    /** Working it out for so many bytes is a matter of some milliseconds. */
    private static final long MOST_AT_ONCE = 256L << 10;

    private final Function<Resource, FieldSet> work;
    private final Map<Resource, FieldSet> known = new ConcurrentHashMap<>();

    /** Most resources have the same, which is kept once. */
    private final Map<FieldSet, FieldSet> shared = new ConcurrentHashMap<>();

    SiteFields(Function<Resource, FieldSet> work) {
        this.work = work;
    }

    /** What was worked out already; null where it was not. */
    @Nullable
    FieldSet known(Resource resource) {
        return known.get(resource);
    }

    FieldSet of(Resource resource) {
        FieldSet found = known.get(resource);
        if (found == null) {
            FieldSet made = work.apply(resource);
            FieldSet same = shared.putIfAbsent(made, made);
            found = same == null ? made : same;
            known.put(resource, found);
        }
        return found;
    }

    /** Whether {@link #of} may keep a thread for long. */
    static boolean takesTime(Resource resource) {
        return resource.identity().isEmpty() || resource.length() > MOST_AT_ONCE;
    }

    void prepare(Collection<Resource> all) {
        all.parallelStream().forEach(this::of);
    }
}
