package blogjar.server.policy;

import java.util.regex.Pattern;

/**
 * The policy of a page.
 *
 * @param secure over HTTPS
 * @param plain over plain HTTP, where an address without a scheme is one of HTTP
 */
public record Policy(String secure, String plain) {
    /** None. */
    public static final Policy NONE = said("");

    /** A policy in the words of its author. */
    public static Policy said(String text) {
        return new Policy(text, text);
    }

    private static final Pattern SECURE_SCHEME = Pattern.compile(" (http|ws)s:(?=[ ;]|$)");

    static Policy workedOut(String text) {
        return new Policy(text, SECURE_SCHEME.matcher(text).replaceAll(" $1:"));
    }
}
