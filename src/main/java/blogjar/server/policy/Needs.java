package blogjar.server.policy;

import blogjar.text.Addresses;
import blogjar.text.Sha256;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What something asks a browser to load and to run, beyond what its own site has: sources by directive (Content Security
 * Policy Level 3, 2.3).
 */
final class Needs {
    static final String SCRIPT = "script-src";
    static final String STYLE = "style-src";
    static final String IMAGE = "img-src";
    static final String FONT = "font-src";
    static final String MEDIA = "media-src";
    static final String CONNECT = "connect-src";
    static final String FRAME = "frame-src";
    static final String WORKER = "worker-src";
    static final String OBJECT = "object-src";
    static final String FORM = "form-action";
    static final String BASE = "base-uri";
    static final String MANIFEST = "manifest-src";

    static final String INLINE = "'unsafe-inline'";
    static final String HASHES = "'unsafe-hashes'";
    static final String EVAL = "'unsafe-eval'";

    private static final Pattern ORIGIN = Pattern.compile(
            "(?:(https?|wss?):)?//(?:[^/?#@]*@)?(\\[[^\\]/]*\\]|[^/?#@:\\\\]+)(:\\d{1,5})?(?:[/?#\\\\].*)?",
            Pattern.DOTALL);

    private final Map<String, Set<String>> sources = new TreeMap<>();

    void add(String directive, String source) {
        sources.computeIfAbsent(directive, none -> new TreeSet<>()).add(source);
    }

    void addAll(Needs other) {
        other.sources.forEach((directive, more) ->
                sources.computeIfAbsent(directive, none -> new TreeSet<>()).addAll(more));
    }

    /** What is loaded from an address; one of the site itself needs no more. */
    void load(String directive, String address) {
        String source = source(address);
        if (!source.isEmpty()) {
            add(directive, source);
        }
    }

    /** The text of a script or style, by its hash. */
    void inline(String directive, String text) {
        add(directive, hash(text));
    }

    Map<String, Set<String>> sources() {
        return sources;
    }

    boolean isEmpty() {
        return sources.isEmpty();
    }

    /** The source that an address is of; empty for one of the site itself. */
    static String source(String address) {
        String plain = address.strip();
        String lower = plain.substring(0, Math.min(plain.length(), 8)).toLowerCase(Locale.ROOT);
        for (String scheme : new String[] {"data:", "blob:", "mailto:"}) {
            if (lower.startsWith(scheme)) {
                return scheme;
            }
        }
        Matcher origin = ORIGIN.matcher(plain);
        if (!origin.matches()) {
            return "";
        }
        String host = Addresses.host("//" + origin.group(2));
        String scheme = origin.group(1) == null ? "" : origin.group(1).toLowerCase(Locale.ROOT);
        if (!isHost(host)) {
            return "https:";
        }
        String port = origin.group(3) == null ? "" : origin.group(3);
        return (scheme.startsWith("ws") ? scheme + "://" : "") + host + port;
    }

    private static boolean isHost(String host) {
        return !host.isEmpty()
                && !host.endsWith(".") // a script puts the rest behind it
                && host.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || "-._".indexOf(c) >= 0);
    }

    /** Of the text as a browser has it: line ends are one character. */
    static String hash(String text) {
        String normal =
                text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
        return "'sha256-" + Base64.getEncoder().encodeToString(Sha256.of(normal)) + "'";
    }
}
