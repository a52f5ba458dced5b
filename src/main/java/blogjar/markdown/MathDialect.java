package blogjar.markdown;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A dialect in whose texts formulas stay as they are written: Markdown sees a word in their place. Formulas whose author wrote
 * backslashes for Markdown to take away are left to it. One object for each article.
 */
public final class MathDialect implements Dialect {
    private static final char BEGIN = '\uE0F0';
    private static final char END = '\uE0F1';
    /** Backslashes that are there for Markdown, as LaTeX has no use for them. */
    private static final Pattern FOR_MARKDOWN = Pattern.compile("\\\\{4}|\\\\{2}[{}]|\\\\[_*]");

    private static final Pattern BLANK_LINE = Pattern.compile("(?m)^[ \\t]*\\n");
    private static final Pattern FENCE = Pattern.compile("(?m)^([ \\t]*)(`{3,}|~{3,})[ \\t]*math[ \\t]*\\n");

    private final Dialect dialect;
    private final boolean singleDollars;
    private final String lineBreak;
    private boolean hasFormulas;

    /**
     * @param singleDollars whether one dollar is a mark, too
     * @param lineBreak what the dialect writes for a line end within a paragraph
     */
    public MathDialect(Dialect dialect, boolean singleDollars, String lineBreak) {
        this.dialect = dialect;
        this.singleDollars = singleDollars;
        this.lineBreak = lineBreak;
    }

    /** Whether a text that was rendered had any. */
    public boolean hasFormulas() {
        return hasFormulas;
    }

    /**
     * An article before its tags are read: fences named {@code math} are formulas, and no formula holds what looks like a
     * variable or a tag. The lines stay the same.
     */
    public String prepare(String source) {
        String text = fencesAsDollars(source);
        StringBuilder out = new StringBuilder(text.length() + 16);
        int done = 0;
        for (Formulas.Formula formula : Formulas.of(text, singleDollars)) {
            out.append(text, done, formula.start());
            out.append(text.substring(formula.start(), formula.end())
                    .replace("{{", "{ {")
                    .replace("}}", "} }")
                    .replace("{%", "{ %")
                    .replace("{#", "{ #"));
            done = formula.end();
        }
        return out.append(text, done, text.length()).toString();
    }

    private static String fencesAsDollars(String text) {
        var fence = FENCE.matcher(text);
        StringBuilder out = new StringBuilder(text.length());
        Set<String> open = new HashSet<>();
        int done = 0;
        while (fence.find(done)) {
            int close = open.contains(fence.group(2)) ? -1 : closingLine(text, fence.end(), fence.group(2));
            int lineEnd = close < 0 ? -1 : text.indexOf('\n', close);
            out.append(text, done, fence.start());
            if (close < 0) {
                open.add(fence.group(2)); // nor will the next one be closed
                out.append(text, fence.start(), fence.end());
                done = fence.end();
                continue;
            }
            String body = BLANK_LINE.matcher(text.substring(fence.end(), close)).replaceAll("%\n");
            out.append(fence.group(1)).append("$$\n").append(body);
            out.append(fence.group(1)).append("$$");
            done = lineEnd < 0 ? text.length() : lineEnd;
        }
        return out.append(text, done, text.length()).toString();
    }

    /** The offset of the line that closes a fence; -1 where none does. */
    private static int closingLine(String text, int from, String fence) {
        int line = from;
        while (line < text.length()) {
            int newline = text.indexOf('\n', line);
            int end = newline < 0 ? text.length() : newline;
            if (text.substring(line, end).strip().equals(fence)) {
                return line;
            }
            line = end + 1;
        }
        return -1;
    }

    @Override
    public String render(String text, LinkAddresses addresses) {
        List<Formulas.Formula> formulas = Formulas.of(text, singleDollars);
        if (formulas.isEmpty()) {
            return dialect.render(text, addresses);
        }
        hasFormulas = true;
        StringBuilder masked = new StringBuilder(text.length());
        int done = 0;
        for (int i = 0; i < formulas.size(); i++) {
            Formulas.Formula formula = formulas.get(i);
            if (isForMarkdown(text, formula)) {
                continue;
            }
            masked.append(text, done, formula.start());
            boolean dollars = text.charAt(formula.start()) == '$';
            String mark = dollars ? text.substring(formula.start(), formula.start() + formula.mark()) : "";
            masked.append(mark).append(BEGIN).append(i).append(END).append(mark);
            done = formula.end();
        }
        masked.append(text, done, text.length());
        return unmasked(dialect.render(masked.toString(), addresses), text, formulas);
    }

    /** Whether the author reckoned with Markdown, or the formula goes over the lines of a quote. */
    private static boolean isForMarkdown(String text, Formulas.Formula formula) {
        String source = text.substring(formula.start(), formula.end());
        return source.indexOf('\n') >= 0 && isQuoted(text, formula.start())
                || FOR_MARKDOWN.matcher(source).find();
    }

    private static boolean isQuoted(String text, int offset) {
        int line = text.lastIndexOf('\n', offset) + 1;
        return text.substring(line, offset).stripLeading().startsWith(">");
    }

    private String unmasked(String html, String text, List<Formulas.Formula> formulas) {
        StringBuilder out = new StringBuilder(html.length() * 2);
        int done = 0;
        int begin = html.indexOf(BEGIN);
        while (begin >= 0) {
            int end = html.indexOf(END, begin);
            int number = end < 0 ? -1 : number(html, begin + 1, end);
            if (number < 0 || number >= formulas.size()) {
                begin = html.indexOf(BEGIN, begin + 1);
                continue;
            }
            Formulas.Formula formula = formulas.get(number);
            boolean dollars = text.charAt(formula.start()) == '$';
            int mark = dollars ? formula.mark() : 0;
            out.append(html, done, begin);
            escape(text.substring(formula.start() + mark, formula.end() - mark), out);
            done = end + 1;
            begin = html.indexOf(BEGIN, done);
        }
        return out.append(html, done, html.length()).toString();
    }

    private static int number(String html, int from, int to) {
        boolean digits =
                to > from && to - from < 9 && html.substring(from, to).chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Integer.parseInt(html.substring(from, to)) : -1;
    }

    private void escape(String formula, StringBuilder out) {
        for (int i = 0; i < formula.length(); i++) {
            char c = formula.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\n' -> out.append(lineBreak);
                default -> out.append(c);
            }
        }
    }
}
