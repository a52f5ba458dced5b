package blogjar.redirect;

import org.jspecify.annotations.Nullable;

/**
 * What a rule makes of a request.
 *
 * @param status of the response
 * @param target with a redirect the value of {@code Location}; else the path of the page to show, decoded and without a
 *     leading slash; null for the site's own page of that status
 */
public record Redirection(int status, @Nullable String target) {
    private static final int FIRST = 300;
    private static final int LAST = 399;

    /** Whether the client is sent to the target, rather than shown it. */
    public boolean isRedirect() {
        return status >= FIRST && status <= LAST;
    }
}
