package blogjar.markdown.markdownit;

import blogjar.text.JsSpace;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Blocks of HTML, in CommonMark's seven kinds. */
final class HtmlBlockRule {
    private static final Set<String> VERBATIM = Set.of("script", "pre", "style", "textarea");
    private static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "aside",
            "base",
            "basefont",
            "blockquote",
            "body",
            "caption",
            "center",
            "col",
            "colgroup",
            "dd",
            "details",
            "dialog",
            "dir",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "frame",
            "frameset",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "head",
            "header",
            "hr",
            "html",
            "iframe",
            "legend",
            "li",
            "link",
            "main",
            "menu",
            "menuitem",
            "nav",
            "noframes",
            "ol",
            "optgroup",
            "option",
            "p",
            "param",
            "section",
            "source",
            "summary",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "title",
            "tr",
            "track",
            "ul");

    private HtmlBlockRule() {}

    /** How a block goes on: to one of these marks, or to a blank line where there is none. */
    private record Form(List<String> ends, boolean endsParagraph) {
        boolean ends(String line) {
            if (ends.isEmpty()) {
                return line.isEmpty();
            }
            String lower = line.toLowerCase(Locale.ROOT);
            return ends.stream().anyMatch(lower::contains);
        }
    }

    private static final Form TO_BLANK_LINE = new Form(List.of(), true);
    private static final Form LONE_TAG = new Form(List.of(), false);
    private static final Form TO_END_TAG = new Form(List.of("</script>", "</pre>", "</style>", "</textarea>"), true);

    static boolean read(BlockState state, int line, int end, boolean probe) {
        int start = state.contentStart(line);
        if (state.isCode(line) || !state.parser.options.html() || state.at(start) != '<') {
            return false;
        }
        Form form = form(state.lineText(line));
        if (form == null || probe) {
            return form != null && form.endsParagraph();
        }
        int next = line + 1;
        if (!form.ends(state.lineText(line))) {
            while (next < end && state.indent[next] >= state.blockIndent) {
                String text = state.lineText(next);
                if (form.ends(text)) {
                    next += text.isEmpty() ? 0 : 1;
                    break;
                }
                next++;
            }
        }
        state.line = next;
        state.push(Token.Kind.HTML_BLOCK, "", 0).content = state.lines(line, next, state.blockIndent, true);
        return true;
    }

    private static @org.jspecify.annotations.Nullable Form form(String line) {
        if (line.startsWith("<!--")) {
            return new Form(List.of("-->"), true);
        }
        if (line.startsWith("<?")) {
            return new Form(List.of("?>"), true);
        }
        if (line.startsWith("<![CDATA[")) {
            return new Form(List.of("]]>"), true);
        }
        if (line.length() > 2 && line.startsWith("<!") && line.charAt(2) >= 'A' && line.charAt(2) <= 'Z') {
            return new Form(List.of(">"), true);
        }
        boolean closing = line.startsWith("</");
        int from = closing ? 2 : 1;
        int to = from;
        while (to < line.length() && Chars.isAsciiAlphanumeric(line.charAt(to))) {
            to++;
        }
        String name = line.substring(from, to).toLowerCase(Locale.ROOT);
        char next = to < line.length() ? line.charAt(to) : '\n';
        boolean named = next == '>' || JsSpace.is(next);
        if (!closing && named && VERBATIM.contains(name)) {
            return TO_END_TAG;
        }
        if (BLOCKS.contains(name) && (named || line.startsWith("/>", to))) {
            return TO_BLANK_LINE;
        }
        int tagEnd = HtmlTags.tagEnd(line, 0);
        return tagEnd >= 0 && JsSpace.trim(line.substring(tagEnd)).isEmpty() ? LONE_TAG : null;
    }
}
