package blogjar.highlight;

import blogjar.highlight.regex.Effort;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes tokens as lines of HTML. What spans lines is closed and opened again as hexo-util 4 does it: the innermost
 * first.
 */
final class HtmlLines implements Tokens.Writer {
    private static final String CLOSE = "</span>";

    private final Marking marking;
    private final Effort effort;
    private final List<String> lines = new ArrayList<>();
    private final Deque<String> open = new ArrayDeque<>();
    private final StringBuilder line = new StringBuilder(256);

    HtmlLines(Marking marking, Effort effort) {
        this.marking = marking;
        this.effort = effort;
    }

    @Override
    public void open(String scope) {
        String tag = "<span class=\"" + className(scope) + "\">";
        line.append(tag);
        open.push(tag);
    }

    /** {@code title.class.inherited} is {@code title class_ inherited__}. */
    private String className(String scope) {
        if (scope.startsWith("language:")) {
            return "language-" + scope.substring("language:".length());
        }
        if (marking == Marking.PRISM) {
            return "token " + PrismNames.of(scope);
        }
        String prefix = marking == Marking.HLJS ? "hljs-" : "";
        int dot = scope.indexOf('.');
        if (dot < 0) {
            return prefix + scope;
        }
        String[] pieces = scope.split("\\.");
        StringBuilder name = new StringBuilder(prefix).append(pieces[0]);
        for (int i = 1; i < pieces.length; i++) {
            name.append(' ').append(pieces[i]).append("_".repeat(i));
        }
        return name.toString();
    }

    @Override
    public void close() {
        line.append(CLOSE);
        open.pop();
    }

    @Override
    public void text(String text) {
        int done = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= '>') {
                String written = c == '\n' ? "" : escaped(c);
                if (written != null) {
                    line.append(text.substring(done, i)).append(written);
                    done = i + 1;
                    if (c == '\n') {
                        endLine();
                    }
                }
            }
        }
        line.append(done == 0 ? text : text.substring(done));
    }

    /** What is written for a character; null for itself. */
    private @Nullable String escaped(char c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> marking == Marking.PRISM ? null : "&gt;";
            case '"' -> marking == Marking.PRISM ? null : "&quot;";
            case '\'' -> marking == Marking.PRISM ? null : "&#x27;";
            default -> null;
        };
    }

    private void endLine() {
        if (marking == Marking.PRISM) {
            lines.add(line.toString());
            line.setLength(0);
            return;
        }
        effort.spend(open.size());
        line.append(CLOSE.repeat(open.size()));
        lines.add(line.toString());
        line.setLength(0);
        open.forEach(line::append);
    }

    List<String> lines() {
        List<String> all = new ArrayList<>(lines);
        all.add(line.toString());
        return all;
    }
}
