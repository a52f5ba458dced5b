package blogjar.markdown.pandoc;

import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.markdown.LinkAddresses;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts that a careless reader takes for ever or the stack for. The limit of time is a guard against hanging only. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PandocTest {
    private static final int MANY = 10_000;
    private static final int VERY_MANY = 100_000;

    static Stream<Arguments> ofPandocsOwn() {
        return Stream.of(
                Arguments.of("nested notes", "^[a ".repeat(MANY) + "]".repeat(MANY) + "end"),
                Arguments.of("notes never closed", "^[a ".repeat(VERY_MANY) + "end"),
                Arguments.of("nested spans", "[a".repeat(MANY) + "]{.b}".repeat(MANY) + "end"),
                Arguments.of("nested divs", "::: a\n".repeat(MANY) + "end"),
                Arguments.of("scripts", "a^b~c".repeat(VERY_MANY) + "end"),
                Arguments.of("quotation marks", "\"a 'b ".repeat(VERY_MANY) + "end"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"blogjar.markdown.HostileTexts#all", "ofPandocsOwn"})
    void is_rendered_to_its_end(String name, String text) {
        assertTrue(
                new Pandoc(PandocOptions.of(Map.of()))
                        .render(text, LinkAddresses.AS_WRITTEN)
                        .contains("end"),
                name);
    }
}
