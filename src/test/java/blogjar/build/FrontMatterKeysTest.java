package blogjar.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys of front matter that Hexo's themes read: templates see them, and the built-in theme uses them. */
class FrontMatterKeysTest {
    @TempDir
    Path folder;

    private String page(String front) throws IOException {
        return new Blog(folder)
                .config("permalink: :title/\nauthor: Blog author\n")
                .file("source/_data/author.yml", "bob: {name: Bob B.}\n")
                .post("a.md", "---\ntitle: t\n" + front + "\n---\n## One\n\ntext\n")
                .build()
                .page("a/index.html");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
              title: x           | <meta name="author" content="Blog author">
              author: Ann        | <meta name="author" content="Ann">
              author: Ann        | <span class="p-author">Ann</span>
              author: bob        | <span class="p-author">Bob B.</span>
              seo_title: For all | <title>For all |
              direction: rtl     | data-layout="post" dir="rtl"
              toc: true          | <nav class="toc"
              toc: {enable: true} | <nav class="toc"
              keywords: [a, b]   | <meta name="keywords" content="a, b">
              index_img: /i.png  | <meta property="og:image" content="https://blog.example/i.png">
              headimg: /i.png    | <meta property="og:image" content="https://blog.example/i.png">
              og_img: /i.png     | <meta property="og:image" content="https://blog.example/i.png">
              photo: /i.png      | <meta property="og:image" content="https://blog.example/i.png">
              banner_img: /i.png | <img class="banner" src="/i.png"
              top_img: /i.png    | <img class="banner" src="/i.png"
              tag: one           | href="/tags/one/"
              category: one      | href="/categories/one/"
              license: CC0       | CC0 1.0
              photos: [/a.png, /b.png] | class="u-photo" src="/b.png" alt=""
            """, quoteCharacter = '\u0001')
    void the_built_in_theme_uses_a_key(String front, String html) throws IOException {
        String text = page(front.equals("title: x") ? "x: y" : front);
        assertTrue(text.contains(html), text);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
              x: y                             | true
              comments: false                  | false
              comment: false                   | false
              comment: waline                  | true
              own: {deep: [1, 2]}              | true deep 2
              banner_mask_alpha: 0.4           | true 0.4
            """)
    void templates_see_every_key(String front, String printed) throws IOException {
        String page = new Blog(folder)
                .config("theme: own\npermalink: :title/\n")
                .file("themes/own/layout/index.peb", "-")
                .file(
                        "themes/own/layout/post.peb",
                        "{{ page.comments }}{% if page.own is not empty %} deep {{ page.own.deep[1] }}{% endif %} {{ page.banner_mask_alpha }}")
                .post("a.md", "---\ntitle: t\n" + front + "\n---\nx")
                .build()
                .page("a/index.html");
        assertEquals(printed, page.strip());
    }

    @Test
    void a_page_shows_its_contents_where_it_asks_for_them() throws IOException {
        String page = new Blog(folder)
                .file("source/about/index.md", "---\ntitle: t\ntoc: true\n---\n## One\n\ntext\n")
                .build()
                .page("about/index.html");
        assertTrue(page.contains("<nav class=\"toc\""), page);
    }
}
