package blogjar.tagplugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.config.Config;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.Problems;
import blogjar.highlight.Highlighter;
import blogjar.text.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the themes' own functions make of their tags, each line of {@code themes.jsonl} one; Markdown within tags is
 * shown as an element {@code md} around it.
 */
class ThemeTagsTest {
    private static final Highlighter HIGHLIGHTER = new Highlighter();

    record Example(String theme, String text, String html) {
        @Override
        public String toString() {
            return theme + ": " + text;
        }
    }

    static List<Example> examples() throws IOException, Json.SyntaxException {
        List<Example> examples = new ArrayList<>();
        Path file = Path.of("src/test/resources/blogjar/tagplugin/themes.jsonl");
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            Map<?, ?> values = (Map<?, ?>) Json.parse(line);
            examples.add(new Example(
                    (String) values.get("theme"), (String) values.get("text"), (String) values.get("html")));
        }
        return examples;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void renders_as_the_theme_does(Example example) {
        Problems problems = new Problems();
        assertEquals(example.html, render(config(example.theme), example.text, problems));
        assertEquals(List.of(), problems.all().stream().map(Problem::toString).toList());
    }

    @Test
    void without_a_theme_the_arguments_tell_whose_tag_is_meant() {
        Problems problems = new Problems();
        assertEquals(
                "<details class=\"note info\"><summary><md>A title</md>\n</summary>\n<md>x</md>\n\n</details>",
                render(config(""), "{% note info A title %}x{% endnote %}", problems));
        assertEquals(
                "<mark class=\"hl-label blue\">text</mark>", render(config(""), "{% label text blue %}", problems));
        assertEquals(List.of(), problems.all());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            {% note info::text %}                              | <div class="note v5 info">
            {% note color:red title text %}                    | <div class="tag-plugin colorful note"
            {% note info %}x{% endnote %}                      | <div class="note note-info">
            {% checkbox red checked, text %}                   | <div class='checkbox red checked'>
            {% checkbox color:red text %}                      | <div class="tag-plugin colorful checkbox"
            {% checkbox text, true %}                          | <div>
            {% folding red, title %}x{% endfolding %}          | <details v5 red>
            {% folding color:red title %}x{% endfolding %}     | <details class="tag-plugin colorful folding"
            {% btn text, /a/ %}                                | <span class='btn'>
            {% btn /a/, text %}                                | <a class="btn" href="/a/"  target
            {% btn /a/,text,fas fa-x,blue %}                   | <a class="btn" href="/a/" title="blue"
            {% button text /a/ %}                              | <a class="tag-plugin colorful button"
            {% video /a.mp4 %}                                 | <video src="/a.mp4"
            {% video youtube:a %}                              | <div class="tag-plugin video-player"
            {% gallery 'stretch, 4' %}x{% endgallery %}        | <div class="gallery-container"
            {% gallery stretch::4 %}x{% endgallery %}          | <div galleryFlag
            {% gallery layout:flow %}x{% endgallery %}         | <div class="tag-plugin gallery flow-box"
            {% timeline a %}{% timenode b %}x{% endtimenode %}{% endtimeline %} | <div class="timeline-v5">
            {% link a, /b/ %}                                  | <a
            """)
    void without_a_theme_the_form_that_fits_is_taken(String text, String start) {
        Problems problems = new Problems();
        String html = render(config(""), text, problems);
        assertTrue(html.strip().startsWith(start), html);
        assertEquals(List.of(), problems.all());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            {% btn, text, /a/ %}                  | <span class='btn'>
            {% note, text %}                      | <div class="note
            {% folding, title %}x{% endfolding %} | <details
            {% noteblock %}a{% endnoteblock %}{% note info, <code>{b}</code> c %} | <div class="note
            """)
    void the_name_ends_where_it_does_for_nunjucks_and_arguments_may_hold_code(String text, String start) {
        Problems problems = new Problems();
        String html = render(config("volantis"), text, problems);
        assertTrue(html.strip().startsWith(start), html);
        assertEquals(List.of(), problems.all());
    }

    @Test
    void friends_and_sites_come_from_data_files() {
        Map<String, Object> friend = Map.of("title", "Ann & Bob", "url", "https://a.example", "avatar", "/a.png");
        Map<String, Object> group = Map.of("title", "Friends", "items", List.of(friend, Map.of("title", "no address")));
        NoSite site = NoSite.withData(Map.of("friends", Map.of("g", group), "links/g", List.of(friend)));
        assertEquals(
                "<div class=\"tag-plugin users-wrap\"><div class=\"group-header\"><md>Friends</md></div>"
                        + "<div class=\"group-body\"><div class=\"user-card\"><a class=\"card-link\" target=\"_blank\""
                        + " rel=\"external noopener noreferrer\" href=\"https://a.example\"><img src=\"/a.png\"/>"
                        + "<div class=\"name\"><span>Ann &amp; Bob</span></div></a></div></div></div>",
                render(config("volantis"), site, "{% friends only:g %}", new Problems()));
        assertEquals(
                "<div class=\"tag-plugin users-wrap\"></div>",
                render(config("volantis"), site, "{% friends not:g %}", new Problems()));
        assertEquals(
                "<div class=\"tag-plugin users-wrap\"><div class=\"grid-box\"><div class=\"grid-cell user-card\">"
                        + "<a class=\"card-link\" target=\"_blank\" rel=\"external nofollow noopener noreferrer\""
                        + " href=\"https://a.example\"><div class=\"lazy-box icon\"><img class=\"lazy\" src=\"/a.png\""
                        + " data-src=\"/a.png\" loading=\"lazy\"/></div><div class=\"name\"><span>Ann &amp; Bob</span>"
                        + "</div></a></div></div></div>",
                render(config("stellar"), site, "{% friends g %}", new Problems()));
    }

    private static Config config(String theme) {
        return new Config(
                Map.of(
                        "theme",
                        theme,
                        "url",
                        "https://blog.example",
                        "root",
                        "/",
                        "syntax_highlighter",
                        "highlight.js"),
                Map.of());
    }

    private static String render(Config config, String text, Problems problems) {
        return render(config, NoSite.LOOKUP, text, problems);
    }

    private static String render(Config config, SiteLookup site, String text, Problems problems) {
        ArticleSource source = new ArticleSource("a.md", text, 0, Map.of(), true, "a.md");
        return new ArticleRenderer(config, site, HIGHLIGHTER)
                .render(source, UnaryOperator.identity(), body -> "<md>" + body + "</md>\n", problems);
    }
}
