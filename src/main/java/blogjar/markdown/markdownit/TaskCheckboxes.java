package blogjar.markdown.markdownit;

import java.util.List;

/** Items with a box to tick and a label (markdown-it-task-checkbox 1): {@code - [ ] open}, {@code - [x] done}. */
final class TaskCheckboxes implements TreeRule {
    private final Settings options;

    TaskCheckboxes(Settings options) {
        this.options = options;
    }

    @Override
    public void apply(Tree tree) {
        List<Token> tokens = tree.tokens;
        int number = 0;
        for (int i = 2; i < tokens.size(); i++) {
            Token block = tokens.get(i);
            Token item = tokens.get(i - 2);
            boolean first = block.is(Token.Kind.INLINE)
                    && tokens.get(i - 1).opens(Token.Kind.PARAGRAPH)
                    && item.tag.equals("li")
                    && item.nesting > 0;
            if (first && isTask(block.content)) {
                addBox(block, number++);
                item.with("class", options.text("liClass", "task-list-item"));
                listOf(tokens, i - 2).with("class", options.text("ulClass", "task-list"));
            }
        }
    }

    private static boolean isTask(String content) {
        return content.length() > 3
                && content.charAt(0) == '['
                && "xX \u00a0".indexOf(content.charAt(1)) >= 0
                && content.charAt(2) == ']'
                && (content.charAt(3) == ' ' || content.charAt(3) == '\u00a0');
    }

    private static Token listOf(List<Token> tokens, int item) {
        int i = item - 1;
        while (i > 0 && tokens.get(i).level != tokens.get(item).level - 1) {
            i--;
        }
        return tokens.get(i);
    }

    private void addBox(Token block, int number) {
        List<Token> spans = block.spans();
        String id = options.text("idPrefix", "cbx_") + number;
        Token first = spans.get(0);
        first.content = first.content.substring(Math.min(3, first.content.length()));
        Token box = element("input", 0).with("type", "checkbox").with("id", id);
        if (Character.toLowerCase(block.content.charAt(1)) == 'x') {
            box.with("checked", "true");
        }
        if (!options.has("disabled") || Boolean.TRUE.equals(options.get("disabled"))) {
            box.with("disabled", "true");
        }
        spans.add(0, box);
        spans.add(1, element("label", 1).with("for", id));
        spans.add(element("label", -1));
        if (options.flag("divWrap", false)) {
            spans.add(0, element("div", 0).with("class", options.text("divClass", "checkbox")));
            spans.add(element("div", -1));
        }
    }

    private static Token element(String tag, int nesting) {
        return new Token(Token.Kind.ELEMENT, tag, nesting);
    }
}
