package blogjar.markdown.markdownit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A paragraph of one image as a {@code <figure>} (markdown-it-implicit-figures 0.12). */
final class Figures implements TreeRule {
    private final Settings options;

    Figures(Settings options) {
        this.options = options;
    }

    @Override
    public void apply(Tree tree) {
        List<Token> tokens = tree.tokens;
        int number = 1;
        String title = ""; // an image without one gets that of the image above
        for (int i = 1; i + 1 < tokens.size(); i++) {
            Token block = tokens.get(i);
            boolean paragraph = block.is(Token.Kind.INLINE)
                    && tokens.get(i - 1).opens(Token.Kind.PARAGRAPH)
                    && tokens.get(i + 1).closes(Token.Kind.PARAGRAPH);
            if (paragraph && isImage(block.spans())) {
                Token figure = tokens.get(i - 1);
                figure.kind = Token.Kind.ELEMENT;
                figure.tag = "figure";
                tokens.get(i + 1).kind = Token.Kind.ELEMENT;
                tokens.get(i + 1).tag = "figure";
                List<Token> spans = block.spans();
                Token image = spans.get(spans.size() / 2);
                String own = image.attribute("title");
                title = own == null ? title : own;
                fill(figure, image, spans);
                if (options.flag("figcaption", false)) {
                    caption(image, title, spans, tree);
                }
                finish(figure, image, number++);
            }
        }
    }

    private static boolean isImage(List<Token> spans) {
        return spans.size() == 1 && spans.get(0).is(Token.Kind.IMAGE)
                || spans.size() == 3
                        && spans.get(0).opens(Token.Kind.LINK)
                        && spans.get(1).is(Token.Kind.IMAGE)
                        && spans.get(2).closes(Token.Kind.LINK);
    }

    private void fill(Token figure, Token image, List<Token> spans) {
        if (isOn("dataType")) {
            figure.with("data-type", "image");
        }
        String src = image.attribute("src");
        if (isOn("link") && spans.size() == 1) {
            spans.add(0, new Token(Token.Kind.LINK, "a", 1).with("href", src == null ? "" : src));
            spans.add(new Token(Token.Kind.LINK, "a", -1));
        }
    }

    private void finish(Token figure, Token image, int number) {
        if (options.flag("copyAttrs", false) && image.attributes != null) {
            copyAttributes(image, figure);
        }
        if (isOn("tabindex")) {
            figure.with("tabindex", String.valueOf(number));
        }
        if (isOn("lazyLoading")) {
            image.with("loading", "lazy");
        }
    }

    private boolean isOn(String key) {
        Object value = options.get(key);
        return Boolean.TRUE.equals(value) || value instanceof Number number && number.intValue() == 1;
    }

    private void caption(Token image, String title, List<Token> spans, Tree tree) {
        String kind = options.text("figcaption", "").toLowerCase(Locale.ROOT).strip();
        List<Token> caption = new ArrayList<>();
        if (kind.equals("title") && !title.isEmpty()) {
            tree.parser.readInline(title, tree.environment, caption);
            image.attributes = new ArrayList<>(image.attributes == null ? List.of() : image.attributes);
            image.attributes.removeIf(attribute -> attribute.name().equals("title"));
        } else if ((isOn("figcaption") || kind.equals("alt")) && !image.spans().isEmpty()) {
            caption.addAll(image.spans());
            if (!options.flag("keepAlt", false)) {
                image.children = new ArrayList<>();
            }
        } else {
            return;
        }
        spans.add(new Token(Token.Kind.ELEMENT, "figcaption", 1));
        spans.addAll(caption);
        spans.add(new Token(Token.Kind.ELEMENT, "figcaption", -1));
    }

    private void copyAttributes(Token image, Token figure) {
        Pattern wanted = Pattern.compile("");
        if (!isOn("copyAttrs")) {
            try {
                wanted = Pattern.compile(options.text("copyAttrs", ""));
            } catch (PatternSyntaxException e) {
                wanted = Pattern.compile(Pattern.quote(options.text("copyAttrs", "")));
            }
        }
        List<Token.Attribute> copied = new ArrayList<>();
        for (Token.Attribute attribute : image.attributes == null ? List.<Token.Attribute>of() : image.attributes) {
            if (wanted.matcher(attribute.name()).find()) {
                copied.add(attribute);
            }
        }
        figure.attributes = copied;
    }
}
