package blogjar.markdown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds formulas in Markdown: {@code $a$}, {@code $$a$$}, {@code \(a\)} and {@code \[a\]}, but not in code, in comments of
 * HTML and in lines that begin with {@code #}. No formula goes over a blank line or a tag; {@code $5 and $6} is none.
 */
final class Formulas {
    private final String text;
    private final boolean singleDollars;
    private final TagSpans tags;
    private final List<Formula> found = new ArrayList<>();
    /** For each mark that closes something, up to where it is known to be missing. */
    private final Map<String, Integer> missing = new HashMap<>();

    private int blankLine = -1;

    /**
     * A formula with its marks.
     *
     * @param mark the length of each mark
     */
    record Formula(int start, int end, int mark) {}

    private Formulas(String text, boolean singleDollars) {
        this.text = text;
        this.singleDollars = singleDollars;
        this.tags = TagSpans.of(text);
    }

    /** @param singleDollars whether one dollar is a mark */
    static List<Formula> of(String text, boolean singleDollars) {
        if (text.indexOf('$') < 0 && !text.contains("\\(") && !text.contains("\\[")) {
            return List.of();
        }
        Formulas formulas = new Formulas(text, singleDollars);
        formulas.read();
        return formulas.found;
    }

    private void read() {
        int i = 0;
        boolean lineStart = true;
        while (i < text.length()) {
            int next = lineStart ? afterLine(i) : i;
            if (next > i) {
                i = next;
                continue;
            }
            lineStart = text.charAt(i) == '\n';
            i = after(i);
        }
    }

    /** The next line, where this one is a heading or opens fenced code; else the same offset. */
    private int afterLine(int start) {
        int i = start;
        while (i < text.length() && " \t>".indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        if (text.startsWith("#", i)) {
            return lineEnd(i);
        }
        if (!text.startsWith("```", i) && !text.startsWith("~~~", i)) {
            return start;
        }
        String fence = text.substring(i, Chars.endOfRun(text, i, text.length(), text.charAt(i)));
        int at = lineEnd(i);
        while (at < text.length()) {
            int content = at;
            while (content < text.length() && " \t>".indexOf(text.charAt(content)) >= 0) {
                content++;
            }
            at = lineEnd(at);
            if (text.startsWith(fence, content)) {
                return at;
            }
        }
        return text.indexOf('`', i + fence.length()) >= 0 && fence.startsWith("`") ? start : text.length();
    }

    private int lineEnd(int from) {
        int newline = text.indexOf('\n', from);
        return newline < 0 ? text.length() : newline + 1;
    }

    private int after(int i) {
        switch (text.charAt(i)) {
            case '`':
                return afterCode(i);
            case '<':
                return text.startsWith("<!--", i) ? afterComment(i) : i + 1;
            case '\\':
                char bracket = i + 1 < text.length() ? text.charAt(i + 1) : 0;
                return bracket == '(' ? marked(i, "\\)") : bracket == '[' ? marked(i, "\\]") : i + 2;
            case '$':
                return text.startsWith("$$", i) ? marked(i, "$$") : dollar(i);
            case '{':
                return Math.max(i + 1, tags.end(i));
            default:
                return i + 1;
        }
    }

    private int afterComment(int start) {
        int end = missing.containsKey("-->") ? -1 : text.indexOf("-->", start + 4);
        if (end < 0) {
            missing.put("-->", text.length());
            return start + 4;
        }
        return end + 3;
    }

    private int afterCode(int start) {
        int open = Chars.endOfRun(text, start, text.length(), '`');
        String run = text.substring(start, open);
        int limit = blankLine(open);
        int at = missing.getOrDefault(run, -1) >= open ? -1 : text.indexOf(run, open);
        while (at >= 0 && at < limit) {
            int end = Chars.endOfRun(text, at, text.length(), '`');
            if (end - at == run.length()) {
                return end;
            }
            at = text.indexOf(run, end);
        }
        missing.put(run, limit);
        return open;
    }

    /** The formula between two marks of two characters; behind the first where the second is missing. */
    private int marked(int start, String close) {
        int limit = limit(start);
        boolean known = missing.getOrDefault(close, -1) > start;
        int end = known ? -1 : close(start + 2, close, limit);
        if (end < 0) {
            missing.put(close, limit);
            return start + 2;
        }
        if (!text.substring(start + 2, end).isBlank()) {
            found.add(new Formula(start, end + 2, 2));
        }
        return end + 2;
    }

    private int close(int from, String close, int limit) {
        for (int i = from; i + close.length() <= limit; i++) {
            if (text.startsWith(close, i)) {
                return i;
            }
            i += text.charAt(i) == '\\' ? 1 : 0;
        }
        return -1;
    }

    /** The formula between single dollars, which stand close to it; no digit follows the second. */
    private int dollar(int start) {
        boolean address = start > 1 && text.startsWith("](", start - 2);
        if (!singleDollars || address || start + 1 >= text.length() || isSpace(start + 1)) {
            return start + 1;
        }
        int limit = limit(start);
        int end = missing.getOrDefault("$", -1) > start ? -1 : close(start + 1, "$", limit);
        if (end < 0) {
            missing.put("$", limit);
            return start + 1;
        }
        boolean digit = end + 1 < text.length() && Chars.isAsciiDigit(text.charAt(end + 1));
        if (isSpace(end - 1) || digit || text.startsWith("$$", end) || isProse(start + 1, end)) {
            return start + 1;
        }
        found.add(new Formula(start, end + 1, 1));
        return end + 1;
    }

    /** Whether Chinese stands between two dollars, and nothing that LaTeX would need for it. */
    private boolean isProse(int from, int to) {
        String between = text.substring(from, to);
        return between.indexOf('\\') < 0 && between.codePoints().anyMatch(Character::isIdeographic);
    }

    private boolean isSpace(int at) {
        return Character.isWhitespace(text.charAt(at));
    }

    private int limit(int from) {
        return Math.min(blankLine(from), tags.next(from, text.length()));
    }

    /** The next blank line from an offset on, or the end of the text. */
    private int blankLine(int from) {
        if (blankLine >= from) {
            return blankLine;
        }
        int newline = text.indexOf('\n', from);
        while (newline >= 0) {
            int i = newline + 1;
            while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
                i++;
            }
            if (i >= text.length() || text.charAt(i) == '\n') {
                break;
            }
            newline = text.indexOf('\n', newline + 1);
        }
        blankLine = newline < 0 ? text.length() : newline;
        return blankLine;
    }
}
