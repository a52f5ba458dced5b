package blogjar.tagplugin;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import blogjar.config.Config;
import blogjar.diagnostic.Problems;
import blogjar.highlight.Highlighter;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that no one writes by accident: they must end, in time that grows with them and no faster. */
class HostileTextTest {
    private static final int SIZE = 100_000;
    private static final Duration GUARD = Duration.ofMinutes(2);
    private static final ArticleRenderer RENDERER = new ArticleRenderer(
            new Config(Map.of("url", "https://a.example", "root", "/", "syntax_highlighter", "highlight.js"), Map.of()),
            NoSite.LOOKUP,
            new Highlighter());

    private static String render(String text) {
        UnaryOperator<String> same = UnaryOperator.identity();
        ArticleSource source = new ArticleSource("a.md", text, 0, Map.of("title", "T"), true, "a.md");
        return RENDERER.render(source, same, same, new Problems());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{",
                "{%",
                "{#",
                "}}",
                "%}",
                "{{ ",
                "{% a ",
                "{{'",
                "{%\"",
                "{{\"{%'",
                "{{ [",
                "{{ a.",
                "{{ a|",
                "{{(",
                "{{ x }}",
                "{% x %}",
                "{% if %}",
                "{% if a %}",
                "{% endif %}",
                "{% else %}",
                "{% quote %}",
                "{% raw %}",
                "{% endquote %}{% quote %}",
                "{% x %}{% endx %}",
                "{{ title",
                "{{{{}",
                "`",
                "``` ",
                "```\n",
                "````a\n",
                "```\na\n",
                "~~~\n",
                "> ```\n",
                "``` a\n`\n\n",
                "<!--",
                "<!-- -->",
                "<code>",
                "<code>{",
                "<code></code>",
                "{% codeblock %}\n",
                "{% link a http://a",
                " http://a",
                "{% raw %}`",
                "`{% raw %}",
                "\uFFFC",
                "<!--code\uFFFC0-->"
            })
    void a_fragment_many_times_over_ends(String fragment) {
        String text = fragment.repeat(SIZE / fragment.length());
        assertNotNull(assertTimeoutPreemptively(GUARD, () -> render(text)));
        assertNotNull(assertTimeoutPreemptively(GUARD, () -> render(text + "{{ title }} {% endx %} ``` -->")));
        assertNotNull(assertTimeoutPreemptively(GUARD, () -> render("{% set endif = 'endx endquote' %}" + text)));
    }

    @Test
    void every_length_of_fence_in_one_text() {
        StringBuilder text = new StringBuilder();
        for (int i = 3; i < 900; i++) {
            text.append("`".repeat(i)).append("a\n");
        }
        assertNotNull(assertTimeoutPreemptively(GUARD, () -> render(text.toString())));
    }

    @Test
    void code_elements_and_no_tag_behind_them() {
        String text = "{{ title }}" + "<code></code>".repeat(1_000_000);
        assertNotNull(assertTimeoutPreemptively(GUARD, () -> render(text)));
    }

    @Test
    void many_names_of_tags() {
        StringBuilder text = new StringBuilder("{{ 1 }}");
        for (int i = 0; i < 5_000; i++) {
            text.append("{% t").append(i).append(" %}end");
        }
        assertNotNull(assertTimeoutPreemptively(GUARD, () -> render(text.toString())));
    }

    @Test
    void deep_nesting_is_refused_and_the_text_kept() {
        String deep = "{{ " + "(".repeat(20_000) + "1" + ")".repeat(20_000) + " }}";
        assertFalse(render(deep).isEmpty());
        String blocks = "{% if true %}".repeat(5_000) + "x" + "{% endif %}".repeat(5_000);
        assertFalse(render(blocks).isEmpty());
        assertFalse(render("{{ 1" + " + 1".repeat(50_000) + " }}").isEmpty());
        assertFalse(render("{{ " + "not ".repeat(50_000) + "1 }}").isEmpty());
        assertFalse(render("{{ " + "-".repeat(50_000) + "1 }}").isEmpty());
    }

    @Test
    void huge_arguments() {
        assertFalse(
                render("{% quote " + "a ".repeat(SIZE) + "%}x{% endquote %}").isEmpty());
        assertFalse(render("{% codeblock " + "http://a ".repeat(SIZE / 9) + "%}x{% endcodeblock %}")
                .isEmpty());
        assertFalse(render("``` a" + " b".repeat(SIZE) + "\nx\n```").isEmpty());
        assertFalse(render("``` a mark:1-99999999999\nx\n```").isEmpty());
    }
}
