package blogjar.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Text made to overflow the stack or to take for ever. The limit of time is a guard against hanging only. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileMarkdownTest {
    private static final int MANY = 10_000;
    private static final int VERY_MANY = 150_000;

    private final Markdown markdown = new Markdown(MarkdownOptions.of(Map.of()));

    private String render(String text) {
        return markdown.render(text, new PlainAddresses(true));
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("quotes in one line", ">".repeat(MANY) + "end"),
                Arguments.of("quotes with lazy lines", ">".repeat(MANY) + "a\n" + "b\n".repeat(MANY) + "end"),
                Arguments.of("lists in one line", "- ".repeat(MANY) + "end"),
                Arguments.of("lists by indent", nestedLists() + "\n\nend"),
                Arguments.of("brackets", "[".repeat(VERY_MANY) + "end"),
                Arguments.of("brackets with text", "[a".repeat(VERY_MANY) + "end"),
                Arguments.of("open links", "[a](b".repeat(VERY_MANY) + ") end"),
                Arguments.of("open addresses", "[a](<b".repeat(VERY_MANY) + "end"),
                Arguments.of("images", "![".repeat(VERY_MANY) + "end"),
                Arguments.of("a line of a megabyte", "a".repeat(1_000_000) + "end"),
                Arguments.of("a Chinese line of a megabyte", "中".repeat(1_000_000) + "end"),
                Arguments.of("blanks", "a" + " ".repeat(1_000_000) + "end"),
                Arguments.of("a mail name of a megabyte", "a".repeat(1_000_000) + "@ end"),
                Arguments.of("no mail name", "!".repeat(500_000) + "@a end"),
                Arguments.of("emphasis never closed", "*a ".repeat(VERY_MANY) + "end"),
                Arguments.of("strong never closed", "**a _b ".repeat(VERY_MANY) + "end"),
                Arguments.of("emphasis within one another", "*a **a ".repeat(MANY) + "b** b*".repeat(MANY) + " end"),
                Arguments.of("emphasis both ways", "a*".repeat(VERY_MANY) + "end"),
                Arguments.of("growing runs of backticks", ticks() + "end"),
                Arguments.of("strikes never closed", "~a ~~b ".repeat(VERY_MANY) + "end"),
                Arguments.of("tags never closed", "<a b=\"".repeat(VERY_MANY) + "end"),
                Arguments.of("comments never closed", "x <!-- ".repeat(VERY_MANY) + "end"),
                Arguments.of("instructions never closed", "x <? ".repeat(VERY_MANY) + "end"),
                Arguments.of("sections never closed", "x <![CDATA[ ".repeat(VERY_MANY) + "end"),
                Arguments.of("addresses within addresses", "http://a.b/(".repeat(VERY_MANY) + " end"),
                Arguments.of("dots after an address", "http://a.b/" + ".".repeat(1_000_000) + " end"),
                Arguments.of("definitions", "[a]: b\n".repeat(VERY_MANY) + "end"),
                Arguments.of("names without definition", "[a]: b\n\n" + "[a][b] ".repeat(VERY_MANY) + "end"),
                Arguments.of(
                        "columns", "|a".repeat(MANY) + "\n" + "|-".repeat(MANY) + "\n" + "|b".repeat(MANY) + "\n\nend"),
                Arguments.of("tables", "a|b\n-|-\n".repeat(MANY) + "\n\nend"),
                Arguments.of("lines that are never underlined", "a\n#x\n".repeat(VERY_MANY) + "end"),
                Arguments.of("rules between lines", "a\n   ***\n".repeat(MANY) + "end"),
                Arguments.of("paragraphs", "a\n\n".repeat(VERY_MANY) + "end"),
                Arguments.of("headings of one name", "# a\n".repeat(MANY) + "end"),
                Arguments.of("terms and descriptions", "a\n: b\n".repeat(MANY) + "end"));
    }

    private static String nestedLists() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < MANY; i++) {
            text.append(" ".repeat(Math.min(2 * i, 600))).append("- a\n");
        }
        return text.toString();
    }

    private static String ticks() {
        StringBuilder text = new StringBuilder();
        for (int i = 1; i < 700; i++) {
            text.append("`".repeat(i)).append('a');
        }
        return text.toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void is_rendered_to_its_end(String name, String text) {
        assertTrue(render(text).contains("end"), name);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formulas")
    void formulas_are_found_to_the_end(String name, String text) {
        MathDialect math = new MathDialect(markdown, true, "<br>");
        assertTrue(math.render(math.prepare(text), new PlainAddresses(true)).contains("end"), name);
    }

    static Stream<Arguments> formulas() {
        return Stream.of(
                Arguments.of("dollars", "$".repeat(VERY_MANY) + "end"),
                Arguments.of("dollars that open", "$a ".repeat(VERY_MANY) + "end"),
                Arguments.of("many in a line", "$a$ ".repeat(VERY_MANY) + "end"),
                Arguments.of("brackets that open", "\\(a ".repeat(VERY_MANY) + "end"),
                Arguments.of("comments that open", "$ <!-- ".repeat(VERY_MANY) + "end"),
                Arguments.of("fences that open", "``` math\na\n".repeat(MANY) + "end"));
    }

    @Test
    void what_is_nested_too_deep_is_text() {
        String html = render("> ".repeat(1000) + "end");
        int quotes = html.split("<blockquote>", -1).length - 1;
        assertTrue(quotes >= 100 && quotes < 1000, "quotes: " + quotes);
        assertEquals(quotes, html.split("</blockquote>", -1).length - 1);
    }

    @Test
    void a_text_never_closes_what_another_left_open() {
        render("<code>\"a\"");
        assertEquals("<p>“b”</p>\n", render("\"b\""));
    }
}
