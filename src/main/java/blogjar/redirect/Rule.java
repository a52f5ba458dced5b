package blogjar.redirect;

import blogjar.diagnostic.SourcePosition;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One rule that somebody wrote.
 *
 * @param place where
 * @param target null where there is nothing to go to: the status says it all
 * @param status of the response
 * @param forced whether it holds for a path that has a page, too
 */
record Rule(SourcePosition place, Source source, @Nullable Target target, int status, boolean forced) {
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final Set<Integer> REFUSALS = Set.of(404, 410, 451);
    private static final int OK = 200;

    /** What a status can be, in words. */
    static final String STATUSES = "301, 302, 303, 307 or 308; 404, 410 or 451 for what is gone; 200 for another page";

    static boolean isStatus(int status) {
        return REDIRECTS.contains(status) || REFUSALS.contains(status) || status == OK;
    }

    /** @throws BadRule where status and target don't fit each other */
    static Rule of(SourcePosition place, Source source, @Nullable Target target, int status, boolean forced)
            throws BadRule {
        boolean refusal = REFUSALS.contains(status);
        if (target == null && !refusal) {
            throw new BadRule("there is nothing to go to", "a target; only 404, 410 and 451 need none");
        }
        if (target != null && !target.isLocal() && (refusal || status == OK)) {
            throw new BadRule("status " + status + " shows a page of this site, and no other", "a path such as /gone/");
        }
        return new Rule(place, source, target, status, forced);
    }

    /** Whether the client is sent elsewhere, rather than shown a page. */
    boolean isRedirect() {
        return REDIRECTS.contains(status);
    }
}
