package blogjar.site;

import blogjar.tagplugin.TextFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Boxes of hexo-admonition 1.1.2: a line with {@code !!! note "title"} behind an empty line, and the lines behind it that
 * are empty or begin with four blanks.
 */
final class Admonitions implements TextFilter {
    private static final String MARK = "!!!";
    private static final List<String> KINDS =
            List.of("note", "info", "todo", "warning", "attention", "caution", "failure", "missing", "fail", "error");

    private final UnaryOperator<String> markdown;

    /** @param markdown renders what stands in a box, as CommonMark */
    Admonitions(UnaryOperator<String> markdown) {
        this.markdown = markdown;
    }

    @Override
    public List<Change> changes(String text) {
        List<Change> changes = new ArrayList<>();
        int at = text.indexOf("\n" + MARK) + 1;
        while (at > 0) {
            boolean apart = at == 1 || text.charAt(at - 2) == '\n';
            int end = apart ? end(text, at) : at;
            String html = end > at ? html(text, at, end) : "";
            if (!html.isEmpty()) {
                changes.add(new Change(at, end, html));
            }
            at = text.indexOf("\n" + MARK, html.isEmpty() ? at : end - 1) + 1;
        }
        return changes;
    }

    /** Where the lines end that belong to the one at {@code start}; {@code start} itself where there are none. */
    private static int end(String text, int start) {
        int first = lineEnd(text, start);
        int end = first;
        while (end > 0 && (text.startsWith("\n", end) || text.startsWith("    ", end)) && lineEnd(text, end) > 0) {
            end = lineEnd(text, end);
        }
        return end > first ? end : start;
    }

    /** Behind the end of the line; 0 where it has none. */
    private static int lineEnd(String text, int at) {
        return text.indexOf('\n', at) + 1;
    }

    /** The box; empty where the line names no kind of box. */
    private String html(String text, int start, int end) {
        int body = lineEnd(text, start);
        String head = text.substring(start + MARK.length(), body);
        String words = head.replaceFirst("^ +", "");
        String lower = words.toLowerCase(Locale.ROOT);
        String kind = KINDS.stream().filter(lower::startsWith).findFirst().orElse("");
        if (kind.isEmpty()) {
            return "";
        }
        StringBuilder lines = new StringBuilder();
        text.substring(body, end)
                .lines()
                .forEach(line -> lines.append(line.strip()).append('\n'));
        return "<div class=\"admonition " + kind + "\">"
                + title(words.substring(0, kind.length()), words.substring(kind.length()))
                + markdown.apply(lines.append('\n').toString()) + "</div>\n\n";
    }

    /** The kind is the title where there is none; two quotes with nothing between them leave it out. */
    private static String title(String kind, String rest) {
        String words = rest.strip();
        if (words.equals("\"\"")) {
            return "";
        }
        String title = words.isEmpty() ? kind : rest.replaceFirst("^ ", "").replace("\"", "");
        return "<p class=\"admonition-title\">" + title + "</p>";
    }
}
