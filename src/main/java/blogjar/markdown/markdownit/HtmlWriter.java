package blogjar.markdown.markdownit;

import java.util.List;

/** Tokens as HTML. */
final class HtmlWriter {
    private final MarkdownItOptions options;
    private final StringBuilder out;

    HtmlWriter(MarkdownItOptions options, StringBuilder out) {
        this.options = options;
        this.out = out;
    }

    void write(List<Token> tokens) {
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.is(Token.Kind.INLINE)) {
                write(token.spans());
            } else {
                write(tokens, i);
            }
        }
    }

    private void write(List<Token> tokens, int index) {
        Token token = tokens.get(index);
        switch (token.kind) {
            case TEXT, SPECIAL_TEXT -> escape(token.content);
            case HTML_BLOCK, HTML_SPAN, EMOJI, CONTENTS -> out.append(token.content);
            case SOFT_BREAK -> out.append(options.breaks() ? lineBreak() : "\n");
            case HARD_BREAK -> out.append(lineBreak());
            case CODE_SPAN -> code("<code", token, "</code>");
            case CODE_BLOCK -> code("<pre><code", token, "</code></pre>\n");
            case FENCE -> fence(token);
            case MATH_SPAN -> math("span", "\\(", token, "\\)");
            case MATH_BLOCK -> math("p", "\\[", token, "\\]");
            case FOOTNOTE_REFERENCE, FOOTNOTE_LIST, FOOTNOTE, FOOTNOTE_BACK ->
                Footnotes.write(token, options.xhtmlOut(), out);
            case IMAGE -> {
                if ("".equals(token.attribute("alt"))) {
                    token.with("alt", plainText(token.spans()));
                }
                element(tokens, index);
            }
            case CONTAINER -> {
                if (token.nesting > 0) {
                    String own = token.attribute("class");
                    token.with("class", (own == null ? "" : own + " ") + token.content);
                }
                element(tokens, index);
            }
            default -> element(tokens, index);
        }
    }

    private String lineBreak() {
        return options.xhtmlOut() ? "<br />\n" : "<br>\n";
    }

    private void code(String open, Token token, String close) {
        out.append(open);
        attributes(token);
        out.append('>');
        escape(token.content);
        out.append(close);
    }

    private void fence(Token token) {
        String info = blogjar.text.JsSpace.trim(Entities.unescape(token.info));
        int end = 0;
        while (end < info.length() && !blogjar.text.JsSpace.is(info.charAt(end))) {
            end++;
        }
        String language = info.substring(0, end);
        if (!options.fenceClass().isEmpty()) {
            out.append("<pre class=\"")
                    .append(options.fenceClass())
                    .append("\"><code class=\"")
                    .append(language)
                    .append("\">");
            escape(token.content);
            out.append("</code></pre>\n");
            return;
        }
        if (!language.isEmpty()) {
            String own = token.attribute("class");
            token.with("class", (own == null ? "" : own + " ") + options.langPrefix() + language);
        }
        code("<pre><code", token, "</code></pre>\n");
    }

    /** A formula in the delimiters by which the page's script finds it. */
    private void math(String tag, String open, Token token, String close) {
        out.append('<').append(tag).append(" class=\"math\">").append(open);
        escape(token.content);
        out.append(close).append("</").append(tag).append('>');
        out.append(tag.equals("p") ? "\n" : "");
    }

    private void element(List<Token> tokens, int index) {
        Token token = tokens.get(index);
        if (token.hidden) {
            return;
        }
        if (token.block && token.nesting >= 0 && index > 0 && tokens.get(index - 1).hidden) {
            out.append('\n');
        }
        out.append(token.nesting < 0 ? "</" : "<").append(token.tag);
        attributes(token);
        out.append(token.nesting == 0 && options.xhtmlOut() ? " />" : ">");
        if (token.block
                && !(token.nesting > 0 && index + 1 < tokens.size() && staysOnLine(token, tokens.get(index + 1)))) {
            out.append('\n');
        }
    }

    private static boolean staysOnLine(Token token, Token next) {
        return next.is(Token.Kind.INLINE) || next.hidden || next.nesting == -1 && next.tag.equals(token.tag);
    }

    private void attributes(Token token) {
        for (Token.Attribute attribute : token.attributes == null ? List.<Token.Attribute>of() : token.attributes) {
            out.append(' ');
            escape(attribute.name());
            out.append("=\"");
            escape(attribute.value());
            out.append('"');
        }
    }

    private void escape(String text) {
        int done = 0;
        for (int i = 0; i < text.length(); i++) {
            String entity = switch (text.charAt(i)) {
                case '&' -> "&amp;";
                case '<' -> "&lt;";
                case '>' -> "&gt;";
                case '"' -> "&quot;";
                default -> "";
            };
            if (!entity.isEmpty()) {
                out.append(text, done, i).append(entity);
                done = i + 1;
            }
        }
        out.append(text, done, text.length());
    }

    /** What remains of spans in an attribute. */
    private static String plainText(List<Token> spans) {
        StringBuilder text = new StringBuilder();
        for (Token token : spans) {
            switch (token.kind) {
                case TEXT -> text.append(token.content);
                case IMAGE -> text.append(plainText(token.spans()));
                case SOFT_BREAK -> text.append('\n');
                default -> {}
            }
        }
        return text.toString();
    }
}
