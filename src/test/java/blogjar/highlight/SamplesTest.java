package blogjar.highlight;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Samples of many languages, with the HTML that highlight.js and hexo-util make; {@code .ci/highlight/samples.mjs} wrote it. */
class SamplesTest {
    private static final String HTML = "\n--- html\n";
    private static final Highlighter HIGHLIGHTER = new Highlighter();

    static Stream<Arguments> samples() throws IOException {
        try (InputStream in = Objects.requireNonNull(SamplesTest.class.getResourceAsStream("samples.txt"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("(?m)^=== ")).skip(1).map(SamplesTest::sample);
        }
    }

    private static Arguments sample(String text) {
        int code = text.indexOf('\n') + 1;
        int html = text.indexOf(HTML);
        return Arguments.of(
                text.substring(0, code - 1), text.substring(code, html), text.substring(html + HTML.length()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("samples")
    void are_coloured_as_highlight_js_does(String language, String code, String html) {
        String lines = String.join(
                "\n", HIGHLIGHTER.highlight(language, code, Marking.PLAIN).lines());
        assertEquals(html, lines + "\n");
    }
}
