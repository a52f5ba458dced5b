package blogjar.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The files of {@code src/test/resources/markdown}: what hexo-renderer-marked 7.0.1 on marked 15.0.12 wrote for each text, to
 * the newline.
 */
class MarkdownExamplesTest {
    private static final List<String> FILES = List.of(
            "anchors",
            "autolinks",
            "blocks",
            "emphasis",
            "external",
            "headings",
            "inlines",
            "links",
            "lists",
            "nested",
            "no-breaks",
            "no-gfm",
            "no-ids",
            "own-quotes",
            "pedantic",
            "plain-quotes",
            "tables",
            "text");

    static Stream<Example> examples() {
        return FILES.stream().flatMap(file -> Example.read(file).stream());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void is_written_as_hexo_does(Example example) {
        MarkdownOptions options = MarkdownOptions.of(example.options());
        String html = new Markdown(options).render(example.markdown(), new PlainAddresses(options.prependRoot()));
        assertEquals(example.html(), html, example.markdown());
    }
}
