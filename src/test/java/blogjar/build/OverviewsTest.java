package blogjar.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pages that themes of Hexo make by themselves, so that their users have no document for them. */
class OverviewsTest {
    private static final String FRIENDS = "links: {items: [{title: Ann, link: 'https://ann.example'}]";

    @TempDir
    Path folder;

    private Blog blog(String config) throws IOException {
        return new Blog(folder)
                .config("title: T\n" + config)
                .post("a.md", "---\ntitle: A\ntags: [x]\ncategories: [y]\n---\n");
    }

    private static String made(Blog.Built built) {
        return String.join(
                " ",
                Stream.of("tags", "categories", "links")
                        .filter(name -> built.files().containsKey(name + "/index.html"))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            theme: fluid                                                      | tags categories
            theme: my-fluid                                                   | tags categories
            theme: stellar                                                    | tags categories
            theme: icarus                                                     | tags categories
            theme: next                                                       |
            theme: butterfly                                                  |
            {theme: fluid, theme_config: {tag: {enable: false}}}              | categories
            {theme: fluid, theme_config: {category: {enable: false, x: 1}}}   | tags
            {theme: fluid, theme_config: {FRIENDS}}}                          | tags categories links
            {theme: fluid, theme_config: {FRIENDS, enable: false}}}           | tags categories
            {theme: next, theme_config: {FRIENDS}}}                           |
            """)
    void there_are_those_that_the_theme_would_make(String config, String expected) throws IOException {
        String given =
                config.replace("FRIENDS", FRIENDS).replaceAll("^\\{|}$", "").replaceFirst(", theme_", "\ntheme_");
        assertEquals(expected == null ? "" : expected, made(blog(given + "\n").build()));
    }

    @Test
    void they_show_what_they_are_for_under_the_words_of_the_blogs_language() throws IOException {
        Blog.Built built = blog("theme: fluid\nlanguage: zh-CN\ntheme_config: {" + FRIENDS + "}}\n")
                .build();
        assertTrue(built.page("tags/index.html").contains("<h1 class=\"p-name\">标签</h1>"));
        assertTrue(built.page("tags/index.html").contains("href=\"/tags/x/\""));
        assertTrue(built.page("categories/index.html").contains("<title>分类 | T</title>"));
        assertTrue(built.page("categories/index.html").contains("href=\"/categories/y/\""));
        assertTrue(
                built.page("links/index.html").contains("<h1 class=\"p-name\">友链</h1>"),
                built.page("links/index.html"));
        assertTrue(built.page("links/index.html").contains("href=\"https://ann.example\""));
    }

    @Test
    void where_a_friends_picture_does_not_come_there_is_the_first_letter_of_the_name() throws IOException {
        String friends = "links: {items: [{title: ann, link: 'https://a.example', avatar: /a.png}, "
                + "{title: '👻 Bo', link: 'https://b.example'}, {link: 'https://c.example'}]";
        String page =
                blog("theme: fluid\ntheme_config: {" + friends + "}}\n").build().page("links/index.html");
        assertTrue(page.contains("<i aria-hidden=\"true\">A<img src=\"/a.png\""), page);
        assertTrue(page.contains("<i aria-hidden=\"true\">👻</i>"), page);
        assertTrue(page.contains("<i aria-hidden=\"true\">H</i><span><b>https://c.example"), page);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            theme: fluid                                                          | true
            {theme: fluid, theme_config: {post: {footnote: {enable: true}}}}      | true
            {theme: fluid, theme_config: {post: {footnote: {enable: false}}}}     | false
            theme: next                                                           | false
            """)
    void footnotes_are_those_of_the_theme_as_well(String config, boolean made) throws IOException {
        String given = config.replaceAll("^\\{|}$", "").replaceFirst(", theme_", "\ntheme_");
        String page = blog(given + "\npermalink: :title/\n")
                .post("n.md", "---\ntitle: N\n---\nText[^1].\n\n[^1]: Words\n")
                .build()
                .page("n/index.html");
        assertEquals(made, page.contains("id=\"footnotes\"") && page.contains("Words"), page);
    }

    @Test
    void a_page_of_the_authors_goes_first() throws IOException {
        Blog.Built built = blog("theme: fluid\n")
                .file("source/tags/index.md", "---\ntitle: Mine\n---\n")
                .file("source/categories/index.html", "---\nlayout: false\n---\nmine")
                .build();
        assertTrue(built.page("tags/index.html").contains("<h1 class=\"p-name\">Mine</h1>"));
        assertEquals("mine", built.page("categories/index.html").strip());
        assertEquals(1, built.problems().size(), "the theme is not here, and nothing else: " + built.problems());
    }
}
