package blogjar.markdown.markdownit;

import blogjar.text.Slug;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Ids of headings, and links to them ({@code markdown.anchors} of hexo-renderer-markdown-it 7). */
final class Anchors implements TreeRule {
    private final int level;
    private final Slug.Case letters;
    private final String separator;
    private final String collisionSuffix;
    private final boolean permalink;
    private final boolean right;
    private final String permalinkClass;
    private final String permalinkSymbol;

    Anchors(Settings settings) {
        this.level = settings.number("level", 2);
        this.letters = Slug.Case.of(settings.number("case", 0));
        String separator = settings.text("separator", "-");
        this.separator = separator.isEmpty() ? "-" : separator;
        this.collisionSuffix = settings.text("collisionSuffix", "");
        this.permalink = settings.flag("permalink", false);
        this.right = settings.text("permalinkSide", "left").equals("right");
        this.permalinkClass = settings.text("permalinkClass", "header-anchor");
        this.permalinkSymbol = settings.text("permalinkSymbol", "¶");
    }

    @Override
    public void apply(Tree tree) {
        Map<String, Integer> seen = new HashMap<>();
        for (int i = 0; i + 1 < tree.tokens.size(); i++) {
            Token heading = tree.tokens.get(i);
            if (heading.opens(Token.Kind.HEADING) && heading.tag.charAt(1) - '0' >= level) {
                name(heading, tree.tokens.get(i + 1).spans(), seen);
            }
        }
    }

    private void name(Token heading, List<Token> spans, Map<String, Integer> seen) {
        StringBuilder title = new StringBuilder();
        spans.forEach(span -> title.append(span.content));
        String id = Slug.slugize(title.toString(), letters, separator);
        int count = seen.merge(id, 1, Integer::sum);
        id += count > 1 ? "-" + collisionSuffix + count : "";
        heading.add("id", id); // beside one that another plugin gave
        if (permalink) {
            List<Token> link = List.of(
                    new Token(Token.Kind.LINK, "a", 1)
                            .with("class", permalinkClass)
                            .with("href", "#" + id),
                    Token.text(permalinkSymbol),
                    new Token(Token.Kind.LINK, "a", -1));
            spans.addAll(right ? spans.size() : 0, link);
        }
    }
}
