package blogjar.server.gateway;

import blogjar.text.Percent;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * A program that answers in our place below a path.
 *
 * @param prefix path from the root of the host, decoded, without a slash at its ends
 * @param target where it is: {@code http} or {@code https}, host, port, and perhaps a path that takes the prefix' place
 * @param stripping whether it is asked without the prefix
 * @param host what it is told as the host that was asked for; empty for what the client asked for
 * @param fields sent with each request in place of the client's; an empty value leaves the field out
 * @param body the most bytes of a request's body
 * @param connect for how long reaching it may take
 * @param timeout for how long it may say nothing, before its answer or within
 * @param connections the most requests at once
 */
public record Service(
        String prefix,
        URI target,
        boolean stripping,
        String host,
        Map<String, String> fields,
        long body,
        Duration connect,
        Duration timeout,
        int connections) {

    private static final String PLAIN_IN_PATH = "/-._~!$&'()*+,;=:@";
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    public Service {
        fields = Map.copyOf(fields);
    }

    /** Whether a path, decoded and without its leading slash, is the service's. */
    public boolean has(String path) {
        return path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    }

    /** The prefix as it stands in an address. */
    String path() {
        return Percent.encode("/" + prefix, PLAIN_IN_PATH);
    }

    boolean isSecure() {
        return "https".equals(target.getScheme());
    }

    int port() {
        return target.getPort() >= 0 ? target.getPort() : isSecure() ? HTTPS : HTTP;
    }

    /** Scheme, host and port, as they are named. */
    String origin() {
        return target.getScheme() + "://" + target.getRawAuthority();
    }

    /** The target's own path, without a slash at its end. */
    String base() {
        String path = target.getRawPath() == null ? "" : target.getRawPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /**
     * What to ask the service for.
     *
     * @param rawPath as received; it has the prefix, encoded in whatever way
     * @param rawQuery with its question mark; empty for none
     */
    String asked(String rawPath, String rawQuery) {
        String path = base() + (stripping ? withoutPrefix(rawPath) : rawPath);
        return (path.isEmpty() ? "/" : path) + rawQuery;
    }

    /** As no encoded slash gets here, the prefix has as many segments on the wire as it has decoded. */
    private String withoutPrefix(String rawPath) {
        int at = rawPath.indexOf('/', 1);
        for (int slash = prefix.indexOf('/'); slash >= 0 && at >= 0; slash = prefix.indexOf('/', slash + 1)) {
            at = rawPath.indexOf('/', at + 1);
        }
        return at < 0 ? "" : rawPath.substring(at);
    }
}
