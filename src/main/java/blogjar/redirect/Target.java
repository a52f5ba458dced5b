package blogjar.redirect;

import java.net.IDN;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a rule leads: a path of this site or an address of the web, with the variable parts of its source filled in. What a
 * request brings is encoded, and can't change the host.
 *
 * @param origin scheme and authority as written; empty for this site
 * @param pieces texts as they are sent, and the numbers of captures between them
 */
record Target(String origin, List<Piece> pieces) {
    private static final Pattern ORIGIN = Pattern.compile("(?i)https?://[^/?#:\\s]+(:\\d{1,5})?(?=[/?#]|$)");
    private static final Pattern UNSEEN = Pattern.compile("\\p{Cntrl}");

    Target {
        pieces = List.copyOf(pieces);
    }

    /**
     * @param text empty where it is a capture
     * @param capture the number of the value to fill in, or -1
     */
    record Piece(String text, int capture) {}

    static Target parse(String written, Source source) throws BadRule {
        Matcher origin = ORIGIN.matcher(written);
        boolean away = origin.lookingAt();
        if (UNSEEN.matcher(written).find()
                || !away && (!written.startsWith("/") || written.startsWith("//") || written.startsWith("/\\"))) {
            throw new BadRule(
                    "'" + UNSEEN.matcher(written).replaceAll("?") + "' is no place to go to",
                    "a path with a slash first, or an address: https://example.com/new");
        }
        String host = away ? origin.group() : "";
        if (host.indexOf('*') >= 0 || host.indexOf('$') >= 0 || host.indexOf('\\') >= 0 || host.indexOf('@') >= 0) {
            throw new BadRule("'" + written + "' would let a request choose the host", "a fixed host");
        }
        return new Target(ascii(host), pieces(written, host.length(), source));
    }

    /** The origin with its name as the DNS has it. */
    private static String ascii(String origin) throws BadRule {
        int start = origin.indexOf("://") + "://".length();
        try {
            return origin.isEmpty() ? "" : origin.substring(0, start) + IDN.toASCII(origin.substring(start));
        } catch (IllegalArgumentException malformed) {
            throw new BadRule("'" + origin + "' names no host", "an address: https://example.com/new");
        }
    }

    private static List<Piece> pieces(String written, int start, Source source) throws BadRule {
        boolean regex = source instanceof RegexPattern;
        List<Piece> pieces = new ArrayList<>();
        int from = start;
        for (int i = start; i < written.length(); i++) {
            char c = written.charAt(i);
            int end = i + 1;
            if (regex && c == '$') {
                end = Math.min(written.length(), i + 2);
            } else if (!regex && c == ':') {
                end = PathPattern.nameEnd(written, i + 1);
            }
            if (end <= i + 1) {
                continue;
            }
            int capture = source.names().indexOf(written.substring(i + 1, end));
            if (capture < 0 && !regex && source.names().isEmpty()) {
                continue; // a colon, as in /Special:Search
            }
            if (capture < 0) {
                throw new BadRule(
                        "'" + written.substring(i, end) + "' in '" + written + "' stands for nothing",
                        source.names().isEmpty() ? "no variable part" : "one of " + source.names());
            }
            pieces.add(new Piece(Paths.encode(written.substring(from, i)), -1));
            pieces.add(new Piece("", capture));
            from = end;
            i = end - 1;
        }
        pieces.add(new Piece(Paths.encode(written.substring(from)), -1));
        return pieces;
    }

    /** Whether it is a page of this site. */
    boolean isLocal() {
        return origin.isEmpty();
    }

    /**
     * The address.
     *
     * @param query of the request with its question mark; left out where the target has one of its own
     */
    String location(Captures captures, String query) {
        StringBuilder out = new StringBuilder();
        boolean inQuery = false;
        for (Piece piece : pieces) {
            if (piece.capture() >= 0) {
                out.append(Paths.encodeValue(captures.values().get(piece.capture()), inQuery));
            } else {
                out.append(piece.text());
                inQuery |= piece.text().indexOf('?') >= 0 || piece.text().indexOf('#') >= 0;
            }
        }
        String rest = out.toString();
        if (isLocal()) {
            rest = '/' + rest.replaceFirst("^/+", ""); // two slashes would begin the name of a host
        } else if (!rest.startsWith("/")) {
            rest = '/' + rest;
        }
        return origin + Redirection.withQuery(rest, Paths.encode(query));
    }

    /** The path of this site that it names: decoded, no leading slash. */
    String path(Captures captures) {
        String location = location(captures, "");
        int end = 1;
        while (end < location.length() && location.charAt(end) != '?' && location.charAt(end) != '#') {
            end++;
        }
        String path = location.substring(1, end);
        return Objects.requireNonNullElse(Paths.decode(path), path);
    }
}
