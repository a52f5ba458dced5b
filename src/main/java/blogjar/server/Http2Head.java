package blogjar.server;

import io.undertow.util.HttpString;
import io.undertow.util.ParserUtils;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one request of HTTP/2, or of what comes after its body: whether they are as they have to be, and how long
 * they are. One is used again and again.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9113#section-8.2">RFC 9113, 8.2 and 8.3.1</a>
 */
final class Http2Head {
    /** What a field counts besides its name and its value (RFC 9113, 6.5.2). */
    private static final int AROUND_FIELD = 32;

    /** What one octet of a length says of itself (RFC 7541, 5.1). */
    private static final int MOST_IN_PREFIX = 127;

    private static final int CONTINUES = 128;
    private static final int HTTPS_PORT = 443;

    /** Of a method or a scheme. */
    private static final int LONGEST_WORD = 256;

    private enum Kind {
        METHOD(":method"),
        SCHEME(":scheme"),
        PATH(":path"),
        AUTHORITY(":authority"),
        HOST("host"),
        LENGTH("content-length"),
        TE("te"),
        COOKIE("cookie"),
        CONNECTION("connection"),
        KEEP_ALIVE("keep-alive"),
        PROXY_CONNECTION("proxy-connection"),
        TRANSFER_ENCODING("transfer-encoding"),
        UPGRADE("upgrade");

        private final HttpString text;

        Kind(String text) {
            this.text = new HttpString(text);
        }

        private boolean isPseudo() {
            return compareTo(AUTHORITY) <= 0;
        }

        /** Whether it must be there once at the most. */
        private boolean isSingle() {
            return compareTo(LENGTH) <= 0;
        }

        /** Whether it is about a connection of HTTP/1. */
        private boolean isOfConnection() {
            return compareTo(CONNECTION) >= 0;
        }
    }

    private static final Kind[] KINDS = Kind.values();
    private static final Map<HttpString, Kind> BY_NAME = new HashMap<>();

    static {
        for (Kind kind : KINDS) {
            BY_NAME.put(kind.text, kind);
        }
    }

    private final int mostFields;
    private final int mostSize;
    private final @Nullable String[] known = new String[KINDS.length];
    private final List<HttpString> names = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    private String lastHost = "";
    private int fields;
    private int size;
    private boolean regular;
    private boolean malformed;

    /**
     * @param mostFields lines of fields, but for those of the request line
     * @param mostSize octets, counted as the client is told to
     */
    Http2Head(int mostFields, int mostSize) {
        this.mostFields = mostFields;
        this.mostSize = mostSize;
    }

    void clear() {
        Arrays.fill(known, null);
        names.clear();
        values.clear();
        fields = 0;
        size = 0;
        regular = false;
        malformed = false;
    }

    void add(HttpString name, String value) {
        Kind kind = BY_NAME.get(name);
        boolean pseudo = kind != null && kind.isPseudo();
        malformed |= !isName(name, pseudo) || !isValue(value) || pseudo && regular;
        regular |= !pseudo;
        if (kind != null) {
            add(kind, value);
        }
        if (!pseudo && (kind != Kind.COOKIE || known[Kind.COOKIE.ordinal()] == null)) {
            fields++; // crumbs of cookies are one field (RFC 9113, 8.2.3)
        }
        size = Math.min(Integer.MAX_VALUE / 2, size + name.length() + value.length() + AROUND_FIELD);
        if (!pseudo && !isTooLong()) {
            names.add(name);
            values.add(value);
        }
        if (kind != null) {
            known[kind.ordinal()] = value;
        }
    }

    private void add(Kind kind, String value) {
        malformed |= kind.isOfConnection()
                || kind == Kind.TE && !value.equals("trailers")
                || kind.isSingle() && known[kind.ordinal()] != null
                || kind == Kind.LENGTH && !Gate.isLength(value);
    }

    private static boolean isName(HttpString name, boolean pseudo) {
        int length = name.length();
        for (int i = pseudo ? 1 : 0; i < length; i++) {
            byte b = name.byteAt(i);
            if (b >= 'A' && b <= 'Z' || !ParserUtils.isTokenChar(b)) {
                return false;
            }
        }
        return length > 0;
    }

    private static boolean isValue(String value) {
        int length = value.length();
        if (length == 0) {
            return true;
        }
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c < ' ' && c != '\t' || c == 0x7f) {
                return false;
            }
        }
        return !isBlank(value.charAt(0)) && !isBlank(value.charAt(length - 1));
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private @Nullable String get(Kind kind) {
        return known[kind.ordinal()];
    }

    /** How many octets it has, counted as a client is told to. */
    int size() {
        return size;
    }

    /** Whether there is more than is taken. */
    boolean isTooLong() {
        return fields > mostFields || size > mostSize;
    }

    /** Whether these are fields that may come after a body (RFC 9113, 8.1). */
    boolean isTrailers() {
        for (Kind kind : KINDS) {
            if (kind.isPseudo() && get(kind) != null) {
                return false;
            }
        }
        return !malformed;
    }

    /**
     * Whether it is well-formed.
     *
     * @param ended whether no body follows
     */
    boolean isRequest(boolean ended) {
        String method = get(Kind.METHOD);
        String length = get(Kind.LENGTH);
        boolean lacksBody = ended && length != null && length.chars().anyMatch(c -> c != '0');
        if (malformed || lacksBody || method == null || !isToken(method)) {
            return false;
        }
        if (isConnect()) {
            return get(Kind.SCHEME) == null && get(Kind.PATH) == null && isHost(get(Kind.AUTHORITY));
        }
        return isScheme(get(Kind.SCHEME)) && isPath(get(Kind.PATH), method) && isHost();
    }

    /** Whether a way to another server is asked for. */
    boolean isConnect() {
        return "CONNECT".equals(get(Kind.METHOD));
    }

    /** Whether the name that is asked for is where HTTP/1 has it. */
    boolean isNamedByField() {
        return get(Kind.AUTHORITY) == null;
    }

    private static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80 || !ParserUtils.isTokenChar((byte) text.charAt(i))) {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= LONGEST_WORD;
    }

    private static boolean isScheme(@Nullable String scheme) {
        if (scheme == null || scheme.isEmpty() || scheme.length() > LONGEST_WORD) {
            return false;
        }
        for (int i = 0; i < scheme.length(); i++) {
            if (scheme.charAt(i) >= 0x80 || !ParserUtils.isSchemeChar((byte) scheme.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPath(@Nullable String path, String method) {
        if (path == null || !path.startsWith("/") && !(path.equals("*") && method.equals("OPTIONS"))) {
            return false;
        }
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) <= ' ' || path.charAt(i) >= 0x7f) {
                return false;
            }
        }
        return true;
    }

    /** Both names, where there are two, are the same. */
    private boolean isHost() {
        String authority = get(Kind.AUTHORITY);
        String host = get(Kind.HOST);
        if (authority == null || host == null) {
            return isHost(authority == null ? host : authority);
        }
        return isHost(authority)
                && (authority.equals(host) || withoutPort(authority).equals(withoutPort(host)));
    }

    private static String withoutPort(String host) {
        String usual = ":" + HTTPS_PORT;
        return (host.endsWith(usual) ? host.substring(0, host.length() - usual.length()) : host)
                .toLowerCase(Locale.ROOT);
    }

    private boolean isHost(@Nullable String host) {
        if (host == null || host.isEmpty()) {
            return false;
        }
        if (host.equals(lastHost)) {
            return true;
        }
        boolean valid = HostField.isValid(host);
        lastHost = valid ? host : lastHost;
        return valid;
    }

    /** What stands for method and target, as HTTP/1 would write them; a hyphen for one that has not come. */
    String requestLine() {
        return orHyphen(get(Kind.METHOD)) + ' ' + orHyphen(target()) + " HTTP/2.0";
    }

    private static String orHyphen(@Nullable String text) {
        return text == null || text.isEmpty() ? "-" : text;
    }

    /** As received; empty where it has not come. */
    String target() {
        String target = get(isConnect() ? Kind.AUTHORITY : Kind.PATH);
        return target == null ? "" : target;
    }

    /**
     * The fields of a request in a form that needs nothing that came before (RFC 7541, 6.2.2), the name that is asked for in its
     * place.
     *
     * @param most octets; what does not fit is left out
     */
    byte[] request(int most) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        String path = target();
        String authority = isNamedByField() ? get(Kind.HOST) : get(Kind.AUTHORITY);
        encode(Kind.METHOD, get(Kind.METHOD), block);
        encode(Kind.SCHEME, get(Kind.SCHEME), block);
        encode(Kind.PATH, path.substring(0, Math.min(path.length(), most / 2)), block);
        encode(Kind.AUTHORITY, authority, block);
        encodeFields(block, most);
        return block.toByteArray();
    }

    /** What stands for a request that is none, or none that can be answered as such. */
    static byte[] nothing() {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        encode(Kind.METHOD, "GET", block);
        encode(Kind.SCHEME, "https", block);
        encode(Kind.PATH, "/", block);
        encode(Kind.AUTHORITY, "-", block);
        return block.toByteArray();
    }

    /** The fields of what comes after a body, likewise. */
    byte[] trailers(int most) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        encodeFields(block, most);
        return block.toByteArray();
    }

    private void encodeFields(ByteArrayOutputStream block, int most) {
        int end = 0;
        while (end < names.size()) {
            HttpString name = names.get(end);
            String value = values.get(end++);
            if (block.size() + name.length() + value.length() + AROUND_FIELD > most) {
                break;
            }
            if (!name.equals(Kind.HOST.text)) {
                encode(name.toString(), value, block);
            }
        }
    }

    private static void encode(Kind kind, @Nullable String value, ByteArrayOutputStream block) {
        encode(kind.text.toString(), value == null ? "" : value, block);
    }

    private static void encode(String name, String value, ByteArrayOutputStream block) {
        block.write(0);
        encode(name, block);
        encode(value, block);
    }

    private static void encode(String text, ByteArrayOutputStream block) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        int rest = bytes.length - MOST_IN_PREFIX;
        block.write(Math.min(bytes.length, MOST_IN_PREFIX));
        if (rest >= 0) {
            for (; rest >= CONTINUES; rest /= CONTINUES) {
                block.write(rest % CONTINUES | CONTINUES);
            }
            block.write(rest);
        }
        block.writeBytes(bytes);
    }
}
