package blogjar.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownTest {
    private final Markdown markdown = new Markdown(MarkdownOptions.of(Map.of()));

    private String render(String text) {
        return markdown.render(text, new PlainAddresses(true));
    }

    @Test
    void nothing_becomes_nothing() {
        assertEquals("", render(""));
        assertEquals("", render("\n \n\t\n"));
    }

    @Test
    void line_ends_of_other_systems_are_line_ends() {
        assertEquals("<p>a<br>b<br>c</p>\n", render("a\r\nb\rc"));
    }

    @Test
    void one_renderer_serves_many_threads() {
        String text = "# *a* [b][c]\n\n- d\n  > e\n\n[c]: /f \"g\"\n\n| h |\n|---|\n| `i` |\n";
        String expected = render(text);
        assertTrue(
                IntStream.range(0, 2000).parallel().allMatch(i -> render(text).equals(expected)));
    }

    @Test
    void an_image_is_where_the_site_says() {
        LinkAddresses addresses = new LinkAddresses() {
            @Override
            public String image(String src) {
                return "/moved to/" + src;
            }

            @Override
            public boolean isExternal(String href) {
                return false;
            }
        };
        assertEquals("<p><img src=\"/moved%20to/a.png\"></p>\n", markdown.render("![](a.png)", addresses));
    }

    @ParameterizedTest(name = "marked.gfm: {0}")
    @CsvSource({"true, true", "false, false", "0, false", "1, true", "'', false", "no, true"})
    void a_setting_is_true_as_in_javascript(String written, boolean gfm) {
        Object value = written.equals("true") || written.equals("false")
                ? Boolean.valueOf(written)
                : written.matches("\\d") ? Integer.valueOf(written) : written;
        assertEquals(gfm, MarkdownOptions.of(Map.of("gfm", value)).gfm());
    }

    @Test
    void a_setting_without_value_is_off() {
        Map<String, @Nullable Object> marked = new HashMap<>();
        marked.put("breaks", null);
        assertFalse(MarkdownOptions.of(marked).breaks());
        assertTrue(MarkdownOptions.of(Map.of()).breaks());
    }

    @Test
    void one_excluded_host_may_stand_alone() {
        Map<String, @Nullable Object> external = Map.of("enable", true, "exclude", "a.example");
        assertEquals(
                List.of("a.example"),
                MarkdownOptions.of(Map.of("external_link", external))
                        .externalLink()
                        .exclude());
    }

    @Test
    void pedantic_turns_the_extensions_off() {
        MarkdownOptions options = MarkdownOptions.of(Map.of("pedantic", true, "gfm", true, "breaks", true));
        assertFalse(options.gfm());
        assertFalse(options.breaks());
    }
}
