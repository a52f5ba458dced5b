package blogjar.markdown.pandoc;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one document defines: names of links, notes, ids. */
final class Document {
    private final Map<String, Target> targets = new HashMap<>();
    private final Map<String, List<Block>> notes = new HashMap<>();
    private final Map<String, String> headings = new HashMap<>();
    private final Set<String> ids = new HashSet<>();
    private boolean whole = true;

    /** Where a link leads to. */
    record Target(String address, String title, Attributes attributes) {
        /** {@code address "title" {attributes}}; null where it is none. */
        static @Nullable Target parse(String text) {
            String rest = text;
            Attributes attributes = Attributes.NONE;
            int braces = rest.endsWith("}") ? rest.lastIndexOf('{') : -1;
            Attributes found = braces < 0 ? null : Attributes.parse(rest.substring(braces));
            if (found != null) {
                attributes = found;
                rest = rest.substring(0, braces).trim();
            }
            String title = "";
            char last = rest.isEmpty() ? ' ' : rest.charAt(rest.length() - 1);
            int quote = last == '"' || last == '\'' ? rest.indexOf(last) : last == ')' ? rest.indexOf(" (") + 1 : -1;
            if (quote > 0 && quote < rest.length() - 1 && rest.charAt(quote - 1) == ' ') {
                title = rest.substring(quote + 1, rest.length() - 1);
                rest = rest.substring(0, quote).trim();
            }
            if (rest.startsWith("<") && rest.endsWith(">")) {
                rest = rest.substring(1, rest.length() - 1);
            } else if (rest.indexOf(' ') >= 0) {
                return null;
            }
            return new Target(rest, title, attributes);
        }
    }

    /** Notes that a part was left as text. */
    void leftAsText() {
        whole = false;
    }

    /** Whether no part stood too deep to be read. */
    boolean isWhole() {
        return whole;
    }

    void target(String name, Target target) {
        targets.put(key(name), target);
    }

    /** The target of a name, be it a heading's text. */
    @Nullable
    Target target(String name) {
        String key = key(name);
        Target target = targets.get(key);
        String id = headings.get(key);
        return target != null || id == null ? target : new Target("#" + id, "", Attributes.NONE);
    }

    private static String key(String name) {
        return name.trim().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    void note(String name, List<Block> blocks) {
        notes.put(name, blocks);
    }

    @Nullable
    List<Block> note(String name) {
        return notes.get(name);
    }

    void heading(String text, String id) {
        headings.putIfAbsent(key(text), id);
    }

    /** A heading's id by its text; with a number where it was there before. */
    String id(String plain) {
        StringBuilder id = new StringBuilder(plain.length());
        boolean dash = false;
        for (int i = 0; i < plain.length(); i += Character.charCount(plain.codePointAt(i))) {
            int c = plain.codePointAt(i);
            if (Character.isWhitespace(c)) {
                dash = true;
            } else if (Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.') {
                if (dash && id.length() > 0) {
                    id.append('-');
                }
                dash = false;
                if (id.length() > 0 || Character.isLetter(c)) {
                    id.appendCodePoint(Character.toLowerCase(c));
                }
            }
        }
        String base = id.length() == 0 ? "section" : id.toString();
        String unique = base;
        for (int n = 1; !ids.add(unique); n++) {
            unique = base + "-" + n;
        }
        return unique;
    }

    void taken(String id) {
        ids.add(id);
    }
}
