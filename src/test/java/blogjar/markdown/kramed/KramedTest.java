package blogjar.markdown.kramed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.markdown.Example;
import blogjar.markdown.LinkAddresses;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The files of {@code src/test/resources/markdown/kramed}: what hexo-renderer-kramed 0.1.4 on kramed 0.5.6 wrote for each
 * text; and texts that its regular expressions would take for ever for. The limit of time is a guard against hanging only.
 */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class KramedTest {
    static Stream<Example> examples() {
        return Stream.of("blocks", "links", "no-gfm", "other-settings", "pedantic", "text")
                .flatMap(file -> Example.read("kramed/" + file).stream());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void is_written_as_hexo_does(Example example) {
        String html =
                new Kramed(KramedOptions.of(example.options())).render(example.markdown(), LinkAddresses.AS_WRITTEN);
        assertEquals(example.html(), html, example.markdown());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("blogjar.markdown.HostileTexts#all")
    void is_rendered_to_its_end(String name, String text) {
        assertTrue(
                new Kramed(KramedOptions.of(Map.of()))
                        .render(text, LinkAddresses.AS_WRITTEN)
                        .contains("end"),
                name);
    }

    @Test
    void what_is_nested_too_deep_is_text() {
        String html =
                new Kramed(KramedOptions.of(Map.of())).render("> ".repeat(1000) + "end", LinkAddresses.AS_WRITTEN);
        List<String> parts = List.of(html.split("<blockquote>", -1));
        assertEquals(BlockLexer.DEPTH + 1, parts.size() - 1);
    }
}
