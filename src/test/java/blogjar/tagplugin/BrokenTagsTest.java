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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where Hexo ends its run, the tag stays as text and the author is told where it is. */
class BrokenTagsTest {
    private static final Config CONFIG = new Config(
            Map.of("url", "https://blog.example", "root", "/", "syntax_highlighter", "highlight.js"), Map.of());
    private static final ArticleRenderer RENDERER = new ArticleRenderer(CONFIG, NoSite.LOOKUP, new Highlighter());

    private final Problems problems = new Problems();

    /** As Markdown would have it: a paragraph around, emphasis made of stars. */
    private String render(String body) {
        String head = "---\ntitle: x\n---\n";
        return RENDERER.render(
                new ArticleSource("source/a.md", head + body, head.length(), Map.of("title", "T"), true, "a.md"),
                text -> "<p>" + text.replace("*", "<i>") + "</p>",
                text -> "<md>" + text + "</md>",
                problems);
    }

    private String told() {
        return String.join(
                "; ",
                problems.all().stream()
                        .map(p ->
                                p.line() + ":" + p.column() + " " + p.message().replace("; it is shown as text", ""))
                        .toList());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
            # text                         ¦ html, without the paragraph            ¦ problems
            a {% nosuch <b> %} {{ 1 + 1 }} ¦ a {% nosuch &lt;b&gt; %} 2             ¦ 4:3 there is no tag 'nosuch'
            {% if a b %}{{ 1 }}{% endif %} ¦ {% if a b %}1{% endif %}               ¦ 4:1 'b' where '%}' was expected
            {{ 1 | nope }}*                ¦ {{ 1 | nope }}<i>                      ¦ 4:1 there is no filter 'nope'
            {{ 1 is nope }}                ¦ {{ 1 is nope }}                        ¦ 4:1 there is no test 'nope'
            {{ f() }}                      ¦ {{ f() }}                              ¦ 4:1 'f' is no function
            {{{a}_b} * {{ 2 }}             ¦ {{{a}_b} <i> 2                         ¦ 4:1 '}' where ':' after the key was expected
            x {{a}_b} * {{ 2 }}            ¦ x {{a}_b} <i> 2                        ¦ 4:3 '}' where '}}' was expected
            {% quote %}{{ 3 }}             ¦ {% quote %}3                           ¦ 4:1 'quote' without its end
            {% for i in x %}{{ 3 }}        ¦ {% for i in x %}3                      ¦ 4:1 'for' without its end
            {% endquote %}{% else %}       ¦ {% endquote %}{% else %}               ¦ 4:1 'endquote' without a tag that it ends; 4:15 'else' outside of the tag that it belongs to
            {% include 'a' %}              ¦ {% include 'a' %}                      ¦ 4:1 'include' has no other template to take from here
            {% set 1 = 2 %}                ¦ {% set 1 = 2 %}                        ¦ 4:1 '1' where the name of a variable was expected
            a{#1} {{ 1 }}                  ¦ a{#1} 1                                ¦ 4:2 a comment {# without its end
            {% %} {{ 1 }}                  ¦ {% %} 1                                ¦ 4:1 a tag without a name
            {% post_link no %}             ¦ {% post_link no %}                     ¦ 4:1 post_link finds no post 'no'
            {% no %}{% no %}{% no %}       ¦ {% no %}{% no %}{% no %}             ¦ 4:1 there is no tag 'no' (and in 2 more places)
            [{% include_code x.js %}]      ¦ []                                     ¦ 4:2 include_code finds no file 'downloads/code/x.js' in the source folder; as in Hexo, this prints nothing
            {% noto %}{{ 1 }}{% endnoto %} ¦ {% noto %} <md>1</md>{% endnoto %}     ¦ 4:1 there is no tag 'noto'
            {{ 'x' | center(2000000000) }} ¦ {{ 'x' | center(2000000000) }}         ¦ 4:1 a text of more than 1000000 characters
            {{ 'x'|indent(2000000000,1) }} ¦ {{ 'x'|indent(2000000000,1) }}         ¦ 4:1 a text of more than 1000000 characters
            {{ 'x'.padEnd(1000000) }}      ¦ {{ 'x'.padEnd(1000000) }}              ¦ 4:1 a text can't be padded to 1000000 characters
            {{ [1] | slice(1000000) }}     ¦ {{ [1] | slice(1000000) }}             ¦ 4:1 the filter 'slice' makes more than 10000 slices
            {{ [1] | batch(1000000, 1) }}  ¦ {{ [1] | batch(1000000, 1) }}          ¦ 4:1 the filter 'batch' fills up more than 10000 elements
            {{ range(1000000) }}           ¦ {{ range(1000000) }}                   ¦ 4:1 range() of more than 100000 numbers
            """)
    void a_broken_tag_stays_as_text(String text, String html, String expected) {
        assertEquals("<p>" + html + "</p>", render(text).replace('\n', ' '));
        assertEquals(expected, told());
    }

    @Test
    void the_place_is_that_in_the_file_behind_fences_quotes_and_tags() {
        render("```js\na\n```\n{% quote %}\n* {% bad %}\n{% endquote %}\n\n> é {% worse \"x\" %} {{ title }}\n");
        assertEquals("8:3 there is no tag 'bad'; 11:5 there is no tag 'worse'", told());
    }

    @Test
    void the_whole_message_shows_line_and_way_out() {
        render("text {% post_lnk a %}");
        assertEquals("""
                source/a.md:4:6: notice: there is no tag 'post_lnk'; it is shown as text
                    4 | text {% post_lnk a %}
                      |      ^
                    fix: did you mean 'post_link'?""", problems.all().get(0).toString());
    }

    @Test
    void an_unknown_block_is_told_once_and_its_body_is_rendered() {
        String html = render("{% tabx a %}\n  {% quote %}q{% endquote %}\n{% endtabx %}");
        assertEquals("<p>{% tabx a %}\n<md><blockquote><md>q</md></blockquote></md>{% endtabx %}</p>", html);
        assertEquals("4:1 there is no tag 'tabx'", told());
    }

    @Test
    void a_failure_in_a_loop_is_told_once() {
        render("{% for i in [1, 2, 3] %}{{ i | round | nope() }}{{ f(i) }}{% endfor %}");
        assertEquals(2, problems.all().size());
    }

    @Test
    void macros_without_end_and_loops_without_end_end() {
        String html = render("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}"
                + "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}after");
        assertTrue(html.endsWith("after</p>"), html);
        List<String> messages = problems.all().stream().map(Problem::message).toList();
        assertTrue(messages.contains("macros call each other without an end; it is shown as text"), messages::toString);
        assertTrue(messages.contains("the template does not come to an end; it is shown as text"), messages::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{% set x = 'xxxxxxxxxx' %}{% for i in range(99) %}{% set x = x ~ x %}{% endfor %}",
                "{% set x = 'xxxxxxxxxx' %}{% for i in range(99) %}{% set x = x | replace('x', x) %}{% endfor %}",
                "{% set x = 'xxxxxxxxxx' %}{% for i in range(99) %}{% set x = x | replace(r/x/g, x) %}{% endfor %}",
                "{% set x = 'xxxxxxxxxx' %}{% for i in range(99) %}{% set x = x.replaceAll('x', x) %}{% endfor %}",
                "{% set x = [1, 2] %}{% for i in range(99) %}{% set x = x.concat(x) %}{% endfor %}",
                "{% set x = [1, 2] %}{% for i in range(99) %}{% set x = [x, x] %}{% endfor %}{{ x | length }}{{ x }}",
                "{% set x = [1, 2] %}{% for i in range(99) %}{% set x = [x, x] %}{% endfor %}{{ x | dump }}",
                "{% set x = [1] %}{{ x.push(x) }}{{ x }}",
                "{% set x = [1] %}{{ x.push(x) }}{{ x | dump }}",
                "{% set l = [] %}{% for i in range(9999) %}{{ l.push('x' | center(900000)) }}{% endfor %}",
                "{% set x = 'x' | center(900000) %}{% for i in range(9999) %}{{ x }}{% endfor %}",
                "{% set x = 'x' | center(900000) %}{{ range(9999) | join(x) }}",
            })
    void what_would_fill_the_memory_is_told_once(String template) {
        String html = render(template + "after");
        assertTrue(html.endsWith("after</p>") && html.length() < 20_000_100, () -> "length " + html.length());
        assertEquals(1, problems.all().size(), this::told);
    }

    @Test
    void a_sound_text_has_no_problems() {
        render("{% raw %}{{ a }}{% endraw %} <code>{% nosuch %}</code> <!-- {% nosuch %} --> {{ title }}");
        assertEquals(List.of(), problems.all());
    }

    @Test
    void without_tags_the_text_is_left_alone() {
        UnaryOperator<String> same = UnaryOperator.identity();
        ArticleSource source = new ArticleSource("a.md", "{{ title }} {% x %}", 0, Map.of(), false, "a.md");
        assertEquals("{{ title }} {% x %}", RENDERER.render(source, same, same, problems));
        assertEquals(List.of(), problems.all());
    }
}
