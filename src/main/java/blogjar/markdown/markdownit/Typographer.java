package blogjar.markdown.markdownit;

import blogjar.text.JsSpace;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Signs for what stands for them: {@code (c)}, {@code +-}, {@code ...}, {@code --}. */
final class Typographer {
    private static final Pattern MARKS = Pattern.compile("\\((c|tm|r)\\)", Pattern.CASE_INSENSITIVE);
    private static final Pattern RARE = Pattern.compile("\\+-|\\.\\.|\\?\\?\\?\\?|!!!!|,,|--");

    private record Change(Pattern pattern, String replacement) {
        Change(String pattern, String replacement) {
            this(Pattern.compile(pattern, Pattern.MULTILINE), replacement);
        }
    }

    private static final List<Change> CHANGES = List.of(
            new Change("\\+-", "±"),
            new Change("\\.{2,}", "…"),
            new Change("([?!])…", "$1.."),
            new Change("[?!]{3,}([?!])", "$1$1$1"),
            new Change(",{2,}", ","),
            new Change("(^|[^-])---(?=[^-]|$)", "$1\u2014"),
            new Change("(^|[" + JsSpace.CLASS + "])--(?=[" + JsSpace.CLASS + "]|$)", "$1\u2013"),
            new Change("(^|[^-" + JsSpace.CLASS + "])--(?=[^-" + JsSpace.CLASS + "]|$)", "$1\u2013"));

    private Typographer() {}

    static void apply(Tree tree) {
        if (!tree.parser.options.typographer()) {
            return;
        }
        for (Token block : tree.texts()) {
            if (MARKS.matcher(block.content).find()) {
                change(block.spans(), Typographer::marks);
            }
            if (RARE.matcher(block.content).find()) {
                change(block.spans(), text -> RARE.matcher(text).find() ? rare(text) : text);
            }
        }
    }

    /** Changes texts, but not those of links that were found in text. */
    private static void change(List<Token> tokens, UnaryOperator<String> change) {
        int links = 0;
        for (Token token : tokens) {
            if (token.is(Token.Kind.LINK) && token.info.equals("auto")) {
                links += token.nesting;
            } else if (token.is(Token.Kind.TEXT) && links == 0) {
                token.content = change.apply(token.content);
            }
        }
    }

    private static String marks(String text) {
        return MARKS.matcher(text).replaceAll(m -> switch (m.group(1).toLowerCase(Locale.ROOT)) {
            case "c" -> "©";
            case "r" -> "®";
            default -> "™";
        });
    }

    private static String rare(String text) {
        String changed = text;
        for (Change change : CHANGES) {
            changed = change.pattern().matcher(changed).replaceAll(change.replacement());
        }
        return changed;
    }
}
