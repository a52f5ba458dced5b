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

    /**
     * An address with the query of the request, unless it has one of its own.
     *
     * @param query with its question mark; empty for none
     */
    public static String withQuery(String address, String query) {
        int hash = address.indexOf('#');
        String page = hash < 0 ? address : address.substring(0, hash);
        return page.indexOf('?') >= 0 ? address : page + query + address.substring(page.length());
    }

    /** Whether the client is sent to the target, rather than shown it. */
    public boolean isRedirect() {
        return status >= FIRST && status <= LAST;
    }
}
