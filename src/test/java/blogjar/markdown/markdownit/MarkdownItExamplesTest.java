package blogjar.markdown.markdownit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import blogjar.diagnostic.Problems;
import blogjar.markdown.LinkAddresses;
import blogjar.text.Addresses;
import blogjar.text.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The files of {@code src/test/resources/markdown/markdownit}: what hexo-renderer-markdown-it 7.0.1 on markdown-it 13.0.2
 * wrote for each text, to the newline; {@code plus} is hexo-renderer-markdown-it-plus 1.0.6. Formulas, which Hexo draws, are
 * those that it finds. In them {@code →} is a tab; a line {@code options} holds settings as JSON.
 */
class MarkdownItExamplesTest {
    private static final String NEXT = "\n\n----- ";
    private static final List<String> FILES = List.of(
            "anchors",
            "anchors-right",
            "anchors-set",
            "blocks",
            "cjk-breaks",
            "commonmark",
            "footnotes",
            "images",
            "links",
            "more-plugins",
            "math",
            "own-quotes",
            "plus",
            "sober",
            "spans",
            "typographer",
            "zero");

    /** A site at the root of its host. */
    private static final LinkAddresses ADDRESSES = new LinkAddresses() {
        @Override
        public String image(String src) {
            boolean kept = src.startsWith("//") || Addresses.hasScheme(src);
            return kept ? src : src.startsWith("/") ? src : "/" + src;
        }

        @Override
        public boolean isExternal(String href) {
            return false;
        }
    };

    record Example(String file, String name, Map<String, @Nullable Object> options, String markdown, String html) {
        @Override
        public String toString() {
            return file + ": " + name;
        }
    }

    static Stream<Example> examples() {
        return FILES.stream().flatMap(file -> read(file).stream());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void is_written_as_hexo_does(Example example) {
        MarkdownIt markdown = example.file().equals("plus")
                ? PlusSetup.of(example.options(), new Problems())
                : MarkdownItSetup.of(example.options(), new Problems());
        assertEquals(example.html(), markdown.render(example.markdown(), ADDRESSES), example.markdown());
    }

    private static List<Example> read(String file) {
        String text;
        try (InputStream in =
                MarkdownItExamplesTest.class.getResourceAsStream("/markdown/markdownit/" + file + ".txt")) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace('→', '\t');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String[] parts = text.substring(0, text.length() - 1).split(NEXT, -1);
        Map<String, @Nullable Object> options = options(parts[0]);
        List<Example> examples = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            int name = parts[i].indexOf('\n');
            int html = parts[i].indexOf("\n.....\n");
            examples.add(new Example(
                    file,
                    parts[i].substring(0, name),
                    options,
                    parts[i].substring(name + 1, html),
                    parts[i].substring(html + 7)));
        }
        assertFalse(examples.isEmpty(), file);
        return examples;
    }

    @SuppressWarnings("unchecked") // an object of JSON
    private static Map<String, @Nullable Object> options(String head) {
        int line = head.indexOf("\noptions ");
        try {
            return line < 0
                    ? Map.of()
                    : (Map<String, @Nullable Object>)
                            Json.parse(head.substring(line + 9).trim());
        } catch (Json.SyntaxException e) {
            throw new IllegalArgumentException(head, e);
        }
    }
}
