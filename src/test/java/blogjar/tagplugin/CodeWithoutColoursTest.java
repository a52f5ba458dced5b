package blogjar.tagplugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.config.Config;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.Problems;
import blogjar.highlight.Highlighter;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Code that takes too long to be coloured is shown as it is, and the author is told where. */
class CodeWithoutColoursTest {
    /** Each quote is looked for an end that is not there, through all that follow. */
    private static final String COSTLY = "\"".repeat(4_000);

    private static List<Problem> told(String highlighter, String body, Problems problems) {
        Config config = new Config(
                Map.of("url", "https://blog.example", "root", "/", "syntax_highlighter", highlighter), Map.of());
        String head = "---\ntitle: x\n---\n";
        String text = head + body.replace("\\n", "\n").replace("COSTLY", COSTLY);
        new ArticleRenderer(config, NoSite.LOOKUP, new Highlighter())
                .render(
                        new ArticleSource("source/a.md", text, head.length(), Map.of(), true, "a.md"),
                        UnaryOperator.identity(),
                        UnaryOperator.identity(),
                        problems);
        return problems.all();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            highlight.js | a\\n```cs\\nCOSTLY\\n```                             | 5:1
            highlight.js | > a\\n>\\n> ```cs\\n> COSTLY\\n> ```                 | 6:3
            highlight.js | a\\n\\n{% codeblock lang:cs %}\\nCOSTLY\\n{% endcodeblock %} | 6:1
            prismjs      | a\\n```cs\\nCOSTLY\\n```                             | 5:1
            """)
    void is_told_with_its_place(String highlighter, String body, String place) {
        Problems problems = new Problems();
        Problem problem = told(highlighter, body, problems).get(0);
        assertEquals(1, problems.notices());
        assertEquals("source/a.md:" + place, problem.file() + ":" + problem.line() + ":" + problem.column());
        assertTrue(problem.toString().contains("without colours"), problem::toString);
        assertTrue(problem.toString().contains("fix: name another language for it, or 'text'"), problem::toString);
    }

    @ParameterizedTest
    @CsvSource({"highlight.js,text", "highlight.js,json", "prismjs,text"})
    void another_language_is_no_problem(String highlighter, String language) {
        assertEquals(List.of(), told(highlighter, "```" + language + "\nCOSTLY\n```", new Problems()));
    }
}
