package blogjar.picture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.build.Bytes;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.zip.Deflater;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Node;

/** A smaller picture looks as Java's own library shows the large one from further away. */
class SmallerPictureTest {
    /** In dB: between samples of colour Java's library draws lines, which edges show. */
    private static final double MOST_FURTHER = 2.5;

    private static final Room ROOM = new Room(64 << 20);

    @TempDir
    Path folder;

    private List<SmallerPicture> of(byte[] file, Integer... widths) throws IOException {
        Path picture = folder.resolve("picture");
        Files.write(picture, file);
        return SmallerPicture.of(picture, List.of(widths), ROOM);
    }

    /** Slopes, edges, and something fine. */
    private static BufferedImage drawn(int width, int height, int type) {
        BufferedImage image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int red = (int) (127 + 120 * Math.sin(x / 37.0 + y / 91.0));
                int green = (int) (127 + 120 * Math.cos(y / 53.0));
                int blue = 255 * (x + y) / (width + height);
                int opacity = 255 * y / height;
                image.setRGB(x, y, opacity << 24 | red << 16 | green << 8 | blue);
            }
        }
        Graphics2D over = image.createGraphics();
        Random random = new Random(7);
        for (int i = 0; i < 40; i++) {
            over.setColor(new Color(random.nextInt(1 << 24)));
            over.fillOval(
                    random.nextInt(width), random.nextInt(height), 10 + random.nextInt(60), 10 + random.nextInt(60));
        }
        over.dispose();
        return image;
    }

    private static byte[] written(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(image, format, out));
        return out.toByteArray();
    }

    /**
     * A JPEG by Java's own library.
     *
     * @param across samples of brightness for one of colour
     * @param down the same
     * @param restarts units between restarts; 0 for none
     */
    private static byte[] jpeg(BufferedImage image, boolean progressive, int across, int down, int restarts)
            throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(0.95f);
        param.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
        IIOMetadata metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), param);
        Node tree = metadata.getAsTree("javax_imageio_jpeg_image_1.0");
        Node sequence = tree.getLastChild();
        for (Node node = sequence.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node.getNodeName().equals("sof")) {
                IIOMetadataNode first = (IIOMetadataNode) node.getFirstChild();
                first.setAttribute("HsamplingFactor", Integer.toString(across));
                first.setAttribute("VsamplingFactor", Integer.toString(down));
            }
        }
        if (restarts > 0) {
            IIOMetadataNode dri = new IIOMetadataNode("dri");
            dri.setAttribute("interval", Integer.toString(restarts));
            sequence.appendChild(dri);
        }
        metadata.setFromTree("javax_imageio_jpeg_image_1.0", tree);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(image, null, metadata), param);
        }
        writer.dispose();
        return out.toByteArray();
    }

    private static BufferedImage read(byte[] file) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(file));
    }

    /** As Java's own library makes it smaller. */
    private static BufferedImage scaled(BufferedImage large, int width, int height, int type) {
        Image scaled = large.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING);
        BufferedImage image = new BufferedImage(width, height, type);
        Graphics2D draw = image.createGraphics();
        draw.drawImage(scaled, 0, 0, null);
        draw.dispose();
        return image;
    }

    /** How near two pictures are to each other, in dB (PSNR); those of the same pixels are nearer than any. */
    private static double nearness(BufferedImage large, BufferedImage small) {
        BufferedImage expected = scaled(large, small.getWidth(), small.getHeight(), BufferedImage.TYPE_INT_ARGB);
        double sum = 0;
        for (int y = 0; y < small.getHeight(); y++) {
            for (int x = 0; x < small.getWidth(); x++) {
                int one = expected.getRGB(x, y);
                int other = small.getRGB(x, y);
                double opacity = (one >>> 24) / 255.0;
                for (int shift = 0; shift < 32; shift += 8) {
                    double difference = (one >>> shift & 0xFF) - (other >>> shift & 0xFF);
                    double seen = shift == 24 ? difference : difference * opacity;
                    sum += seen * seen;
                }
            }
        }
        double mean = sum / (4.0 * small.getWidth() * small.getHeight());
        return mean == 0 ? 99 : 10 * Math.log10(255 * 255 / mean);
    }

    /** No further from the large one than a JPEG is that Java's own library makes of it, of the same quality. */
    private static void assertAsNear(BufferedImage large, BufferedImage small, int type) throws IOException {
        BufferedImage scaled = scaled(large, small.getWidth(), small.getHeight(), type);
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ImageWriteParam param = writer.getDefaultWriteParam();
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(0.8f);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(scaled, null, null), param);
        }
        writer.dispose();
        assertNear(nearness(large, read(out.toByteArray())) - MOST_FURTHER, large, small);
    }

    private static void assertNear(double least, BufferedImage large, BufferedImage small) {
        double nearness = nearness(large, small);
        assertTrue(nearness >= least, () -> nearness + " dB, and not " + least);
    }

    @ParameterizedTest(name = "{0} x {1}, progressive {2}, {3} x {4}, restarts {5}, to {6}")
    @CsvSource(textBlock = """
            800, 600, false, 1, 1, 0, 400
            800, 600, false, 2, 2, 0, 640
            801, 603, false, 2, 1, 0, 333
            799, 601, false, 2, 2, 7, 190
            801, 603, false, 1, 2, 3, 100
            640, 480, false, 4, 1, 0, 500
            800, 600, true,  1, 1, 0, 790
            801, 603, true,  2, 2, 0, 333
            799, 601, true,  2, 1, 5, 97
            17,  900, true,  2, 2, 0, 11
            900, 17,  false, 2, 2, 0, 450
            """)
    void a_jpeg_of_any_sampling(
            int width, int height, boolean progressive, int across, int down, int restarts, int wanted)
            throws IOException {
        byte[] file = jpeg(drawn(width, height, BufferedImage.TYPE_INT_RGB), progressive, across, down, restarts);
        List<SmallerPicture> made = of(file, wanted);
        assertEquals(1, made.size());
        BufferedImage small = read(made.get(0).octets());
        assertEquals(wanted, made.get(0).width());
        assertEquals(wanted, small.getWidth());
        assertEquals(Math.max(1, Math.round((double) height * wanted / width)), small.getHeight());
        assertAsNear(read(file), small, BufferedImage.TYPE_INT_RGB);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_grey_jpeg_stays_grey(boolean progressive) throws IOException {
        byte[] file = jpeg(drawn(501, 399, BufferedImage.TYPE_BYTE_GRAY), progressive, 1, 1, 0);
        BufferedImage small = read(of(file, 250).get(0).octets());
        assertEquals(1, small.getRaster().getNumBands());
        assertAsNear(read(file), small, BufferedImage.TYPE_BYTE_GRAY);
    }

    @ParameterizedTest(name = "type {0}")
    @ValueSource(
            ints = {
                BufferedImage.TYPE_3BYTE_BGR,
                BufferedImage.TYPE_4BYTE_ABGR,
                BufferedImage.TYPE_BYTE_GRAY,
                BufferedImage.TYPE_BYTE_INDEXED
            })
    void a_png_of_any_colours(int type) throws IOException {
        byte[] file = written(drawn(501, 399, type), "png");
        List<SmallerPicture> made = of(file, 80, 150);
        assertEquals(80, made.get(0).width());
        for (SmallerPicture one : made) {
            assertNear(40, read(file), read(one.octets()));
        }
    }

    @Test
    void only_what_is_a_quarter_shorter_than_the_next_larger_one_is_made() throws IOException {
        byte[] file = jpeg(drawn(800, 600, BufferedImage.TYPE_INT_RGB), false, 2, 2, 0);
        List<Integer> made = of(file, 400, 410, 600, 800, 1600).stream()
                .map(SmallerPicture::width)
                .toList();
        assertFalse(made.contains(400) && made.contains(410), made::toString);
        assertFalse(made.contains(800) || made.contains(1600), made::toString);
        assertTrue(made.contains(600), made::toString);
        byte[] flat = written(new BufferedImage(800, 600, BufferedImage.TYPE_BYTE_BINARY), "png");
        assertEquals(List.of(), of(flat, 400));
    }

    @Test
    void which_side_is_up_and_what_colours_mean_is_kept_and_a_turned_one_is_as_wide_as_it_is_shown()
            throws IOException {
        byte[] jpeg = jpeg(drawn(800, 600, BufferedImage.TYPE_INT_RGB), false, 2, 2, 0);
        byte[] turned =
                Bytes.segment(0xE1, "Exif\0\0", Bytes.hex("4d4d002a00000008 0001 0112000300000001 00060000 00000000"));
        byte[] profile = Bytes.segment(0xE2, "ICC_PROFILE\0", Bytes.hex("0101"), "no profile, but a text");
        byte[] file = Bytes.of(
                Bytes.from(jpeg, 0, 20),
                turned,
                profile,
                Bytes.segment(0xFE, "told"),
                Bytes.from(jpeg, 20, jpeg.length));
        byte[] made = of(file, 300).get(0).octets();
        assertArrayEquals(Bytes.of(turned, profile), Bytes.from(made, 20, 20 + turned.length + profile.length));
        byte[] plain =
                Bytes.of(Bytes.from(made, 0, 20), Bytes.from(made, 20 + turned.length + profile.length, made.length));
        assertEquals(400, read(plain).getWidth());
        assertEquals(300, read(plain).getHeight());
    }

    @Test
    void other_kinds_are_left_alone() throws IOException {
        BufferedImage image = drawn(300, 200, BufferedImage.TYPE_INT_RGB);
        byte[] jpeg = jpeg(image, false, 2, 2, 0);
        assertEquals(List.of(), of(written(image, "gif"), 100));
        assertEquals(List.of(), of(new byte[0], 100));
        assertEquals(List.of(), of(Bytes.ascii("RIFF....WEBPVP8 "), 100));
        byte[] inTwelveBits = Bytes.of(Bytes.hex("ffd8 ffc1 000b 0c 00c8 012c 01 01 11 00"), jpeg);
        assertEquals(List.of(), of(inTwelveBits, 100));
        byte[] arithmetic = Bytes.of(Bytes.hex("ffd8 ffc9 000b 08 00c8 012c 01 01 11 00"), jpeg);
        assertEquals(List.of(), of(arithmetic, 100));
        byte[] ofFour = Bytes.of(Bytes.hex("ffd8 ffc0 0014 08 00c8 012c 04 01 11 00 02 11 00 03 11 00 04 11 00"), jpeg);
        assertEquals(List.of(), of(ofFour, 100));
        assertEquals(List.of(), of(written(new BufferedImage(300, 200, BufferedImage.TYPE_USHORT_GRAY), "png"), 100));
    }

    private void assertBroken(String why, byte[] file) {
        BrokenPicture broken = assertThrows(BrokenPicture.class, () -> of(file, 100));
        assertEquals(why, broken.getMessage());
    }

    /** 10 GB of pixels in 10 KB. */
    private static byte[] bomb(int width, int height) {
        Deflater deflater = new Deflater();
        deflater.setInput(new byte[8_000_000]);
        deflater.finish();
        byte[] pixels = new byte[20_000];
        int length = deflater.deflate(pixels);
        deflater.end();
        return Bytes.of(
                Bytes.hex("89504e470d0a1a0a"),
                Bytes.chunk("IHDR", Bytes.four(width), Bytes.four(height), Bytes.hex("08 00 00 00 00")),
                Bytes.chunk("IDAT", Bytes.from(pixels, 0, length)),
                Bytes.chunk("IEND"));
    }

    @Test
    void a_bomb_is_told_from_its_header() throws IOException {
        assertBroken("it has 100000 × 100000 pixels, more than 50 million", bomb(100_000, 100_000));
        byte[] empty = Bytes.from(bomb(7_000, 7_000), 0, 60);
        assertBroken("its header promises 7000 × 7000 pixels, more than the 60 bytes of the file can hold", empty);
        byte[] jpeg = jpeg(drawn(200, 200, BufferedImage.TYPE_INT_RGB), false, 2, 2, 0);
        assertBroken("it has 65535 × 65535 pixels, more than 50 million", sized(jpeg, 65535, 65535));
        String promises =
                "its header promises 7000 × 7000 pixels, more than the " + jpeg.length + " bytes of the file can hold";
        assertBroken(promises, sized(jpeg, 7000, 7000));
        assertBroken("the PNG has fewer rows than it says", bomb(2_828, 2_830));
    }

    /** With another size in its header. */
    private static byte[] sized(byte[] jpeg, int width, int height) {
        byte[] other = jpeg.clone();
        for (int i = 0; i < other.length; i++) {
            if (other[i] == (byte) 0xFF && other[i + 1] == (byte) 0xC0) {
                other[i + 5] = (byte) (height >> 8);
                other[i + 6] = (byte) height;
                other[i + 7] = (byte) (width >> 8);
                other[i + 8] = (byte) width;
                return other;
            }
        }
        throw new AssertionError("no header");
    }

    @Test
    void what_needs_more_memory_than_there_is_is_told() throws IOException {
        byte[] jpeg = jpeg(drawn(2000, 1000, BufferedImage.TYPE_INT_RGB), true, 1, 1, 0);
        Path picture = folder.resolve("picture");
        Files.write(picture, jpeg);
        BrokenPicture broken =
                assertThrows(BrokenPicture.class, () -> SmallerPicture.of(picture, List.of(1000), new Room(5 << 20)));
        assertEquals("it needs 24 MB of memory, of 5 MB that there are for it", broken.getMessage());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void wherever_a_jpeg_is_cut_or_torn_that_is_told_or_nothing_comes_of_it(boolean progressive) throws IOException {
        byte[] jpeg = jpeg(drawn(120, 90, BufferedImage.TYPE_INT_RGB), progressive, 2, 2, 4);
        for (int length = 8; length < jpeg.length - 2; length += 37) {
            byte[] cut = Bytes.from(jpeg, 0, length);
            BrokenPicture broken = assertThrows(BrokenPicture.class, () -> of(cut, 60), "cut at " + length);
            assertFalse(String.valueOf(broken.getMessage()).isEmpty());
        }
        assertHarmless(jpeg);
    }

    @Test
    void wherever_a_png_is_cut_or_torn_that_is_told_or_nothing_comes_of_it() throws IOException {
        byte[] png = written(drawn(120, 90, BufferedImage.TYPE_4BYTE_ABGR), "png");
        for (int length = 8; length < png.length - 30; length += 61) {
            byte[] cut = Bytes.from(png, 0, length);
            assertThrows(BrokenPicture.class, () -> of(cut, 60), "cut at " + length);
        }
        assertHarmless(png);
        assertHarmless(written(drawn(120, 90, BufferedImage.TYPE_BYTE_INDEXED), "png"));
    }

    /** Whatever stands in the file, it is a picture, or none, or told. */
    private void assertHarmless(byte[] file) throws IOException {
        Random random = new Random(3);
        for (int i = 0; i < 300; i++) {
            byte[] torn = file.clone();
            for (int k = 0; k < 3; k++) {
                torn[random.nextInt(i % 2 == 0 ? 700 : torn.length)] = (byte) random.nextInt();
            }
            try {
                of(torn, 60);
            } catch (BrokenPicture told) {
                assertFalse(String.valueOf(told.getMessage()).isEmpty());
            }
        }
    }
}
