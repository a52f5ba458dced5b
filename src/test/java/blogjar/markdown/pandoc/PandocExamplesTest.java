package blogjar.markdown.pandoc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import blogjar.markdown.Example;
import blogjar.markdown.LinkAddresses;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The file {@code src/test/resources/markdown/pandoc/texts.txt}: what pandoc 2.17 wrote for each text, to the newline. */
class PandocExamplesTest {
    static List<Example> examples() {
        return Example.read("pandoc/texts");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void is_written_as_pandoc_does(Example example) {
        Pandoc pandoc = new Pandoc(PandocOptions.of(example.options()));
        assertEquals(example.html(), pandoc.render(example.markdown(), LinkAddresses.AS_WRITTEN), example.markdown());
    }
}
