package blogjar.tagplugin;

import blogjar.config.Config;
import blogjar.highlight.Coloured;
import blogjar.highlight.Highlighter;
import blogjar.highlight.Marking;
import blogjar.tagplugin.nunjucks.Values;
import blogjar.text.JsSpace;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A block of code in the form that Hexo gives to highlight.js: a table in a figure, or {@code pre} alone. */
final class HighlightJsBlock {
    private final Highlighter highlighter;
    private final boolean lineNumber;
    private final boolean wrap;
    private final boolean hljs;
    private final boolean stripIndent;
    private final boolean languageAttribute;
    private final boolean inlineNumbers;
    private final int lineThreshold;
    private final String tab;
    private final List<String> excluded;
    private final boolean autoDetect;

    HighlightJsBlock(Config config, Highlighter highlighter) {
        this.highlighter = highlighter;
        this.lineNumber = config.flag("highlight.line_number", true);
        this.wrap = config.flag("highlight.wrap", true);
        this.hljs = config.flag("highlight.hljs", false);
        this.stripIndent = config.flag("highlight.strip_indent", true);
        this.languageAttribute = config.flag("highlight.language_attr", false);
        this.inlineNumbers = config.text("highlight.first_line_number").equals("inline");
        this.lineThreshold = config.number("highlight.line_threshold", 0);
        this.tab = config.text("highlight.tab_replace");
        this.autoDetect = config.flag("highlight.auto_detect", false);
        this.excluded = config.get("highlight.exclude_languages") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    /**
     * What the config and the block's options come to.
     *
     * @param language as typed, or null
     * @param used the language that the code is read in, in lower case: {@code plaintext} where it is not known, nothing
     *     where none was found
     * @param name what the code's element is named for
     */
    private record Form(boolean gutter, boolean wrap, double firstLine, String used, String name, String attribute) {}

    private Form form(int lines, CodeOptions options, String used) {
        String language = options.language();
        double threshold = options.lineThreshold() == 0 ? lineThreshold : options.lineThreshold();
        boolean gutter = Objects.requireNonNullElse(options.lineNumber(), lineNumber) && lines > threshold;
        double first = options.firstLine();
        if (inlineNumbers) {
            String inline = options.inlineFirstLine();
            gutter = gutter && inline != null;
            first = inline == null ? first : Values.number(inline);
        }
        boolean isExcluded = language != null && excluded.contains(language);
        gutter = gutter && !isExcluded;
        String name = Objects.requireNonNullElse(language, used);
        boolean attribute = Objects.requireNonNullElse(options.languageAttribute(), languageAttribute);
        return new Form(
                gutter,
                gutter || wrap && !isExcluded,
                first,
                used,
                name,
                attribute && !name.isEmpty() ? " data-language=\"" + name + "\"" : "");
    }

    private Coloured coloured(String code, @Nullable String language) {
        Marking marking = hljs ? Marking.HLJS : Marking.PLAIN;
        if (language == null && autoDetect) {
            return highlighter.guess(code, marking);
        }
        boolean known = language != null && highlighter.languages().inHighlightJs(language);
        String used = language != null && known ? language.toLowerCase(Locale.ROOT) : "plaintext";
        return highlighter.highlight(used, code, marking);
    }

    CodeBlock of(String source, int lineCount, CodeOptions options) {
        String code = stripIndent ? Indent.strip(source) : source;
        Coloured coloured = coloured(code, options.language());
        return new CodeBlock(html(code, coloured, lineCount, options), coloured.whole());
    }

    private String html(String code, Coloured coloured, int lineCount, CodeOptions options) {
        List<String> lines = coloured.lines();
        Form form = form(lineCount, options, coloured.language());
        String classes = (hljs ? "hljs" : "highlight") + (form.name.isEmpty() ? "" : " " + form.name);
        String caption = options.caption();
        StringBuilder out = new StringBuilder(code.length() * 2 + lines.size() * 32 + 256);
        if (!form.wrap) {
            out.append("<pre>");
            if (caption != null && !caption.isEmpty()) {
                out.append("<div class=\"caption\">").append(caption).append("</div>");
            }
            out.append("<code class=\"")
                    .append(classes)
                    .append('"')
                    .append(form.attribute)
                    .append('>');
            int start = out.length();
            lines(lines, form, options, out);
            trimEnd(out, start, code.endsWith("\n"));
            return out.append("</code></pre>").toString();
        }
        out.append("<figure class=\"highlight")
                .append(form.used.isEmpty() ? "" : " " + form.used)
                .append('"')
                .append(DiagramTags.attribute(options.language()))
                .append(form.attribute)
                .append('>');
        if (caption != null && !caption.isEmpty()) {
            out.append("<figcaption>").append(caption).append("</figcaption>");
        }
        out.append("<table><tr>");
        if (form.gutter) {
            gutter(lines.size(), form.firstLine, out);
        }
        out.append("<td class=\"code\"><pre>");
        if (hljs) {
            out.append("<code class=\"")
                    .append(classes)
                    .append('"')
                    .append(form.attribute)
                    .append('>');
        }
        lines(lines, form, options, out);
        return out.append(hljs ? "</code></pre></td></tr></table></figure>" : "</pre></td></tr></table></figure>")
                .toString();
    }

    private static void gutter(int lines, double first, StringBuilder out) {
        out.append("<td class=\"gutter\"><pre>");
        for (int i = 0; i < lines; i++) {
            out.append("<span class=\"line\">").append(Values.text(first + i)).append("</span><br>");
        }
        out.append("</pre></td>");
    }

    private void lines(List<String> lines, Form form, CodeOptions options, StringBuilder out) {
        boolean bare = hljs || !form.wrap;
        String lineEnd = form.wrap ? "<br>" : "\n";
        for (int i = 0; i < lines.size(); i++) {
            String line = tab.isEmpty() ? lines.get(i) : replaceTabs(lines.get(i));
            boolean marked = options.isMarked(form.firstLine + i);
            if (bare) {
                out.append(marked ? "<mark>" : "").append(line).append(marked ? "</mark>" : "");
            } else {
                out.append(marked ? "<span class=\"line marked\">" : "<span class=\"line\">")
                        .append(line)
                        .append("</span>");
            }
            out.append(lineEnd);
        }
    }

    /** Replaces the first run of tabs of a line. */
    private String replaceTabs(String line) {
        int first = line.indexOf('\t');
        if (first < 0) {
            return line;
        }
        int end = first;
        while (end < line.length() && line.charAt(end) == '\t') {
            end++;
        }
        return line.substring(0, first) + tab.repeat(end - first) + line.substring(end);
    }

    /** Takes off the last line end where the code had one of its own, else all blanks at the end. */
    private static void trimEnd(StringBuilder out, int start, boolean lineEndOnly) {
        int end = out.length();
        if (lineEndOnly) {
            end--;
        } else {
            while (end > start && JsSpace.is(out.charAt(end - 1))) {
                end--;
            }
        }
        out.setLength(end);
    }
}
