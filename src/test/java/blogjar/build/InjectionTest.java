package blogjar.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTML and CSS of the author's in every page: by settings, and by files in the blog's own folder. */
class InjectionTest {
    @TempDir
    Path folder;

    private Blog blog(String theme) throws IOException {
        return new Blog(folder)
                .config("theme: " + theme + "\n" + """
                        theme_config:
                          custom_css: [/css/own.css]
                          inject:
                            head_begin: <!-- 1 -->
                            head: <!-- 2 -->
                            head_end: [<!-- 3 -->]
                            body_begin: <!-- 4 -->
                            bottom: <!-- 5 -->
                            body_end: <!-- 6 -->
                        """)
                .file("source/p.md", "---\ntitle: P\n---\n")
                .file("source/css/own.css", ":root { --ink: #123 }\n");
    }

    private static void matches(String regex, String page) {
        assertTrue(Pattern.compile(regex, Pattern.DOTALL).matcher(page).find(), page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "plain-text", "fluid", "next", "butterfly"})
    void settings_name_the_places_as_the_themes_and_hexos_injector_do(String theme) throws IOException {
        String page = blog(theme).build().page("p.html");
        matches(
                "<head>\\s*<meta charset=\"utf-8\">\\s*<!-- 1 -->\\s*<meta.*<!-- 2 -->\\s*<!-- 3 -->.*</head>\\s*<body[^>]*>\\s*<!-- 4 -->"
                        + ".*</footer>.*<!-- 5 -->\\s*<!-- 6 -->.*</body>",
                page);
    }

    @Test
    void volantis_has_the_places_in_the_settings_of_the_blog() throws IOException {
        String page = new Blog(folder)
                .config("""
                        theme: volantis
                        import:
                          head_begin: [<!-- 1 -->]
                          head_end: <!-- 2 -->
                          body_begin: [<!-- 3 -->, <!-- 4 -->]
                          body_end: [<!-- 5 -->]
                        """)
                .file("source/p.md", "---\ntitle: P\n---\n")
                .build()
                .page("p.html");
        matches(
                "<head>\\s*<meta charset=\"utf-8\">\\s*<!-- 1 -->.*<!-- 2 -->.*</head>\\s*<body[^>]*>\\s*<!-- 3 -->\\s*<!-- 4 -->"
                        + ".*</footer>.*<!-- 5 -->\\s*</body>",
                page);
    }

    @Test
    void volantis_had_other_names_for_them() throws IOException {
        String page = new Blog(folder)
                .config("""
                        theme: volantis
                        import:
                          meta: [<!-- 1 -->]
                          link: [<!-- 2 -->]
                          script: [<!-- 3 -->]
                        """)
                .file("source/p.md", "---\ntitle: P\n---\n")
                .build()
                .page("p.html");
        matches(
                "<head>\\s*<meta charset=\"utf-8\">\\s*<!-- 1 -->.*<!-- 2 -->.*</head>.*</footer>.*<!-- 3 -->\\s*</body>",
                page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "plain-text"})
    void templates_of_the_blog_fill_the_places(String theme) throws IOException {
        Blog blog = blog(theme);
        for (String place : new String[] {"head_begin", "head_end", "body_begin", "body_end"}) {
            blog.file(
                    "themes/" + theme + "/layout/inject/" + place + ".peb", "<!-- {{ page.title }} " + place + " -->");
        }
        String page = blog.build().page("p.html");
        matches(
                "<head>\\s*<meta charset=\"utf-8\">\\s*<!-- P head_begin -->.*<!-- P head_end -->.*</head>\\s*<body[^>]*>\\s*<!-- P body_begin -->"
                        + ".*</footer>.*<!-- P body_end -->.*</body>",
                page);
    }

    @ParameterizedTest
    @ValueSource(strings = {"default", "plain-text"})
    void a_style_sheet_of_the_blog_comes_after_that_of_the_theme(String theme) throws IOException {
        Blog.Built built = blog(theme).build();
        matches(
                "<link rel=\"stylesheet\" href=\"/css/(style|plain-text)\\.[0-9a-f]{8,}\\.css\">.*"
                        + "<link rel=\"stylesheet\" href=\"/css/own.css\">",
                built.page("p.html"));
        assertEquals(":root { --ink: #123 }\n", built.page("css/own.css"));
    }
}
