package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.build.Blog;
import blogjar.build.Build;
import blogjar.build.PictureMemory;
import blogjar.build.Progress;
import blogjar.output.FolderSink;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A browser fetches the smaller one of a picture for an article, and the whole one where a reader wants to see it large. */
class PicturesInBrowserTest {
    @TempDir
    Path folder;

    private Path site() throws IOException {
        Blog blog = new Blog(folder.resolve("blog"))
                .config(
                        "permalink: :title.html\npictures:\n  widths: [200, 700]\ntheme_config:\n  post:\n    zoom: true\n")
                .file("source/try.js", """
                        addEventListener('load', () => setTimeout(() => {
                          const image = document.querySelector('.e-content img');
                          const chosen = image.currentSrc.replace(/.*\\//, '');
                          image.click();
                          const shown = document.querySelector('dialog.zoom img');
                          document.getElementById('out').textContent =
                            chosen + ' ' + (shown ? shown.src.replace(/.*\\//, '') : 'nothing');
                        }, 500));
                        """)
                .post(
                        "a.md",
                        "---\ntitle: a\n---\n![A](/photo.jpg)\n\n<pre id=\"out\"></pre><script src=\"/try.js\"></script>\n");
        BufferedImage image = new BufferedImage(1400, 900, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 1400 * 900; i++) {
            image.setRGB(i % 1400, i / 1400, i * 77);
        }
        Files.createDirectories(blog.root().resolve("source"));
        ImageIO.write(image, "jpg", blog.root().resolve("source/photo.jpg").toFile());
        Path site = folder.resolve("site");
        try (FolderSink sink = FolderSink.open(site)) {
            Build.prepare(Build.Settings.of(blog.root()))
                    .keeping(PictureMemory.once())
                    .run(sink, Progress.NONE);
            sink.commit();
        }
        return site;
    }

    @Test
    void the_smaller_one_is_in_the_article_and_the_whole_one_is_as_large_as_the_window() throws Exception {
        Chromium.assumeHere();
        String page;
        try (WebServer server = TestSite.start(site())) {
            page = new Chromium(folder)
                    .shown("http://localhost:" + server.httpAddress().getPort() + "/a.html");
        }
        Matcher out = Pattern.compile("<pre id=\"out\"[^>]*>([^<]*)</pre>").matcher(page);
        assertTrue(out.find(), page);
        assertTrue(out.group(1).matches("photo-700\\.[0-9a-f]{16}\\.jpg photo\\.jpg"), out.group(1));
    }
}
