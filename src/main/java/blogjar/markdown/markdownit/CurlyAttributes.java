package blogjar.markdown.markdownit;

import blogjar.text.JsSpace;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gives elements the attributes in braces beside them (markdown-it-attrs 4.5, in its order). */
final class CurlyAttributes implements TreeRule {
    private final CurlyBraces braces;
    private final Pattern rule;

    CurlyAttributes(Settings options) {
        this.braces = new CurlyBraces(options);
        this.rule = Pattern.compile(
                "^ {0,3}[-*_]{3,} ?" + Pattern.quote(braces.left()) + "(?!" + Pattern.quote(braces.right()) + ")");
    }

    @Override
    public void apply(Tree tree) {
        List<Token> tokens = tree.tokens;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            fence(token);
            if (token.is(Token.Kind.INLINE)) {
                spans(token.spans());
                inItem(tokens, i);
                belowText(tokens, i);
                atEnd(tokens, i);
            } else if (token.nesting < 0 && (token.tag.equals("table") || isList(token, -1))) {
                belowBlock(tokens, i);
            } else if (token.opens(Token.Kind.PARAGRAPH)) {
                rule(tokens, i);
            }
        }
    }

    /** Behind the language of a fence, or the name of a container. */
    private void fence(Token token) {
        if (token.block && braces.end(token.info)) {
            int brace = braces.lastLeft(token.info);
            braces.addTo(token, token.info, brace);
            String kept = token.info.substring(0, brace);
            boolean parted = kept.endsWith(" ") || kept.endsWith("\n");
            token.info = parted ? kept.substring(0, kept.length() - 1) : kept;
        }
    }

    /** Behind images and code; then behind what is closed. */
    private void spans(List<Token> spans) {
        int i = 1;
        while (i < spans.size()) {
            Token before = spans.get(i - 1);
            Token text = spans.get(i);
            boolean single = before.is(Token.Kind.IMAGE) || before.is(Token.Kind.CODE_SPAN);
            if (single && beginsWithBraces(text)) {
                braces.addTo(before, text.content, 0);
                cut(text);
                if (text.content.isEmpty()) {
                    spans.remove(i);
                }
                i = 1;
            } else {
                i++;
            }
        }
        for (int j = 1; j < spans.size(); j++) {
            Token open = spans.get(j - 1).nesting == -1 ? opening(spans, j - 1) : null;
            while (open != null && beginsWithBraces(spans.get(j))) {
                braces.addTo(open, spans.get(j).content, 0);
                cut(spans.get(j));
            }
        }
    }

    private boolean beginsWithBraces(Token text) {
        return text.is(Token.Kind.TEXT) && braces.begin(text.content);
    }

    private void cut(Token text) {
        int end = text.content.indexOf(braces.right()) + braces.right().length();
        text.content = text.content.substring(end);
    }

    /** In a paragraph below a list or a table. */
    private void belowBlock(List<Token> tokens, int i) {
        boolean table = tokens.get(i).tag.equals("table");
        if (i + 3 >= tokens.size()
                || !tokens.get(i + 1).opens(Token.Kind.PARAGRAPH)
                || !tokens.get(i + 2).is(Token.Kind.INLINE)
                || !braces.fill(tokens.get(i + 2).content)
                || !table && tokens.get(i + 2).spans().size() != 1) {
            return;
        }
        Token open = opening(tokens, i);
        if (open != null) {
            braces.addTo(open, tokens.get(i + 2).content, 0);
            tokens.subList(i + 1, i + 4).clear();
        }
    }

    /** On the last line of an item, for the list; or at its end, for the item. */
    private void inItem(List<Token> tokens, int i) {
        if (i < 2 || !isItem(tokens.get(i - 2))) {
            return;
        }
        List<Token> spans = tokens.get(i).spans();
        if (endsWithLineOfBraces(spans)) {
            int list = i - 2;
            while (list > 0 && !isList(tokens.get(list), 1)) {
                list--;
            }
            braces.addTo(tokens.get(list), spans.get(spans.size() - 1).content, 0);
            dropLastLine(spans);
        }
        Token last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
        if (last != null && last.is(Token.Kind.TEXT) && braces.end(last.content)) {
            takeEnd(last, tokens.get(i - 2));
        }
    }

    private static boolean isItem(Token token) {
        return token.tag.equals("li") && token.nesting == 1;
    }

    private static boolean isList(Token token, int nesting) {
        return token.nesting == nesting && (token.tag.equals("ul") || token.tag.equals("ol"));
    }

    private boolean endsWithLineOfBraces(List<Token> spans) {
        int size = spans.size();
        return size > 1
                && spans.get(size - 2).is(Token.Kind.SOFT_BREAK)
                && spans.get(size - 1).is(Token.Kind.TEXT)
                && braces.fill(spans.get(size - 1).content);
    }

    private static void dropLastLine(List<Token> spans) {
        spans.subList(spans.size() - 2, spans.size()).clear();
    }

    private void takeEnd(Token text, Token element) {
        braces.addTo(element, text.content, braces.lastLeft(text.content));
        text.content = braces.withoutEnd(text.content);
    }

    /** On the last line of a block, for the outermost one that ends there. */
    private void belowText(List<Token> tokens, int i) {
        List<Token> spans = tokens.get(i).spans();
        if (!endsWithLineOfBraces(spans)) {
            return;
        }
        int close = i + 1;
        while (close + 1 < tokens.size() && tokens.get(close + 1).nesting == -1) {
            close++;
        }
        Token open = close < tokens.size() ? opening(tokens, close) : null;
        if (open != null) {
            braces.addTo(open, spans.get(spans.size() - 1).content, 0);
            dropLastLine(spans);
        }
    }

    /** {@code --- {.class}} is a rule. */
    private void rule(List<Token> tokens, int i) {
        if (i + 2 >= tokens.size() || !tokens.get(i + 2).closes(Token.Kind.PARAGRAPH)) {
            return;
        }
        Token text = tokens.get(i + 1);
        var found = rule.matcher(text.content);
        boolean followed = found.find() && found.end() < text.content.length();
        if (text.is(Token.Kind.INLINE) && text.spans().size() == 1 && followed) {
            Token token = tokens.get(i);
            token.kind = Token.Kind.ELEMENT;
            token.tag = "hr";
            token.nesting = 0;
            braces.addTo(token, text.content, text.content.lastIndexOf(braces.left()));
            tokens.subList(i + 1, i + 3).clear();
        }
    }

    private void atEnd(List<Token> tokens, int i) {
        Token text = lastText(tokens.get(i).spans());
        if (text == null || !braces.end(text.content)) {
            return;
        }
        int close = i + 1;
        while (close < tokens.size() && tokens.get(close).nesting != -1) {
            close++;
        }
        Token open = close < tokens.size() ? opening(tokens, close) : null;
        if (open != null) {
            takeEnd(text, open);
        }
    }

    /** The last text outside of spans; null where code stands behind it. */
    private static @Nullable Token lastText(List<Token> spans) {
        int depth = 0;
        for (int i = spans.size() - 1; i >= 0 && depth >= 0; i--) {
            Token token = spans.get(i);
            if (token.is(Token.Kind.CODE_SPAN) || token.is(Token.Kind.MATH_SPAN)) {
                return null;
            }
            depth -= token.nesting;
            boolean text = token.nesting == 0 && token.is(Token.Kind.TEXT);
            if (depth == 0 && text && !JsSpace.trim(token.content).isEmpty()) {
                return token;
            }
        }
        return null;
    }

    /** What begins the element that ends at an index; null where nothing does. */
    private static @Nullable Token opening(List<Token> tokens, int close) {
        Token end = tokens.get(close);
        if (end.nesting == 0) {
            return end.is(Token.Kind.SOFT_BREAK) ? null : end;
        }
        for (int i = close; i >= 0; i--) {
            Token token = tokens.get(i);
            boolean same = token.kind == end.kind && token.tag.equals(end.tag) && token.level == end.level;
            if (same && token.nesting == 1) {
                return token;
            }
        }
        return null;
    }
}
