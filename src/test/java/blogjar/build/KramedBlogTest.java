package blogjar.build;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KramedBlogTest {
    @TempDir
    Path root;

    @Test
    void a_blog_whose_package_json_names_kramed_is_written_as_kramed_does() throws IOException {
        Blog blog = new Blog(root)
                .config("kramed:\n  smartypants: false\n")
                .file(
                        "package.json",
                        "{\"dependencies\": {\"hexo\": \"^8.0.0\", \"hexo-renderer-kramed\": \"^0.1.4\"}}")
                .post(
                        "a.md",
                        "---\ntitle: A\ndate: 2024-01-02\n---\n#x \"y\"\nenergy `$E=mc^2$`\n\n```js\nlet a;\n```\n");
        String page = blog.build().page("2024/01/02/a/index.html");
        assertTrue(
                page.contains("</a>x &quot;y&quot;</h1><p>energy <script type=\"math/tex\">E=mc^2</script></p>"), page);
        assertTrue(page.contains("<figure class=\"highlight js\">"), page);
    }
}
