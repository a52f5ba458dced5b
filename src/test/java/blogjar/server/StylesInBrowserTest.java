package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.build.Blog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Styles in attributes, as Hexo's helpers write them, are applied under the policy that the server sends. */
class StylesInBrowserTest {
    @TempDir
    Path folder;

    private Path built(Blog blog) throws IOException {
        return blog.buildTo(folder.resolve("site"));
    }

    private Path site() throws IOException {
        return built(new Blog(folder.resolve("blog"))
                .config("theme: mine\n")
                .file("themes/mine/layout/post.peb", "")
                .file("themes/mine/layout/index.peb", """
                        <!doctype html><style>a { color: #010203 }</style>
                        {{ tagcloud(min_font=10, max_font=30) }}
                        <pre id="out"></pre><script src="{{ asset('js/sizes.js') }}"></script>
                        """)
                .file("themes/mine/source/js/sizes.js", """
                        document.getElementById('out').textContent = [...document.querySelectorAll('a')]
                          .map((link) => getComputedStyle(link).fontSize + ' ' + getComputedStyle(link).color).join(', ');
                        """)
                .post("a.md", "---\ntitle: A\ndate: 2024-01-02\ntags: [x, y]\n---\n")
                .post("b.md", "---\ntitle: B\ndate: 2024-01-03\ntags: [y]\n---\n"));
    }

    @Test
    void the_names_of_a_tag_cloud_have_their_sizes() throws Exception {
        Chromium.assumeHere();
        String page;
        try (WebServer server = TestSite.start(site())) {
            String field = RawClient.exchange(
                    server.httpAddress().getPort(), "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
            assertTrue(
                    RawClient.field(field, "Content-Security-Policy")
                            .orElse("none")
                            .contains("style-src "),
                    field);
            page = new Chromium(folder)
                    .shown("http://localhost:" + server.httpAddress().getPort() + "/");
        }
        Matcher out = Pattern.compile("<pre id=\"out\">([^<]*)</pre>").matcher(page);
        assertTrue(out.find(), page);
        assertEquals("10px rgb(1, 2, 3), 30px rgb(1, 2, 3)", out.group(1));
    }

    @Test
    void a_ground_that_an_author_gave_code_in_another_theme_does_not_stay_light_in_the_dark() throws Exception {
        Chromium.assumeHere();
        Path site = built(
                new Blog(folder.resolve("blog"))
                        .config("theme: volantis\npermalink: :title.html\nsyntax_highlighter: highlight.js\n"
                                + "highlight: {hljs: true, wrap: false, line_number: false}\n"
                                + "import:\n  link:\n    - <link rel=\"stylesheet\" href=\"/old.css\">\n")
                        .file("source/old.css", ".hljs { background: #fafafa !important }\n")
                        .file("source/try.js", """
                        addEventListener('load', () => {
                          const ground = () => getComputedStyle(document.querySelector('code.hljs')).backgroundColor;
                          const light = ground();
                          document.documentElement.dataset.theme = 'dark';
                          document.getElementById('out').textContent = light + ' ' + ground();
                        });
                        """)
                        .post(
                                "a.md",
                                "---\ntitle: a\n---\n```js\nlet a = 1;\n```\n\n<pre id=\"out\"></pre><script src=\"/try.js\"></script>\n"));
        assertEquals("rgb(250, 250, 250) rgba(0, 0, 0, 0)", new Chromium(folder).output(site, "a.html"));
    }
}
