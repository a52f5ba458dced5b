package blogjar.markdown.markdownit;

import java.util.ArrayList;
import java.util.List;

/** Items with a box to tick (markdown-it-task-lists 2): {@code - [ ] open}, {@code - [x] done}. */
final class TaskLists implements TreeRule {
    private final boolean enabled;
    private final boolean label;
    private final boolean labelAfter;

    TaskLists(Settings options) {
        this.enabled = options.flag("enabled", false);
        this.label = options.flag("label", false);
        this.labelAfter = options.flag("labelAfter", false);
    }

    @Override
    public void apply(Tree tree) {
        List<Token> tokens = tree.tokens;
        List<Token> lists = new ArrayList<>();
        int number = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (token.tag.equals("ul") || token.tag.equals("ol")) {
                if (token.nesting > 0) {
                    lists.add(token);
                } else {
                    lists.remove(lists.size() - 1);
                }
            }
            boolean first = i > 1
                    && token.is(Token.Kind.INLINE)
                    && tokens.get(i - 1).opens(Token.Kind.PARAGRAPH)
                    && tokens.get(i - 2).tag.equals("li")
                    && tokens.get(i - 2).nesting > 0;
            if (first && isTask(token.content)) {
                addBox(token, ++number);
                tokens.get(i - 2).with("class", "task-list-item" + (enabled ? " enabled" : ""));
                lists.get(lists.size() - 1).with("class", "contains-task-list");
            }
        }
    }

    private static boolean isTask(String content) {
        return content.startsWith("[ ] ") || content.startsWith("[x] ") || content.startsWith("[X] ");
    }

    private void addBox(Token block, int number) {
        List<Token> spans = block.spans();
        String id = label && labelAfter ? " id=\"task-item-" + number + "\"" : "";
        Token first = spans.get(0);
        first.content = first.content.substring(Math.min(3, first.content.length()));
        String box =
                "<input class=\"task-list-item-checkbox\"" + (block.content.startsWith("[ ]") ? "" : " checked=\"\"")
                        + (enabled ? "" : " disabled=\"\" ") + "type=\"checkbox\"" + id + ">";
        block.content = block.content.substring(3);
        spans.add(0, html(box));
        if (label && labelAfter) {
            spans.remove(spans.size() - 1);
            spans.add(html("<label class=\"task-list-item-label\" for=\"task-item-" + number + "\">" + block.content
                    + "</label>"));
        } else if (label) {
            spans.add(0, html("<label>"));
            spans.add(html("</label>"));
        }
    }

    private static Token html(String content) {
        Token token = new Token(Token.Kind.HTML_SPAN, "", 0);
        token.content = content;
        return token;
    }
}
