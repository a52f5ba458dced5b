package blogjar.text;

import java.net.IDN;
import java.text.Normalizer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Addresses as hexo-util writes them. */
public final class Addresses {
    private static final Map<String, String> DEFAULT_PORTS =
            Map.of("http", "80", "https", "443", "ftp", "21", "ws", "80", "wss", "443");

    /** What the URL Standard leaves alone in a path. */
    private static final String PATH = "%!$&'()*+,-./:;=@[\\]^_|~";

    /** What JavaScript's encodeURI leaves alone, but for what the URL Standard encodes in a query. */
    private static final String QUERY = Percent.URI.replace("'", "").replace("#", "");

    private static final String USER = "%!$&'()*+,-.:_~";
    private static final String FORBIDDEN_IN_HOST = " #/:<>?@[\\]^|%\u007f";

    private static final Pattern UNSEEN = Pattern.compile("[\\u00ad\\u200b\\u2060\\ufeff\\ufe00-\\ufe0f]");

    private Addresses() {}

    /** An address with every {@code %XX} decoded; bytes that are no UTF-8 become U+FFFD. */
    public static String decode(String address) {
        return Percent.decode(address, false);
    }

    /** Whether the text begins with a scheme and a colon. */
    public static boolean hasScheme(String address) {
        return schemeEnd(address) > 0;
    }

    private static int schemeEnd(String address) {
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            if (c == ':') {
                return i;
            }
            boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (!letter && !(i > 0 && (c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.'))) {
                return -1;
            }
        }
        return -1;
    }

    /** An address encoded as themes and tags print it (hexo-util 4, encode_url): the query as a form. */
    public static String encode(String address) {
        return encode(address, true);
    }

    /** An address encoded as Markdown prints it (hexo-util 3.3, encode_url): the query's commas and slashes stay. */
    public static String encodeInMarkdown(String address) {
        return encode(address, false);
    }

    private static String encode(String address, boolean form) {
        int scheme = schemeEnd(address);
        if (scheme < 0) {
            return Percent.encode(Percent.decode(address, false), Percent.URI);
        }
        String name = address.substring(0, scheme).toLowerCase(Locale.ROOT);
        return DEFAULT_PORTS.containsKey(name) ? special(name, address, scheme + 1, form) : address;
    }

    private static String special(String scheme, String address, int from, boolean form) {
        int start = from;
        while (start < address.length() && (address.charAt(start) == '/' || address.charAt(start) == '\\')) {
            start++;
        }
        int end = start;
        while (end < address.length() && "/\\?#".indexOf(address.charAt(end)) < 0) {
            end++;
        }
        String authority = authority(address.substring(start, end), String.valueOf(DEFAULT_PORTS.get(scheme)));
        if (authority.isEmpty()) {
            return address;
        }
        int hash = address.indexOf('#', end);
        String beforeHash = hash < 0 ? address : address.substring(0, hash);
        int query = beforeHash.indexOf('?', end);
        String path = query < 0 ? beforeHash.substring(end) : beforeHash.substring(end, query);
        StringBuilder out = new StringBuilder(address.length() + 32)
                .append(scheme)
                .append("://")
                .append(authority)
                .append(form ? Percent.reencode(normalized(path)) : Percent.encode(normalized(path), PATH));
        if (query >= 0 && query + 1 < beforeHash.length()) {
            String text = beforeHash.substring(query + 1);
            out.append('?').append(form ? form(text) : Percent.encode(Percent.decode(text, false), QUERY));
        }
        if (hash >= 0) {
            out.append('#').append(Percent.encode(address.substring(hash + 1), "%!#$&'()*+,-./:;=?@[\\]^_{|}~"));
        }
        return out.toString();
    }

    /**
     * Lower case, international names as they read, no default port; the user's name stays. Empty where no host can be
     * so named.
     */
    private static String authority(String authority, String defaultPort) {
        int at = authority.lastIndexOf('@');
        String host = authority.substring(at + 1);
        int colon = host.lastIndexOf(':');
        String port = colon > host.lastIndexOf(']') ? host.substring(colon + 1) : "";
        String name =
                (port.isEmpty() && !host.endsWith(":") ? host : host.substring(0, colon)).toLowerCase(Locale.ROOT);
        if (!isAscii(name)) {
            // The URL Standard's mapping of names (UTS 46): what is not seen goes, compatible forms are one, a full
            // stop
            // is a dot.
            name = Normalizer.normalize(UNSEEN.matcher(name).replaceAll(""), Normalizer.Form.NFKC)
                    .toLowerCase(Locale.ROOT)
                    .replace('\u3002', '.');
        }
        if (!isHost(name) || !isPort(port)) {
            return "";
        }
        if (Ipv4.isMeant(name)) {
            name = Ipv4.read(name);
            if (name.isEmpty()) {
                return "";
            }
        } else if (name.contains("xn--")) {
            name = IDN.toUnicode(name);
        }
        String user = at < 0 ? "" : Percent.encode(authority.substring(0, at), USER) + "@";
        return user + name + (port.isEmpty() || port.equals(defaultPort) ? "" : ":" + port);
    }

    /**
     * The host of an address without user and port: in lower case, international names in ASCII. What follows the scheme
     * is taken for one where there are no slashes, as in {@code mailto:me@blog.example}. Empty where there is none.
     */
    public static String host(String address) {
        int start = schemeEnd(address) + 1;
        start += address.startsWith("//", start) ? 2 : 0;
        int end = start;
        while (end < address.length() && "/?#\\".indexOf(address.charAt(end)) < 0) {
            end++;
        }
        String host = address.substring(start, end);
        host = host.substring(host.lastIndexOf('@') + 1);
        int port = host.lastIndexOf(':');
        host = (port > host.lastIndexOf(']') ? host.substring(0, port) : host).toLowerCase(Locale.ROOT);
        if (isAscii(host)) {
            return host;
        }
        try {
            return IDN.toASCII(host);
        } catch (IllegalArgumentException malformed) {
            return host;
        }
    }

    /** Whether there can be such a host, with a port or without (URL Standard, host parsing). */
    public static boolean isAuthority(String authority) {
        return !authority(authority, "").isEmpty();
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHost(String name) {
        boolean address = name.startsWith("[") && name.endsWith("]");
        for (int i = 0; i < name.length() && !address; i++) {
            if (name.charAt(i) < ' ' || FORBIDDEN_IN_HOST.indexOf(name.charAt(i)) >= 0) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static boolean isPort(String port) {
        for (int i = 0; i < port.length(); i++) {
            if (port.charAt(i) < '0' || port.charAt(i) > '9') {
                return false;
            }
        }
        return port.length() < 5 || port.length() == 5 && port.compareTo("65535") <= 0;
    }

    /** Dot segments resolved, {@code \} as {@code /}, at least a slash (URL Standard, path state). */
    private static String normalized(String path) {
        if (path.isEmpty()) {
            return "/";
        }
        if (path.indexOf('\\') < 0 && !path.contains("/.") && !path.contains("%2e") && !path.contains("%2E")) {
            return path;
        }
        String[] segments = path.substring(1).split("[/\\\\]", -1);
        Deque<String> kept = new ArrayDeque<>();
        for (int i = 0; i < segments.length; i++) {
            String plain = segments[i].replace("%2e", ".").replace("%2E", ".");
            boolean last = i == segments.length - 1;
            if (plain.equals("..")) {
                kept.pollLast();
            }
            if (plain.equals("..") || plain.equals(".")) {
                if (last) {
                    kept.addLast("");
                }
            } else {
                kept.addLast(segments[i]);
            }
        }
        return "/" + String.join("/", kept);
    }

    /** A query read and written again as a form (URLSearchParams). */
    private static String form(String query) {
        StringBuilder out = new StringBuilder(query.length() + 16);
        for (String pair : query.split("&")) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            out.append(out.length() == 0 ? "" : "&")
                    .append(formPart(name))
                    .append('=')
                    .append(formPart(value));
        }
        return out.toString();
    }

    private static String formPart(String text) {
        return Percent.encode(Percent.decode(text, true), "*-._ ").replace(' ', '+');
    }

    /** The address of {@code to} as written in the page at {@code from}, both paths from the site's root. */
    public static String relative(String from, String to) {
        String[] source = from.split("/", -1);
        String[] target = to.split("/", -1);
        int common = 0;
        while (common < Math.min(source.length, target.length) && source[common].equals(target[common])) {
            common++;
        }
        List<String> out = new ArrayList<>(Collections.nCopies(Math.max(0, source.length - common - 1), ".."));
        out.addAll(List.of(target).subList(common, target.length));
        int size = out.size();
        if (size > 1 && out.get(size - 1).isEmpty() && out.get(size - 2).isEmpty()) {
            out = new ArrayList<>(out.subList(0, size - 2));
            out.add("index.html");
        }
        return encode(String.join("/", out).replaceAll("/{2,}", "/"));
    }
}
