package blogjar.tagplugin.nunjucks;

import static org.junit.jupiter.api.Assertions.assertEquals;

import blogjar.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What nunjucks 3.2.4 prints, with the settings of Hexo (no escaping). The first line of {@code nunjucks.jsonl} and of
 * {@code nunjucks-odd.jsonl}, which has odd arguments and mixed kinds of values, holds the variables, each other one a
 * template and what comes of it.
 */
class TemplateTest {
    private static final Path FOLDER = Path.of("src/test/resources/blogjar/tagplugin");

    record Example(Map<String, @Nullable Object> variables, String template, String printed) {
        @Override
        public String toString() {
            return template;
        }
    }

    @SuppressWarnings("unchecked") // the keys of JSON are texts
    static List<Example> examples() throws IOException, Json.SyntaxException {
        List<Example> examples = new ArrayList<>();
        for (String file : List.of("nunjucks.jsonl", "nunjucks-odd.jsonl")) {
            List<String> lines = Files.readAllLines(FOLDER.resolve(file));
            for (String line : lines.subList(1, lines.size())) {
                List<String> pair = (List<String>) Json.parse(line);
                // Read anew for each, as templates may change lists.
                Map<String, @Nullable Object> variables = (Map<String, @Nullable Object>) Json.parse(lines.get(0));
                examples.add(new Example(variables, pair.get(0), pair.get(1)));
            }
        }
        return examples;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void prints_what_nunjucks_prints(Example example) {
        Told told = new Told(example.template);
        assertEquals(example.printed, Template.render(example.template, example.variables, told));
        assertEquals(List.of(), told.broken);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = ';', textBlock = """
              {{ d }}                      ; 1704135845000
              {{ d ~ '' }}                 ; 1704135845000
              {{ d | string }}             ; Tue Jan 02 2024 03:04:05 GMT+0800
              {{ d.format('YYYY/MM/DD') }} ; 2024/01/02
              {{ d.year() + 1 }}           ; 2025
              {{ d.month() }}              ; 0
              {{ d.toISOString() }}        ; 2024-01-01T19:04:05.000Z
              {{ d | dump }}               ; "2024-01-01T19:04:05.000Z"
              {{ plain }}                  ; Tue Jan 02 2024 03:04:05 GMT+0800 (China Standard Time)
              {{ plain.getFullYear() }}    ; 2024
              {{ 'later' if d > 0 }}       ; later
            """)
    void dates_are_those_of_javascript(String template, String printed) {
        ZonedDateTime date = ZonedDateTime.of(2024, 1, 2, 3, 4, 5, 0, ZoneId.of("Asia/Shanghai"));
        Map<String, @Nullable Object> variables = Map.of("d", new Dates(date, true), "plain", new Dates(date, false));
        assertEquals(printed, Template.render(template, variables, new Told(template)));
    }

    @Test
    void an_expression_that_goes_back_without_end_is_given_up_and_told() {
        String template = "{{ '" + "a".repeat(200) + "b' | replace(r/(a+)+$/, '') }}";
        Told told = new Told(template);
        assertEquals(template, Template.render(template, Map.of(), told));
        assertEquals(List.of("the regular expression /(a+)+$/ takes too long on this text"), told.broken);
    }

    @Test
    void a_name_without_a_value_prints_nothing_and_is_told() {
        String template = "{{ missing }}{{ own.other }}{{ missing | default('d') }}{{ none }}{{ own.x }}";
        Told told = new Told(template);
        assertEquals("d1", Template.render(template, Map.of("own", Map.of("x", 1)), told));
        assertEquals(List.of("missing", "own.other"), told.unknown);
    }

    @Test
    void what_is_printed_by_mistake_is_the_same_in_every_build() {
        String template = "{{ range }} {{ r/a/g }}";
        assertEquals("function () { [native code] } /a/g", Template.render(template, Map.of(), new Told(template)));
    }

    /** Takes note of what is told. */
    private static final class Told implements Host {
        final List<String> broken = new ArrayList<>();
        final List<String> unknown = new ArrayList<>();
        private final String template;

        Told(String template) {
            this.template = template;
        }

        @Override
        public boolean isTag(String name) {
            return false;
        }

        @Override
        public boolean isBlock(String name, boolean ends) {
            return false;
        }

        @Override
        public String call(int start, String name, List<String> arguments, String body) {
            return "";
        }

        @Override
        public String unknownBlock(String body) {
            return body;
        }

        @Override
        public String literal(int start, int end) {
            return template.substring(start, end);
        }

        @Override
        public int limit(int start) {
            return template.length();
        }

        @Override
        public boolean isAsWritten(int start) {
            return true;
        }

        @Override
        public void broken(int start, String message, String fix) {
            broken.add(message);
        }

        @Override
        public void printsNothing(int start, String message, String fix) {
            broken.add(message);
        }

        @Override
        public void unknownVariable(int start, String name) {
            unknown.add(name);
        }

        @Override
        public void unknownTag(int start, String name) {
            broken.add(name);
        }
    }
}
