package blogjar.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pictures of the built-in theme's pages have the size of their files. */
class PictureSizesTest {
    @TempDir
    Path folder;

    private Blog blog;

    @BeforeEach
    void pictures() throws IOException {
        blog = new Blog(folder);
        picture("a.png", drawn("png", 30, 20));
        picture("a.gif", drawn("gif", 31, 21));
        byte[] jpeg = drawn("jpg", 32, 22);
        picture("a.jpg", jpeg);
        picture(
                "turned.jpg",
                joined(
                        hex("ffd8" + "ffe10022" + "457869660000" + "4d4d002a00000008" + "0001" + "0112000300000001"
                                + "00060000" + "00000000"),
                        jpeg,
                        2));
        picture("lossy.webp", hex("52494646000000005745425056503820" + "00000000" + "000000" + "9d012a" + "21001700"));
        picture(
                "lossless.webp",
                hex("5249464600000000574542505650384c" + "00000000" + "2f" + "21c00500" + "0000000000"));
        picture(
                "extended.webp",
                hex("52494646000000005745425056503858" + "0a000000" + "00000000" + "220000" + "180000"));
        picture(
                "a.svg",
                "<?xml version=\"1.0\"?><svg height=\"26\" width='36px' viewBox=\"0 0 1 1\"/>"
                        .getBytes(StandardCharsets.UTF_8));
        picture(
                "exact.svg",
                "<svg width=\"252.18\" height=\"368.6px\" viewBox=\"0 0 252.18 368.6\"/>"
                        .getBytes(StandardCharsets.UTF_8));
        picture("free.svg", "<svg viewBox=\"0 0 36 26\"/>".getBytes(StandardCharsets.UTF_8));
        picture("cut.jpg", hex("ffd8ffe00010"));
        picture("中 文.png", drawn("png", 37, 27));
    }

    private static byte[] drawn(String format, int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out));
        return out.toByteArray();
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static byte[] joined(byte[] first, byte[] second, int from) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(first);
        out.write(second, from, second.length - from);
        return out.toByteArray();
    }

    private void picture(String name, byte[] bytes) throws IOException {
        Path file = folder.resolve("source/images").resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private static final String AT_ONCE = "theme_config: {pictures: {lazy: false}}\n";

    private String page(String html) throws IOException {
        return blog.post("a.md", "---\ntitle: A\ndate: 2024-01-02\n---\n" + html + "\n")
                .build()
                .page("2024/01/02/a/index.html");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            /images/a.png,           30, 20
            /images/a.gif,           31, 21
            /images/a.jpg,           32, 22
            /images/turned.jpg,      22, 32
            /images/lossy.webp,      33, 23
            /images/lossless.webp,   34, 24
            /images/extended.webp,   35, 25
            /images/a.svg,           36, 26
            /images/exact.svg,       252, 369
            /../images/exact.svg,    252, 369
            /images/%E4%B8%AD%20%E6%96%87.png, 37, 27
            /../images/a.png?v=1,    30, 20
            ../../../../images/a.png, 30, 20
            """)
    void a_picture_has_the_size_of_its_file(String address, int width, int height) throws IOException {
        String tag = "<img width=\"" + width + "\" height=\"" + height + "\" src=\"" + address + "\" alt=\"A\">";
        String page = page("<img src=\"" + address + "\" alt=\"A\">");
        assertTrue(page.contains(tag), () -> page.replaceAll("(?s).*?(<img[^>]*>).*", "$1") + " is not " + tag);
    }

    @Test
    void what_has_a_size_a_class_or_no_file_stays_as_it_is() throws IOException {
        List<String> tags = List.of(
                "<img src=\"/images/a.png\" width=\"3\">",
                "<img class=\"icon\" src=\"/images/a.png\">",
                "<img style=\"height: 2em\" src=\"/images/a.png\">",
                "<img src=\"https://other.example/images/a.png\">",
                "<img src=\"//other.example/images/a.png\">",
                "<img src=\"data:image/png;base64,AA\">",
                "<img src=\"/images/none.png\">",
                "<img src=\"/images/cut.jpg\">",
                "<img src=\"/images/free.svg\">");
        blog.config(AT_ONCE);
        String page = page(String.join("\n", tags));
        assertEquals(List.of(), tags.stream().filter(tag -> !page.contains(tag)).toList());
    }

    @Test
    void below_a_folder_of_the_host_addresses_are_still_found() throws IOException {
        blog.config("root: /blog/\n" + AT_ONCE);
        String page = page("<img src=\"/blog/images/a.png\"><img src=\"/images/a.gif\">");
        assertTrue(page.contains("<img width=\"30\" height=\"20\" src=\"/blog/images/a.png\">"), page);
        assertTrue(page.contains("<img src=\"/images/a.gif\">"), page);
    }

    @Test
    void a_theme_of_the_blogs_own_gets_its_pictures_as_they_are() throws IOException {
        blog.config("theme: mine\n")
                .file("themes/mine/layout/post.peb", "{{ page.content | raw }}")
                .file("themes/mine/layout/index.peb", "");
        assertTrue(page("<img src=\"/images/a.png\">").contains("<img src=\"/images/a.png\">"));
    }

    @Test
    void pictures_below_the_first_are_loaded_when_a_reader_comes_near_them() throws IOException {
        String html = "<img src=\"/images/none.png\" alt=\"0\">\n<img src=\"/images/a.png\" alt=\"1\">\n"
                + "<img src=\"https://other.example/2.png\" decoding=\"sync\" alt=\"\">\n<img loading=\"eager\" src=\"/3.png\" alt=\"\">\n"
                + "<img no-lazy src=\"/4.png\" alt=\"\">\n<img src=\"data:image/png;base64,AA\" alt=\"\">";
        String expected = "<img src=\"/images/none.png\" alt=\"0\">\n"
                + "<img loading=\"lazy\" decoding=\"async\" width=\"30\" height=\"20\" src=\"/images/a.png\" alt=\"1\">\n"
                + "<img loading=\"lazy\" src=\"https://other.example/2.png\" decoding=\"sync\" alt=\"\">\n"
                + "<img loading=\"eager\" src=\"/3.png\" alt=\"\">\n<img no-lazy src=\"/4.png\" alt=\"\">\n<img src=\"data:image/png;base64,AA\" alt=\"\">";
        for (String theme : List.of("default", "plain-text")) {
            blog.config("theme: " + theme + "\n");
            String page = page(html).replace("<br>", "");
            assertTrue(page.contains(expected), page);
        }
        blog.config(AT_ONCE);
        assertFalse(page(html).contains("loading=\"lazy\""));
    }
}
