package blogjar.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code render}: what becomes of one file. */
class RenderTest {
    @TempDir
    Path root;

    @BeforeEach
    void make() throws IOException {
        Files.writeString(root.resolve("_config.yml"), "title: T\n");
        Files.writeString(root.resolve("a.md"), "---\ntitle: A\n---\n**bold** `x`\n");
        Files.writeString(root.resolve("a.yml"), "a: [1, x]\nb: {}\n");
        Files.writeString(root.resolve("a.json"), "{\"a\": [1, \"你\"]}");
        Files.writeString(root.resolve("a.njk"), "{% for i in [1, 2] %}<b>{{ i }}</b>{% endfor %}\n");
        Files.writeString(root.resolve("a.css"), "a { b: c }\n");
        Files.writeString(root.resolve("bad.json"), "{\"a\": }");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            a.md                  | <p><strong>bold</strong> <code>x</code></p>
            a.yml                 | {"a":[1,"x"],"b":{}}
            a.json                | {"a":[1,"你"]}
            a.njk                 | <b>1</b><b>2</b>
            a.css                 | a { b: c }
            a.css --engine md     | <p>a { b: c }</p>
            a.json --engine .yaml | {"a":[1,"你"]}
            """)
    void a_file_is_rendered_by_its_engine(String call, String text) {
        Called called = Called.in(root, ("render " + call.strip()).split(" "));
        assertEquals(text + "\n", called.out(), called.err());
        assertEquals(0, called.code());
    }

    @Test
    void json_can_be_in_lines() {
        assertEquals(
                "{\n  \"a\": [\n    1,\n    \"x\"\n  ],\n  \"b\": {}\n}\n",
                Called.in(root, "render", "a.yml", "--pretty").out());
    }

    @Test
    void the_result_can_go_to_a_file() throws IOException {
        assertEquals(new Called(0, "", ""), Called.in(root, "render", "a.md", "-o", "out/a.html"));
        assertEquals("<p><strong>bold</strong> <code>x</code></p>\n", Files.readString(root.resolve("out/a.html")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            none.md  | none.md: error: this is no file
            bad.json | bad.json:1:7: error: this is not JSON
            """)
    void what_can_not_be_rendered_is_told(String file, String message) {
        Called called = Called.in(root, "render", file);
        assertEquals(2, called.code());
        assertTrue(called.err().contains(message), called.err());
    }
}
