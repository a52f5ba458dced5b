package blogjar.tagplugin;

import blogjar.config.Config;
import blogjar.highlight.Coloured;
import blogjar.highlight.Highlighter;
import blogjar.highlight.Marking;
import blogjar.tagplugin.nunjucks.Values;
import blogjar.text.Html;
import java.util.List;
import java.util.Objects;

/** A block of code in the form that Hexo gives to Prism, coloured here or left to Prism in the browser. */
final class PrismBlock {
    private final Highlighter highlighter;
    private final boolean preprocess;
    private final boolean lineNumber;
    private final boolean stripIndent;
    private final int lineThreshold;
    private final String tab;
    private final List<String> excluded;

    PrismBlock(Config config, Highlighter highlighter) {
        this.highlighter = highlighter;
        this.preprocess = config.flag("prismjs.preprocess", true);
        this.lineNumber = config.flag("prismjs.line_number", true);
        this.stripIndent = config.flag("prismjs.strip_indent", true);
        this.lineThreshold = config.number("prismjs.line_threshold", 0);
        this.tab = config.text("prismjs.tab_replace");
        this.excluded = config.get("prismjs.exclude_languages") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    CodeBlock of(String source, int lineCount, CodeOptions options) {
        String typed = options.language();
        if (typed != null && excluded.contains(typed)) {
            return new CodeBlock("<pre><code class=\"" + typed + "\">" + Html.escape(source) + "</code></pre>", true);
        }
        String language = typed == null || typed.equals("plaintext")
                ? "none"
                : highlighter.languages().prismName(typed);
        double threshold = options.lineThreshold() == 0 ? lineThreshold : options.lineThreshold();
        boolean numbers = Objects.requireNonNullElse(options.lineNumber(), lineNumber) && lineCount > threshold;
        String code = stripIndent ? Indent.strip(source) : source;
        code = tab.isEmpty() ? code : replaceTabs(code);
        StringBuilder out = new StringBuilder(code.length() * 2 + 256);
        out.append(numbers ? "<pre class=\"line-numbers language-" : "<pre class=\"language-")
                .append(language)
                .append('"');
        if (!language.equals("none")) {
            out.append(" data-language=\"").append(language).append('"');
        }
        if (!preprocess) {
            browserAttributes(options, numbers, out);
        }
        out.append('>');
        String caption = options.caption();
        if (caption != null && !caption.isEmpty()) {
            out.append("<div class=\"caption\">").append(caption).append("</div>");
        }
        out.append("<code class=\"language-").append(language).append("\">");
        boolean colour = preprocess && highlighter.languages().inPrism(language);
        Coloured coloured = colour ? highlighter.highlight(language, code, Marking.PRISM) : null;
        out.append(coloured == null ? Html.escape(code) : String.join("\n", coloured.lines()));
        if (numbers && preprocess) {
            rows(code, out);
        }
        return new CodeBlock(out.append("</code></pre>").toString(), coloured == null || coloured.whole());
    }

    /** What Prism's plugins for line numbers and marked lines go by. */
    private static void browserAttributes(CodeOptions options, boolean numbers, StringBuilder out) {
        double first = options.firstLine();
        if (numbers && first != 0) {
            out.append(" data-start=\"").append(Values.text(first)).append('"');
        }
        String marks = options.markList();
        if (!marks.isEmpty()) {
            out.append(" data-line=\"").append(marks).append('"');
            if (first != 0) {
                out.append(" data-line-offset=\"")
                        .append(Values.text(first - 1))
                        .append('"');
            }
        }
    }

    /** A span a line; a line end at the very end begins no line. */
    private static void rows(String code, StringBuilder out) {
        out.append("<span aria-hidden=\"true\" class=\"line-numbers-rows\"><span></span>");
        for (int i = code.indexOf('\n'); i >= 0 && i + 1 < code.length(); i = code.indexOf('\n', i + 1)) {
            out.append("<span></span>");
        }
        out.append("</span>");
    }

    /** Replaces the tabs that lines begin with. */
    private String replaceTabs(String code) {
        StringBuilder out = new StringBuilder(code.length() + 64);
        boolean leading = true;
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            leading = leading && c == '\t' || c == '\n';
            if (c == '\t' && leading) {
                out.append(tab);
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
