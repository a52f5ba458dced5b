package blogjar.build;

import static blogjar.build.Bytes.chunk;
import static blogjar.build.Bytes.from;
import static blogjar.build.Bytes.hex;
import static blogjar.build.Bytes.of;
import static blogjar.build.Bytes.riff;
import static blogjar.build.Bytes.segment;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import blogjar.output.FolderSink;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With {@code pictures.strip_metadata} a picture is published without what its file tells beside it. */
class PictureMetadataTest {
    /** Big-endian, one entry: the orientation; then what else there is. */
    private static final String TURNED = "4d4d002a00000008 0001 0112000300000001 00060000 00000000";

    private static final byte[] EXIF = of("Exif\0\0", hex(TURNED), "GPS 39.9042 N 116.4074 E");
    private static final byte[] XMP = of("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>GPS</x:xmpmeta>");
    private static final byte[] PROFILE = of("ICC_PROFILE\0", hex("0101"), "a profile");
    private static final byte[] ADOBE = of("Adobe", hex("0064 0000 0000 01"));

    @TempDir
    Path folder;

    private Blog blog;
    private Path published;

    @BeforeEach
    void asked() throws IOException {
        blog = new Blog(folder.resolve("blog")).config("pictures:\n  strip_metadata: true\n");
        published = folder.resolve("public");
    }

    private void picture(String name, byte[] bytes) throws IOException {
        Path file = blog.root().resolve("source/images").resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private List<String> build() throws IOException {
        try (FolderSink sink = FolderSink.open(published)) {
            Build.Report report = Build.prepare(Build.Settings.of(blog.root())).run(sink, Progress.NONE);
            sink.commit();
            return report.problems().stream()
                    .map(problem -> problem.toString().lines().findFirst().orElse(""))
                    .toList();
        }
    }

    private byte[] published(String name) throws IOException {
        return Files.readAllBytes(published.resolve("images").resolve(name));
    }

    private static byte[] drawn(String format) throws IOException {
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 1200; i++) {
            image.setRGB(i % 40, i / 40, i * 70_001);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }

    @Test
    void of_a_jpeg_its_pixels_its_colours_and_which_side_is_up_are_left() throws IOException {
        byte[] jpeg = drawn("jpg"); // begins with FFD8, and JFIF in 18 bytes
        byte[] start = from(jpeg, 0, 20);
        byte[] rest = from(jpeg, 20, jpeg.length);
        picture(
                "a.jpg",
                of(
                        start,
                        segment(0xE0, "JFXX\0", hex("13"), "a preview"),
                        segment(0xE1, EXIF),
                        segment(0xE1, XMP),
                        segment(0xE2, PROFILE),
                        segment(0xE2, "MPF\0 more pictures"),
                        segment(0xEB, "JP of who made it"),
                        segment(0xED, "Photoshop 3.0\0 IPTC"),
                        segment(0xEE, ADOBE),
                        segment(0xFE, "a comment"),
                        rest,
                        drawn("jpg"),
                        "behind the end"));
        assertEquals(List.of(), build());
        assertArrayEquals(
                of(start, segment(0xE1, "Exif\0\0", hex(TURNED)), segment(0xE2, PROFILE), segment(0xEE, ADOBE), rest),
                published("a.jpg"));
    }

    @Test
    void an_orientation_in_either_order_of_bytes_is_kept_and_upright_needs_none() throws IOException {
        byte[] jpeg = drawn("jpg");
        byte[] little = hex("49492a0008000000 0100 1201030001000000 08000000 00000000");
        byte[] upright = hex("49492a0008000000 0100 1201030001000000 01000000 00000000");
        byte[] rest = from(jpeg, 2, jpeg.length);
        picture("little.jpg", of(hex("ffd8"), segment(0xE1, "Exif\0\0", little), rest));
        picture("upright.jpeg", of(hex("ffd8"), segment(0xE1, "Exif\0\0", upright), rest));
        assertEquals(List.of(), build());
        byte[] eight = hex(TURNED.replace("00060000", "00080000"));
        assertArrayEquals(of(hex("ffd8"), segment(0xE1, "Exif\0\0", eight), rest), published("little.jpg"));
        assertArrayEquals(jpeg, published("upright.jpeg"));
    }

    @Test
    void comments_between_the_scans_and_in_a_file_that_is_cut_go_too() throws IOException {
        byte[] scans = hex("ffda0004 0000 12ff0034ffd056");
        picture("a.jpg", of(hex("ffd8"), scans, segment(0xFE, "told"), scans, hex("ffffd9")));
        picture("cut.jpg", of(hex("ffd8"), segment(0xFE, "told"), scans, segment(0xFE, "told"), scans));
        assertEquals(List.of(), build());
        assertArrayEquals(of(hex("ffd8"), scans, scans, hex("ffffd9")), published("a.jpg"));
        assertArrayEquals(of(hex("ffd8"), scans, scans), published("cut.jpg"));
    }

    @Test
    void of_a_png_texts_and_dates_go() throws IOException {
        byte[] png = drawn("png"); // begins with a signature, and IHDR in 25 bytes
        byte[] start = from(png, 0, 33);
        byte[] rest = from(png, 33, png.length);
        picture(
                "a.PNG",
                of(
                        start,
                        chunk("gAMA", hex("0000b18f")),
                        chunk("eXIf", hex(TURNED), "GPS"),
                        chunk("tEXt", "Author\0Me"),
                        chunk("zTXt", "Author\0\0Me"),
                        chunk("iTXt", "XML:com.adobe.xmp\0\0\0\0\0<x/>"),
                        chunk("tIME", hex("07e80102030405")),
                        rest,
                        "behind the end"));
        assertEquals(List.of(), build());
        assertArrayEquals(
                of(start, chunk("gAMA", hex("0000b18f")), chunk("eXIf", hex(TURNED)), rest), published("a.PNG"));
    }

    @Test
    void of_a_webp_exif_and_xmp_go_with_their_flags() throws IOException {
        byte[] size = hex("270000 1d0000");
        byte[] pixels = riff("VP8 ", "pixels!");
        picture("a.webp", webp(riff("VP8X", hex("2c000000"), size), riff("ICCP", "icc"), pixels, riff("EXIF", EXIF)));
        picture("b.webp", webp(riff("VP8X", hex("0c000000"), size), pixels, riff("EXIF", "MM"), riff("XMP ", XMP)));
        picture("c.webp", webp(riff("VP8X", hex("20000000"), size), riff("ICCP", "icc"), pixels));
        assertEquals(List.of(), build());
        assertArrayEquals(
                webp(riff("VP8X", hex("28000000"), size), riff("ICCP", "icc"), pixels, riff("EXIF", hex(TURNED))),
                published("a.webp"));
        assertArrayEquals(webp(riff("VP8X", hex("00000000"), size), pixels), published("b.webp"));
        assertArrayEquals(webp(riff("VP8X", hex("20000000"), size), riff("ICCP", "icc"), pixels), published("c.webp"));
    }

    private static byte[] webp(byte[]... chunks) {
        byte[] all = of((Object[]) chunks);
        return of("RIFF", Bytes.four(Integer.reverseBytes(4 + all.length)), "WEBP", all);
    }

    @Test
    void what_is_broken_or_of_another_kind_is_told_and_published_as_it_is() throws IOException {
        byte[] header = hex("ffd8 ffe1 ffff 45786966");
        byte[] png = of(from(drawn("png"), 0, 33), hex("7fffffff"), "IDAT");
        picture("cut.jpg", header);
        picture("text.jpg", Bytes.ascii("<!doctype html>"));
        picture("long.png", png);
        picture("long.webp", of("RIFF", hex("ffffffff"), "WEBPVP8 "));
        picture("empty.webp", new byte[0]);
        picture("photo.heic", Bytes.ascii("....ftypheic"));
        picture("a.svg", Bytes.ascii("<svg/>"));
        String left = ": notice: Exif and the like are not removed";
        assertEquals(
                List.of(
                        "source/images/cut.jpg" + left + ": it ends too early",
                        "source/images/empty.webp" + left + ": it ends too early",
                        "source/images/long.png" + left + ": it ends too early",
                        "source/images/long.webp" + left + ": it ends too early",
                        "source/images/photo.heic" + left + " from this kind of picture",
                        "source/images/text.jpg" + left + ": it is no JPEG, PNG or WebP"),
                build());
        assertArrayEquals(header, published("cut.jpg"));
        assertArrayEquals(png, published("long.png"));
    }

    @Test
    void what_did_not_change_is_left_alone_in_the_output_folder() throws IOException {
        byte[] jpeg = drawn("jpg");
        picture("a.jpg", of(hex("ffd8"), segment(0xFE, "first"), from(jpeg, 2, jpeg.length)));
        build();
        picture("a.jpg", of(hex("ffd8"), segment(0xFE, "another"), from(jpeg, 2, jpeg.length)));
        try (FolderSink sink = FolderSink.open(published)) {
            Build.prepare(Build.Settings.of(blog.root())).run(sink, Progress.NONE);
            assertEquals(0, sink.commit().written());
        }
        picture("a.jpg", of(hex("ffd8"), segment(0xFE, "first"), drawn("png")));
        assertFalse(build().isEmpty());
        assertArrayEquals(of(hex("ffd8"), segment(0xFE, "first"), drawn("png")), published("a.jpg"));
    }

    @Test
    void without_the_setting_all_stays() throws IOException {
        blog.config("");
        byte[] jpeg = drawn("jpg");
        byte[] told = of(hex("ffd8"), segment(0xE1, EXIF), from(jpeg, 2, jpeg.length));
        picture("a.jpg", told);
        assertEquals(List.of(), build());
        assertArrayEquals(told, published("a.jpg"));
    }
}
