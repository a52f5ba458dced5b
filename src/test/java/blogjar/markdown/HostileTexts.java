package blogjar.markdown;

import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Texts that a careless reader takes for ever or the stack for, each with {@code end} at its end. */
public final class HostileTexts {
    private static final int MANY = 10_000;
    private static final int VERY_MANY = 100_000;

    private HostileTexts() {}

    /** A name and a text. */
    public static Stream<Arguments> all() {
        return Stream.of(
                Arguments.of("quotes in one line", ">".repeat(MANY) + "end"),
                Arguments.of("lists in one line", "* + ".repeat(MANY) + "end"),
                Arguments.of("lists of other bullets", "* a\n+ b\n".repeat(MANY) + "end"),
                Arguments.of("lists by indent", nestedLists()),
                Arguments.of("brackets", "[".repeat(VERY_MANY) + "end"),
                Arguments.of("closed brackets", "[a".repeat(MANY) + "]".repeat(MANY) + "end"),
                Arguments.of("names", "[a]: b\n\n" + "[a ".repeat(MANY) + "] ".repeat(MANY) + "end"),
                Arguments.of("open links", "[a](b ".repeat(VERY_MANY) + ") end"),
                Arguments.of("open titles", "[a](b \"c ".repeat(VERY_MANY) + ") end"),
                Arguments.of("emphasis never closed", "*a _b ".repeat(VERY_MANY) + "end"),
                Arguments.of("pairs of marks", "_" + "__a".repeat(VERY_MANY) + "end"),
                Arguments.of("strong never closed", "**a* ".repeat(VERY_MANY) + "end"),
                Arguments.of("strikes never closed", "~~a ~~~ ".repeat(VERY_MANY) + "end"),
                Arguments.of("backticks", "`".repeat(VERY_MANY) + "end"),
                Arguments.of("growing runs of backticks", ticks() + "end"),
                Arguments.of("dollars", "$$ a $$$ ".repeat(VERY_MANY) + "end"),
                Arguments.of("tags never closed", "<a b=\"".repeat(VERY_MANY) + "end"),
                Arguments.of("tags", "<a".repeat(VERY_MANY) + "end"),
                Arguments.of("elements", "<b>".repeat(MANY) + "</b>".repeat(MANY) + "end"),
                Arguments.of("elements of many names", elements()),
                Arguments.of("blocks of HTML never closed", "<div>a\n\n".repeat(VERY_MANY) + "end"),
                Arguments.of("comments never closed", "<!-- a\n\n".repeat(VERY_MANY) + "end"),
                Arguments.of("comments never closed in one line", "<!--(a) ".repeat(VERY_MANY) + "end"),
                Arguments.of("open addresses", "<a:".repeat(VERY_MANY) + "end"),
                Arguments.of("fences never closed", "```a\n".repeat(VERY_MANY) + "end"),
                Arguments.of("formulas never closed", "$$ a\n\n".repeat(VERY_MANY) + "end"),
                Arguments.of("definitions never closed", "[\n".repeat(VERY_MANY) + "end"),
                Arguments.of("blanks", "a" + " ".repeat(VERY_MANY) + "\n" + " ".repeat(VERY_MANY) + "end"),
                Arguments.of("a line of bars", "|a".repeat(MANY) + "\n" + "|-".repeat(MANY) + "\n|end"),
                Arguments.of("underlines", "a\n#x\n".repeat(VERY_MANY) + "end"));
    }

    private static String nestedLists() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 1000; i++) {
            text.append(" ".repeat(Math.min(2 * i, 600))).append("- a\n");
        }
        return text + "\n\nend";
    }

    private static String ticks() {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < 500; i++) {
            text.append("`".repeat(i)).append('a');
        }
        return text.toString();
    }

    private static String elements() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 3000; i++) {
            text.insert(0, "<x" + i + ">").append("</x").append(i).append('>');
        }
        return text + "end";
    }
}
