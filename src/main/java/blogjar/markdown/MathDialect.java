package blogjar.markdown;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A dialect in whose texts formulas are found. The HTML stays Hexo's, which reads formulas as Markdown; what that changes is told
 * ({@link #changed}), so that the page can draw what was written. Where that could not be, as for {@code \\(a\\)}, whose marks get
 * lost, Markdown sees a word in place of the formula. Formulas whose author wrote backslashes for Markdown to take away are left
 * to it. One object for each article.
 */
public final class MathDialect implements Dialect {
    private static final char BEGIN = '\uE0F0';
    private static final char END = '\uE0F1';
    /** Backslashes that are there for Markdown, as LaTeX has no use for them. */
    private static final Pattern FOR_MARKDOWN = Pattern.compile("\\\\{4}|\\\\{2}[{}]|\\\\[_*]");

    private static final Pattern TAG = Pattern.compile("\\{([{%#])");

    private final Dialect dialect;
    private final boolean singleDollars;
    private final String lineBreak;
    private final List<List<String>> changed = new ArrayList<>();
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

    /** The formulas that Markdown has changed: what is shown of each, without blanks, and what was written. */
    public List<List<String>> changed() {
        return List.copyOf(changed);
    }

    /**
     * An article before its tags are read: no formula holds what begins a variable, a tag or a comment. The lines stay the same.
     */
    public String prepare(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        int done = 0;
        for (Formulas.Formula formula : Formulas.of(text, singleDollars)) {
            String written = text.substring(formula.start(), formula.end());
            if (TAG.matcher(written).find()) {
                out.append(text, done, formula.start());
                out.append(TAG.matcher(written).replaceAll("{ $1").replace("}}", "} }"));
                done = formula.end();
            }
        }
        return out.append(text, done, text.length()).toString();
    }

    @Override
    public Rendered read(String text, LinkAddresses addresses) {
        List<Formulas.Formula> formulas = Formulas.of(text, singleDollars);
        if (formulas.isEmpty()) {
            return dialect.read(text, addresses);
        }
        hasFormulas = true;
        BitSet masked = new BitSet();
        BitSet followed = new BitSet();
        for (int i = 0; i < formulas.size(); i++) {
            if (!isForMarkdown(text, formulas.get(i))) {
                (isInDollars(text, formulas.get(i)) ? followed : masked).set(i);
            }
        }
        Rendered rendered = rendered(text, formulas, masked, addresses);
        List<List<String>> found = new ArrayList<>();
        BitSet lost = follow(text, formulas, followed, rendered.html(), found);
        if (!lost.isEmpty()) {
            masked.or(lost);
            followed.andNot(lost);
            rendered = rendered(text, formulas, masked, addresses);
            found.clear();
            follow(text, formulas, followed, rendered.html(), found);
        }
        changed.addAll(found);
        return rendered;
    }

    private static boolean isInDollars(String text, Formulas.Formula formula) {
        return text.charAt(formula.start()) == '$';
    }

    /**
     * Looks for formulas in the HTML.
     *
     * @param found gets those that are shown otherwise than they are written
     * @return those that are not there
     */
    private static BitSet follow(
            String text, List<Formulas.Formula> formulas, BitSet followed, String html, List<List<String>> found) {
        int[] dollars = IntStream.range(0, formulas.size())
                .filter(i -> isInDollars(text, formulas.get(i)))
                .toArray();
        BitSet lost = new BitSet();
        ShownFormulas shownFormulas = new ShownFormulas(html);
        for (int k = 0; k < dollars.length; k++) {
            String written = written(text, formulas.get(dollars[k]));
            String next = k + 1 < dollars.length ? written(text, formulas.get(dollars[k + 1])) : "";
            String shown = shownFormulas.next(written, next);
            boolean isFollowed = followed.get(dollars[k]);
            if (shown.isEmpty()) {
                lost.set(dollars[k], isFollowed);
            } else if (isFollowed && !shown.equals(ShownFormulas.withoutSpace(written))) {
                found.add(List.of(shown, written));
            }
        }
        return lost;
    }

    private static String written(String text, Formulas.Formula formula) {
        return text.substring(formula.start(), formula.end());
    }

    /** @param masked the formulas that Markdown does not see */
    private Rendered rendered(String text, List<Formulas.Formula> formulas, BitSet masked, LinkAddresses addresses) {
        StringBuilder seen = new StringBuilder(text.length());
        int done = 0;
        for (int i = masked.nextSetBit(0); i >= 0; i = masked.nextSetBit(i + 1)) {
            Formulas.Formula formula = formulas.get(i);
            String mark =
                    isInDollars(text, formula) ? text.substring(formula.start(), formula.start() + formula.mark()) : "";
            seen.append(text, done, formula.start()).append(mark);
            seen.append(BEGIN).append(i).append(END).append(mark);
            done = formula.end();
        }
        seen.append(text, done, text.length());
        Rendered rendered = dialect.read(seen.toString(), addresses);
        return new Rendered(unmasked(rendered.html(), text, formulas), rendered.whole());
    }

    /** Whether the author reckoned with Markdown, hid a part in a comment, or the formula goes over the lines of a quote. */
    private static boolean isForMarkdown(String text, Formulas.Formula formula) {
        String source = text.substring(formula.start(), formula.end());
        return source.contains("<!--")
                || source.indexOf('\n') >= 0 && isQuoted(text, formula.start())
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
            int mark = isInDollars(text, formula) ? formula.mark() : 0;
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
