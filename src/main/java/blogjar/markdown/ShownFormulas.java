package blogjar.markdown;

import blogjar.text.Html;
import blogjar.text.HtmlTags;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What readers see of the formulas of a rendered text. Markdown takes backslashes, marks of emphasis and quotes for its own and
 * leaves letters and digits, by which a formula is known again.
 */
final class ShownFormulas {
    private static final Set<String> UNREAD = Set.of("code", "pre", "script", "style", "textarea", "svg");
    /** How many dollars that open no formula may stand before one that does. */
    private static final int TRIES = 40;

    private static final Span NOWHERE = new Span(-1, -1);

    /** Without blanks and line ends, which a browser shows otherwise than they are written. */
    private final String text;

    private int at;

    private record Span(int start, int end) {}

    ShownFormulas(String html) {
        this.text = withoutSpace(Html.unescape(read(html)));
    }

    /**
     * What is shown of a formula, without blanks.
     *
     * @param formula as it is written, with its marks
     * @param after the formula that is written next; empty where there is none
     * @return empty where the formula is not there, or not before the next one
     */
    String next(String formula, String after) {
        Span found = find(formula);
        Span following = after.isEmpty() ? NOWHERE : find(after);
        if (found.start() < 0 || following.start() >= 0 && following.start() < found.start()) {
            return "";
        }
        at = found.end();
        return text.substring(found.start(), found.end());
    }

    private Span find(String formula) {
        String mark = formula.startsWith("$$") ? "$$" : "$";
        String letters = letters(formula);
        int open = text.indexOf(mark, at);
        for (int i = 0; i < TRIES && open >= 0; i++) {
            int inside = open + mark.length();
            int end = text.startsWith("$", inside) ? -1 : end(inside, letters, mark, formula.length());
            if (end >= 0) {
                return new Span(open, end);
            }
            open = text.indexOf(mark, open + 1);
        }
        return NOWHERE;
    }

    /** Where the closing mark behind these letters ends; -1 where other ones stand here. */
    private int end(int from, String letters, String mark, int longest) {
        int seen = 0;
        int others = 0;
        for (int i = from; i < text.length() && others <= longest; i++) {
            char c = text.charAt(i);
            if (seen == letters.length() && text.startsWith(mark, i)) {
                return i + mark.length();
            }
            if (!Character.isLetterOrDigit(c)) {
                others++;
            } else if (seen < letters.length() && letters.charAt(seen) == c) {
                seen++;
            } else {
                return -1;
            }
        }
        return -1;
    }

    static String withoutSpace(String text) {
        return kept(text, c -> !Character.isWhitespace(c));
    }

    private static String letters(String text) {
        return kept(text, Character::isLetterOrDigit);
    }

    private static String kept(String text, java.util.function.IntPredicate which) {
        StringBuilder out = new StringBuilder(text.length());
        text.chars().filter(which).forEach(c -> out.append((char) c));
        return out.toString();
    }

    /** The text outside of tags, comments and code. */
    private static String read(String html) {
        StringBuilder out = new StringBuilder(html.length());
        List<String> open = new ArrayList<>();
        int at = 0;
        for (int tag = html.indexOf('<'); tag >= 0; tag = html.indexOf('<', at)) {
            append(html, at, tag, open, out);
            boolean comment = html.startsWith("<!--", tag);
            int end = comment ? html.indexOf("-->", tag + 4) + 3 : HtmlTags.end(html, tag + 1);
            if (end < 3) {
                return out.toString();
            }
            if (!comment) {
                note(html.substring(tag + 1, end - 1), open);
            }
            at = end;
        }
        append(html, at, html.length(), open, out);
        return out.toString();
    }

    private static void append(String html, int from, int to, List<String> open, StringBuilder out) {
        if (open.isEmpty()) {
            out.append(html, from, to);
        }
    }

    private static void note(String tag, List<String> open) {
        boolean close = tag.startsWith("/");
        String name = tag.substring(close ? 1 : 0).split("[\\s/]", 2)[0].toLowerCase(Locale.ROOT);
        if (!UNREAD.contains(name)) {
            return;
        }
        if (!close) {
            open.add(name);
        } else if (open.contains(name)) {
            open.subList(open.lastIndexOf(name), open.size()).clear();
        }
    }
}
