package blogjar.server;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks for (RFC 9112, 3.2), decoded once and strictly: whatever two programs might read in two ways is
 * refused.
 *
 * @param raw path and query as received, beginning with a slash, or {@code *}
 * @param path decoded, without its leading slash; null where it is refused
 * @param refusal the status to answer with where path is null, else 0
 */
record RequestTarget(String raw, @Nullable String path, int refusal) {
    private static final String WELL_KNOWN = ".well-known"; // RFC 8615
    static final String CHALLENGES = WELL_KNOWN + "/acme-challenge/";

    /**
     * @param uri the target as received, perhaps in absolute form, with or without its query
     * @param query without its question mark; empty where there is none
     */
    static RequestTarget of(String uri, String query) {
        String origin = originForm(uri);
        int question = origin.indexOf('?');
        String rawPath = question < 0 ? origin : origin.substring(0, question);
        String raw = question >= 0 || query.isEmpty() ? origin : origin + '?' + query;
        if (!rawPath.startsWith("/") || hasUser(uri)) {
            return rawPath.equals("*") ? new RequestTarget(raw, rawPath, 0) : new RequestTarget("/", null, 400);
        }
        String path = decode(rawPath);
        if (path == null || !isText(raw, rawPath.length())) {
            return new RequestTarget(raw, null, 400);
        }
        return hasHiddenSegment(path) ? new RequestTarget(raw, null, 404) : new RequestTarget(raw, path, 0);
    }

    /** The target without scheme and authority. */
    private static String originForm(String uri) {
        if (uri.startsWith("/")) {
            return uri;
        }
        int authority = uri.indexOf("://");
        if (authority < 0) {
            return uri;
        }
        for (int i = authority + 3; i < uri.length(); i++) {
            char c = uri.charAt(i);
            if (c == '/') {
                return uri.substring(i);
            }
            if (c == '?') {
                return '/' + uri.substring(i);
            }
        }
        return "/";
    }

    /** Name and port of a target in absolute form; null for any other. */
    static @Nullable String authority(String uri) {
        int scheme = uri.startsWith("/") ? -1 : uri.indexOf("://");
        if (scheme < 0) {
            return null;
        }
        int begin = scheme + 3;
        int end = begin;
        while (end < uri.length() && uri.charAt(end) != '/' && uri.charAt(end) != '?') {
            end++;
        }
        return uri.substring(begin, end);
    }

    /** Whether the authority says who asks, which may make it look like another's (RFC 9110, 4.2.4). */
    private static boolean hasUser(String uri) {
        String authority = authority(uri);
        return authority != null && authority.indexOf('@') >= 0;
    }

    /** Whether a certificate authority looks there for what proves that the site is ours (RFC 8555, 8.3). */
    boolean isChallenge() {
        return path != null && path.startsWith(CHALLENGES);
    }

    /** The path's own part of {@link #raw()}. */
    String rawPath() {
        int question = raw.indexOf('?');
        return question < 0 ? raw : raw.substring(0, question);
    }

    /** Question mark and query as received; empty where there is none. */
    String rawQuery() {
        int question = raw.indexOf('?');
        return question < 0 ? "" : raw.substring(question);
    }

    private static @Nullable String decode(String rawPath) {
        int length = rawPath.length();
        for (int i = 1; i < length; i++) {
            char c = rawPath.charAt(i);
            if (c == '%') {
                return decodePercent(rawPath, i);
            }
            if (!isPlain(c)) {
                return null;
            }
        }
        return rawPath.substring(1);
    }

    /** @param from the first percent sign; what is before it is plain */
    private static @Nullable String decodePercent(String rawPath, int from) {
        int length = rawPath.length();
        ByteBuffer bytes = ByteBuffer.allocate(length);
        for (int i = 1; i < length; i++) {
            int c = rawPath.charAt(i);
            if (c == '%') {
                c = i + 2 < length ? hex(rawPath.charAt(i + 1)) << 4 | hex(rawPath.charAt(i + 2)) : -1;
                i += 2;
                if (c < ' ' || c == 0x7f || c == '/' || c == '\\') {
                    return null;
                }
            } else if (i >= from && !isPlain((char) c)) {
                return null;
            }
            bytes.put((byte) c);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(bytes.flip())
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            return null;
        }
    }

    /**
     * Whether a query can be taken. Browsers leave a bar, braces and some more as they are, which a target should not have
     * (RFC 3986, appendix A); what would end a line or the target is none.
     */
    private static boolean isText(String raw, int from) {
        for (int i = from; i < raw.length(); i++) {
            if (!isPlain(raw.charAt(i)) && raw.charAt(i) != '\\') {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(char c) {
        return c > ' ' && c < 0x7f && c != '\\' && c != '#';
    }

    /** The digit's value; -1, which spoils the whole byte, for anything else. */
    private static int hex(char c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    /** Whether a segment begins with a dot: a hidden file, or a way up. */
    private static boolean hasHiddenSegment(String path) {
        if (path.startsWith(".") && !path.startsWith(WELL_KNOWN + "/")) {
            return true;
        }
        return path.contains("/.");
    }
}
