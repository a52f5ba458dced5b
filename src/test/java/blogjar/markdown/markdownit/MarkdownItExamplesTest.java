package blogjar.markdown.markdownit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import blogjar.diagnostic.Problems;
import blogjar.markdown.Example;
import blogjar.markdown.LinkAddresses;
import blogjar.text.Addresses;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The files of {@code src/test/resources/markdown/markdownit}: what hexo-renderer-markdown-it 7.0.1 on markdown-it 13.0.2
 * wrote for each text, to the newline; {@code plus} is hexo-renderer-markdown-it-plus 1.0.6. Formulas, which Hexo draws, are
 * those that it finds. In them {@code →} is a tab; a line {@code options} holds settings as JSON.
 */
class MarkdownItExamplesTest {
    private static final List<String> FILES = List.of(
            "anchors",
            "anchors-right",
            "anchors-set",
            "attributes",
            "attributes-limited",
            "blocks",
            "boxes",
            "boxes-anywhere",
            "boxes-set",
            "captions",
            "captions-of-titles",
            "cjk-breaks",
            "commonmark",
            "footnotes",
            "images",
            "links",
            "more-plugins",
            "marked-spans",
            "math",
            "own-quotes",
            "pictures",
            "plus",
            "readings-in-brackets",
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

    static Stream<Example> examples() {
        return FILES.stream().flatMap(file -> Example.read("markdownit/" + file).stream());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void is_written_as_hexo_does(Example example) {
        MarkdownIt markdown = example.file().equals("markdownit/plus")
                ? PlusSetup.of(example.options(), new Problems())
                : MarkdownItSetup.of(example.options(), new Problems());
        assertEquals(example.html(), markdown.render(example.markdown(), ADDRESSES), example.markdown());
    }
}
