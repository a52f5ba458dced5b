package blogjar.markdown.markdownit;

import blogjar.text.JsSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A box to tick for each text with {@code [ ]} or {@code [x]}, whatever stands before (markdown-it-checkbox 1). */
final class Checkboxes implements TreeRule {
    private static final String BLANK = "[" + JsSpace.CLASS + "]";
    private static final Pattern BOX =
            Pattern.compile("\\[([Xx_-]|" + BLANK + ")]" + BLANK + "([^\\n\\r\\u2028\\u2029]*)");

    private final boolean wrapped;
    private final String wrapperClass;
    private final String prefix;

    Checkboxes(Settings options) {
        this.wrapped = options.flag("divWrap", false);
        this.wrapperClass = options.text("divClass", "checkbox");
        this.prefix = options.text("idPrefix", "checkbox");
    }

    /** Counts up over all articles with markdown-it-checkbox, by the order in which they are rendered; here in each. */
    @Override
    public void apply(Tree tree) {
        int number = 0;
        for (Token block : tree.texts()) {
            List<Token> spans = block.spans();
            for (int i = spans.size() - 1; i >= 0; i--) {
                Matcher box = BOX.matcher(spans.get(i).content);
                if (box.find()) {
                    boolean checked = box.group(1).equalsIgnoreCase("x");
                    spans.remove(i);
                    spans.addAll(i, box(prefix + number++, checked, box.group(2)));
                }
            }
        }
    }

    private List<Token> box(String id, boolean checked, String label) {
        List<Token> box = new ArrayList<>();
        if (wrapped) {
            box.add(element("div", 1).with("class", wrapperClass));
        }
        box.add(element("input", 0).with("type", "checkbox").with("id", id));
        if (checked) {
            box.get(box.size() - 1).with("checked", "true");
        }
        box.add(element("label", 1).with("for", id));
        box.add(Token.text(label));
        box.add(element("label", -1));
        if (wrapped) {
            box.add(element("div", -1));
        }
        return box;
    }

    private static Token element(String tag, int nesting) {
        return new Token(Token.Kind.ELEMENT, tag, nesting);
    }
}
