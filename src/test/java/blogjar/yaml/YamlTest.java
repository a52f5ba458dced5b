package blogjar.yaml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import blogjar.diagnostic.ProblemException;
import blogjar.text.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What js-yaml 4 makes of YAML, printed as JSON; and what is told where it is none. */
class YamlTest {
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1_000                        | "1_000"
            010                          | 10
            0o17                         | 15
            0x1F                         | 31
            0b11                         | 3
            +5                           | 5
            5.                           | 5
            .5                           | 0.5
            1e3                          | 1000
            1.50                         | 1.5
            1.0                          | 1
            -0                           | 0
            1e400                        | "1e400"
            .inf                         | null
            ~                            | null
            Null                         | null
            True                         | true
            yes                          | "yes"
            off                          | "off"
            12:30:45                     | "12:30:45"
            1_                           | "1_"
            0o                           | "0o"
            =                            | "="
            2020-01-01                   | "2020-01-01T00:00:00.000Z"
            2020-1-1                     | "2020-1-1"
            2020-13-45                   | "2021-02-14T00:00:00.000Z"
            2020-1-1 1:02:03             | "2020-01-01T01:02:03.000Z"
            2020-01-01 23:30:00 +08:00   | "2020-01-01T15:30:00.000Z"
            2020-01-01T01:02:03.5+08:00  | "2019-12-31T17:02:03.500Z"
            2020-11-11 11:11             | "2020-11-11 11:11"
            9007199254740993             | 9007199254740992
            99999999999999999999         | 100000000000000000000
            "a\\u0041"                   | "aA"
            'it''s'                      | "it's"
            !!str 123                    | "123"
            !!js/regexp /x/g             | "/x/g"
            [a, 1, [b]]                  | ["a",1,["b"]]
            {a: 1, b}                    | {"a":1,"b":null}
            [why?, what? yes, a?b]       | ["why?","what? yes","a?b"]
            [http://x.y/?q=1, "b?"]      | ["http://x.y/?q=1","b?"]
            {m: Key?, n?: 1}             | {"m":"Key?","n?":1}
            [? a, b?]                    | [{"a":null},"b?"]
            """)
    void reads_a_value(String yaml, String json) {
        assertEquals(json, Json.print(Yaml.parse("t.yml", yaml, 1).value()));
    }

    @Test
    void reads_keys_as_texts_and_merges_what_is_merged() {
        assertEquals(
                "{\"1\":2,\"true\":3,\"a\":{\"b\":1},\"c\":{\"d\":2,\"b\":1}}",
                Json.print(Yaml.parse("t.yml", "1: 2\ntrue: 3\na: &x {b: 1}\nc:\n  <<: *x\n  d: 2\n", 1)
                        .value()));
    }

    @Test
    void a_tab_at_the_start_of_a_line_counts_as_two_spaces() {
        assertEquals(
                "{\"a\":{\"b\":1}}",
                Json.print(Yaml.parse("t.yml", "a:\n\tb: 1\n", 1).value()));
    }

    @Test
    void a_tab_may_stand_between_a_key_and_its_value() {
        assertEquals(
                "{\"a\":\"b\",\"c\":[\"d\"]}",
                Json.print(Yaml.parse("t.yml", "a:\tb\nc:\n  -\td\n", 1).value()));
    }

    @Test
    void a_number_of_very_many_digits_is_infinite() {
        assertEquals(
                Double.NEGATIVE_INFINITY,
                Yaml.parse("t.yml", "-" + "9".repeat(1_000_000), 1).value());
        assertEquals(
                7L, Yaml.parse("t.yml", "0b" + "0".repeat(1_000_000) + "111", 1).value());
    }

    @Test
    void an_empty_text_is_nothing() {
        assertEquals(null, Yaml.parse("t.yml", "# only a comment\n", 1).value());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            title: a: b          | t.yml:7:9: error: a second ': ' in one line
            title: @me           | t.yml:7:8: error: a value can't begin with '@'
            title: "abc          | t.yml:7:12: error: a quote that is never closed
            title: [a, b         | t.yml:7:13: error: a list that is never closed
            title: {a: b         | t.yml:7:13: error: a mapping that is never closed
            a: 1\\na: 2          | t.yml:8:1: error: the key 'a' is here twice
            a: 1\\nb             | t.yml:8:2: error: a line without a colon
            a: *b                | t.yml:7:4: error: a value can't begin with '*'
            a: !foo b            | t.yml:7:4: error: the tag '!foo' is not known
            a: "x" y             | t.yml:7:8: error: text behind the end of a value
            a:\\n  b: 1\\n \\tc: 2 | t.yml:9:2: error: a tab where YAML wants spaces
            a: !!binary x        | t.yml:7:4: error: this is no Base64
            标题: 你: 好          | t.yml:7:6: error: a second ': ' in one line
            """)
    void tells_what_is_wrong_and_where(String yaml, String message) {
        String text = yaml.replace("\\n", "\n").replace("\\t", "\t");
        ProblemException broken = assertThrows(ProblemException.class, () -> Yaml.parse("t.yml", text, 7));
        assertEquals(
                message, broken.problems().get(0).toString().lines().findFirst().orElse(""));
    }

    @Test
    void a_value_that_contains_itself_is_refused() {
        ProblemException broken = assertThrows(ProblemException.class, () -> Yaml.parse("t.yml", "a: &x [*x]", 1));
        assertEquals("this value contains itself", broken.problems().get(0).message());
    }

    @Test
    void ten_thousand_nested_lists_are_refused_without_a_crash() {
        assertThrows(ProblemException.class, () -> Yaml.parse("t.yml", "a: " + "[".repeat(10_000), 1));
    }

    @Test
    void a_place_is_that_of_the_value() {
        YamlDocument document = Yaml.parse("t.yml", "a: 1\nb:\n  c: x\nd:\n", 3);
        assertEquals("5:6", at(document, "b.c"));
        assertEquals("6:1", at(document, "d"));
        assertEquals("3:1", at(document, "nothing"));
    }

    private static String at(YamlDocument document, String path) {
        return document.place(path).line() + ":" + document.place(path).column();
    }
}
