package blogjar.redirect;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A path as Netlify and Cloudflare Pages write it: {@code /old/page}, {@code /old/*}, {@code /:year/:slug.html}. A slash or
 * {@code index.html} at the end makes no difference; {@code *} at the end stands for anything, also for nothing; a
 * placeholder stands for a segment, or for as little of one as what follows it lets.
 *
 * @param texts what stands before, between and after the variable parts, decoded; one more than there are names
 * @param names of the variable parts
 */
record PathPattern(List<String> texts, List<String> names) implements Source {
    private static final String SPLAT = "splat";

    PathPattern {
        texts = List.copyOf(texts);
        names = List.copyOf(names);
    }

    static PathPattern parse(String written) throws BadRule {
        if (!written.startsWith("/") || written.startsWith("//")) {
            throw new BadRule("'" + written + "' is no path of this site", "a path with a slash first, as /old/page");
        }
        if (written.indexOf('?') >= 0 || written.indexOf('#') >= 0) {
            throw new BadRule("'" + written + "' has a query or a fragment, by which nothing is found", "a path alone");
        }
        List<String> texts = new ArrayList<>();
        List<String> names = new ArrayList<>();
        int from = 1;
        for (int i = 1; i < written.length(); i++) {
            char c = written.charAt(i);
            int end = c == '*' ? i + 1 : c == ':' ? nameEnd(written, i + 1) : i;
            if (c == '*' && end < written.length()) {
                throw new BadRule(
                        "'" + written + "' has a * that is not its end", "/old/* or placeholders: /old/:name");
            }
            if (c == '*' || end > i + 1) {
                texts.add(decoded(written, from, i));
                names.add(c == '*' ? SPLAT : written.substring(i + 1, end));
                from = end;
                i = end - 1;
            }
        }
        String last = decoded(written, from, written.length());
        texts.add(names.contains(SPLAT) ? last : Paths.key(last));
        check(written, texts, names);
        return new PathPattern(texts, names);
    }

    private static void check(String written, List<String> texts, List<String> names) throws BadRule {
        if (new HashSet<>(names).size() < names.size()) {
            throw new BadRule("'" + written + "' has two placeholders of one name", "a name for each");
        }
        if (names.size() > 1 && texts.subList(1, names.size()).contains("")) {
            throw new BadRule("'" + written + "' has two placeholders side by side", "something between them");
        }
    }

    /** The end of a placeholder's name: a letter, then letters, digits and underscores. */
    static int nameEnd(String written, int from) {
        int end = from;
        while (end < written.length() && isName(written.charAt(end), end == from)) {
            end++;
        }
        return end;
    }

    private static boolean isName(char c, boolean first) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || !first && (c >= '0' && c <= '9' || c == '_');
    }

    private static String decoded(String written, int from, int to) throws BadRule {
        String text = Paths.decode(written.substring(from, to));
        if (text == null) {
            throw new BadRule("'" + written + "' has a % that begins no UTF-8 character", "%25 for the sign itself");
        }
        return text;
    }

    /** Whether its end stands for anything. */
    boolean isOpen() {
        return !names.isEmpty() && names.get(names.size() - 1).equals(SPLAT);
    }

    @Override
    public @Nullable String only() {
        return names.isEmpty() ? texts.get(0) : null;
    }

    @Override
    public @Nullable String firstSegment() {
        String text = texts.get(0);
        return names.isEmpty() || text.indexOf('/') >= 0 ? Paths.first(text) : null;
    }

    @Override
    public @Nullable Captures match(String path) {
        if (!isOpen()) {
            return matchWhole(Paths.key(path));
        }
        Captures found = matchWhole(path);
        return found != null || path.endsWith("/") ? found : matchWhole(path + "/");
    }

    /** In one pass, whatever the path is. */
    private @Nullable Captures matchWhole(String path) {
        String first = texts.get(0);
        if (names.isEmpty() ? !path.equals(first) : !path.startsWith(first)) {
            return null;
        }
        List<String> values = new ArrayList<>(names.size());
        int at = first.length();
        for (int i = 1; i < texts.size(); i++) {
            String text = texts.get(i);
            boolean last = i == names.size();
            if (last && isOpen()) {
                values.add(path.substring(at));
                break;
            }
            int end = last ? path.length() - text.length() : path.indexOf(text, at + 1);
            if (end <= at
                    || !path.startsWith(text, end)
                    || path.substring(at, end).indexOf('/') >= 0) {
                return null;
            }
            values.add(path.substring(at, end));
            at = end + text.length();
        }
        return new Captures(values);
    }
}
