package blogjar.markdown.markdownit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.diagnostic.Problems;
import blogjar.markdown.LinkAddresses;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Text made to overflow the stack or to take for ever. The limit of time is a guard against hanging only. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileMarkdownItTest {
    private static final int MANY = 10_000;
    private static final int VERY_MANY = 100_000;

    private final MarkdownIt markdown = MarkdownItSetup.of(
            Map.of(
                    "plugins",
                    List.of(
                            "markdown-it-footnote",
                            "markdown-it-abbr",
                            "markdown-it-sub",
                            "markdown-it-sup",
                            "markdown-it-ins",
                            "markdown-it-mark")),
            new Problems());

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("brackets", "[".repeat(VERY_MANY) + "end"),
                Arguments.of("brackets that close", "[".repeat(MANY) + "a" + "]".repeat(MANY) + "end"),
                Arguments.of("open links", "[a](b".repeat(VERY_MANY) + ") end"),
                Arguments.of("open addresses", "[a](<b".repeat(VERY_MANY) + "end"),
                Arguments.of("images", "![".repeat(VERY_MANY) + "end"),
                Arguments.of("images that close", "![".repeat(MANY) + "a" + "](b)".repeat(MANY) + "end"),
                Arguments.of("a line of a megabyte", "a".repeat(1_000_000) + "end"),
                Arguments.of("a Chinese line of a megabyte", "中".repeat(1_000_000) + ".com end"),
                Arguments.of("blanks", "a" + " ".repeat(1_000_000) + "end"),
                Arguments.of("a mail name of a megabyte", "a".repeat(1_000_000) + "@ end"),
                Arguments.of("quotes before a mail", "\"a".repeat(VERY_MANY) + "@ end"),
                Arguments.of("emphasis never closed", "*a ".repeat(VERY_MANY) + "end"),
                Arguments.of("strong never closed", "**a _b ".repeat(VERY_MANY) + "end"),
                Arguments.of("emphasis both ways", "a*".repeat(VERY_MANY) + "end"),
                Arguments.of("emphasis within emphasis", "*a **a ".repeat(MANY) + "b** b*".repeat(MANY) + "end"),
                Arguments.of("strikes never closed", "~a ~~b ==c ++d ^e ".repeat(MANY) + "end"),
                Arguments.of("tags never closed", "<a b=\"".repeat(VERY_MANY) + "end"),
                Arguments.of("comments never closed", "x <!-- ".repeat(VERY_MANY) + "end"),
                Arguments.of("instructions never closed", "x <? ".repeat(VERY_MANY) + "end"),
                Arguments.of("declarations never closed", "x <!A ".repeat(VERY_MANY) + "end"),
                Arguments.of("sections never closed", "x <![CDATA[ ".repeat(VERY_MANY) + "end"),
                Arguments.of("addresses", "http://a.b/(".repeat(VERY_MANY) + " end"),
                Arguments.of("hosts", "a.com ".repeat(VERY_MANY) + "end"),
                Arguments.of("mails", "a@b.com ".repeat(VERY_MANY) + "end"),
                Arguments.of("dots after an address", "http://a.b/" + ".".repeat(1_000_000) + " end"),
                Arguments.of("definitions", "[a]: b\n".repeat(VERY_MANY) + "end"),
                Arguments.of("definitions with open titles", "[a]: b 'c\n".repeat(MANY) + "end"),
                Arguments.of("names without definition", "[a]: b\n\n" + "[a][b] ".repeat(VERY_MANY) + "end"),
                Arguments.of("notes", "[^a]: b\n\n" + "[^a] ".repeat(MANY) + "end"),
                Arguments.of("notes within notes", "^[".repeat(MANY) + "end"),
                Arguments.of("abbreviations", "*[a]: b\n\n" + "a ".repeat(VERY_MANY) + "end"),
                Arguments.of(
                        "columns",
                        "|a".repeat(MANY) + "\n" + "|-".repeat(MANY) + "\n" + "|b\n".repeat(MANY) + "\n\nend"),
                Arguments.of("tables", "a|b\n-|-\n".repeat(MANY) + "\n\nend"),
                Arguments.of("lines that are never underlined", "a\n#x\n".repeat(VERY_MANY) + "end"),
                Arguments.of("paragraphs", "a\n\n".repeat(VERY_MANY) + "end"),
                Arguments.of("quotes by pairs", "\"a\" 'b' ".repeat(VERY_MANY) + "end"),
                Arguments.of("quotes that only open", "\"a 'b ".repeat(VERY_MANY) + "end"),
                Arguments.of("marks", "!".repeat(VERY_MANY) + "-".repeat(VERY_MANY) + ".".repeat(VERY_MANY) + "end"),
                Arguments.of("lists side by side", "- a\n* b\n".repeat(MANY) + "end"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void is_rendered_to_its_end(String name, String text) {
        assertTrue(markdown.render(text, LinkAddresses.AS_WRITTEN).contains("end"), name);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deepTexts")
    void what_is_nested_too_deep_overflows_nothing(String name, String text) {
        is_rendered_to_its_end(name, text + "\n\nend");
    }

    static Stream<Arguments> deepTexts() {
        StringBuilder lists = new StringBuilder();
        for (int i = 0; i < 5000; i++) {
            lists.append(" ".repeat(Math.min(2 * i, 600))).append("- a\n");
        }
        return Stream.of(
                Arguments.of("quotes", ">".repeat(MANY) + "a"),
                Arguments.of("quotes with lazy lines", ">".repeat(MANY) + "a\n" + "b\n".repeat(MANY)),
                Arguments.of("lists in one line", "- ".repeat(MANY) + "a"),
                Arguments.of("lists by indent", lists.toString()));
    }
}
