package blogjar.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With {@code pictures.widths} a page offers smaller ones of its pictures. */
class SmallerPicturesTest {
    private static final Pattern ADDRESS = Pattern.compile("(\\S+) (\\d+)w");

    @TempDir
    Path folder;

    private Blog blog;
    private final Map<String, byte[]> published = new ConcurrentHashMap<>();

    @BeforeEach
    void asked() throws IOException {
        blog = new Blog(folder).config("pictures:\n  widths: [200, 400, 4000]\n");
        picture("photo.jpg", drawn("jpg", 800, 600));
    }

    private void picture(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve("source/images").resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    /** Of many colours, as a photograph. */
    static byte[] drawn(String format, int width, int height) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            int x = i % width;
            int y = i / width;
            image.setRGB(x, y, (x * 7 & 0xFF) << 16 | (y * 5 & 0xFF) << 8 | (x + y & 0xFF));
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    private List<String> build(PictureMemory memory) throws IOException {
        published.clear();
        return Build.prepare(Build.Settings.of(folder))
                .keeping(memory)
                .run(output -> published.put(output.path(), output.content().bytes()), Progress.NONE)
                .problems()
                .stream()
                .map(problem -> problem.toString().lines().findFirst().orElse(""))
                .toList();
    }

    private String page(String html) throws IOException {
        blog.post("a.md", "---\ntitle: A\ndate: 2024-01-02\n---\n" + html + "\n");
        assertEquals(List.of(), build(PictureMemory.once()));
        return new String(published.get("2024/01/02/a/index.html"), java.nio.charset.StandardCharsets.UTF_8);
    }

    private static List<MatchResult> offered(String page) {
        String set = page.replaceAll("(?s).*srcset=\"([^\"]*)\".*", "$1");
        return ADDRESS.matcher(set).results().toList();
    }

    @Test
    void a_page_offers_smaller_ones_that_are_there() throws IOException {
        String page = page("![A](/images/photo.jpg)");
        List<MatchResult> offered = offered(page);
        assertEquals(
                List.of("200", "400", "800"),
                offered.stream().map(one -> one.group(2)).toList());
        assertEquals("/images/photo.jpg", offered.get(2).group(1));
        for (MatchResult one : offered) {
            assertTrue(one.group(1).matches("/images/photo(-\\d+\\.[0-9a-f]{16})?\\.jpg"), one.group(1));
            byte[] file = published.get(one.group(1).substring(1));
            assertEquals(
                    one.group(2),
                    Integer.toString(
                            ImageIO.read(new ByteArrayInputStream(file)).getWidth()));
        }
        assertTrue(page.contains(" sizes=\"(max-width: 40rem) 100vw, 38rem\""), page);
        assertTrue(page.contains("width=\"800\" height=\"600\""), page);
    }

    @Test
    void an_address_is_written_as_the_page_writes_it() throws IOException {
        picture("中 \".PNG", drawn("png", 500, 300));
        List<MatchResult> offered = offered(page("<img alt=\"\" src='../../../../images/%E4%B8%AD \".PNG?v=1'>"));
        assertTrue(
                offered.get(0)
                        .group(1)
                        .matches("\\.\\./\\.\\./\\.\\./\\.\\./images/%E4%B8%AD%20&quot;-200\\.[0-9a-f]{16}\\.PNG"),
                () -> offered.get(0).group(1));
        assertTrue(published.keySet().stream().anyMatch(path -> path.matches("images/中 \"-200\\.[0-9a-f]{16}\\.PNG")));
    }

    @Test
    void other_content_or_other_widths_have_other_names() throws IOException {
        String first = offered(page("![A](/images/photo.jpg)")).get(0).group(1);
        assertEquals(first, offered(page("![A](/images/photo.jpg)")).get(0).group(1));
        blog.config("pictures:\n  widths: 200\n");
        String second = offered(page("![A](/images/photo.jpg)")).get(0).group(1);
        picture("photo.jpg", drawn("jpg", 801, 600));
        String third = offered(page("![A](/images/photo.jpg)")).get(0).group(1);
        assertEquals(3, List.of(first, second, third).stream().distinct().count());
    }

    @Test
    void what_is_small_or_has_a_size_or_is_in_a_feed_has_none() throws IOException {
        blog.config("pictures:\n  widths: [200]\nfeed:\n  path: atom.xml\n");
        picture("small.jpg", drawn("jpg", 150, 100));
        String page = page("![A](/images/small.jpg) <img alt=\"\" src=\"/images/photo.jpg\" width=\"9\">");
        assertTrue(!page.contains("srcset"), page);
        page("![A](/images/photo.jpg)");
        String feed = new String(published.get("atom.xml"), java.nio.charset.StandardCharsets.UTF_8);
        assertTrue(feed.contains("photo.jpg") && !feed.contains("srcset"), feed);
    }

    @Test
    void without_the_setting_there_are_none() throws IOException {
        blog.config("");
        assertTrue(!page("![A](/images/photo.jpg)").contains("srcset"));
    }

    @Test
    void what_can_not_be_read_is_told_once_and_published_as_it_is() throws IOException {
        byte[] jpeg = drawn("jpg", 800, 600);
        picture("cut.jpg", Bytes.from(jpeg, 0, jpeg.length / 2));
        byte[] bomb = Bytes.of(
                Bytes.hex("89504e470d0a1a0a"),
                Bytes.chunk("IHDR", Bytes.four(100_000), Bytes.four(100_000), Bytes.hex("08 02 00 00 00")),
                Bytes.chunk("IDAT", new byte[3000]));
        picture("bomb.png", bomb);
        blog.post("a.md", "---\ntitle: A\n---\n![A](/images/cut.jpg)\n![B](/images/bomb.png)\n");
        blog.post("b.md", "---\ntitle: B\n---\n![A](/images/cut.jpg)\n");
        String told = ": notice: no smaller sizes are made of this picture: ";
        assertEquals(
                List.of(
                        "source/images/bomb.png" + told + "it has 100000 × 100000 pixels, more than 50 million",
                        "source/images/cut.jpg" + told + "it ends too early"),
                build(PictureMemory.once()));
        assertEquals(bomb.length, published.get("images/bomb.png").length);
    }

    @Test
    void a_width_that_is_no_number_is_told() throws IOException {
        blog.config("pictures:\n  widths: [small, 200]\n").post("a.md", "---\ntitle: A\n---\nA\n");
        assertEquals(
                List.of("_config.yml: notice: 'pictures.widths' can't have 'small'; it is left out"),
                build(PictureMemory.once()));
    }
}
