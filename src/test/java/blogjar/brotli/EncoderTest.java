package blogjar.brotli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import org.brotli.dec.BrotliInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EncoderTest {
    private static final Path CSS = Path.of("themes/default/source/css/style.css");

    private final Encoder encoder = new Encoder();

    /** Names of texts, the texts, and how long the streams may be at most. */
    static Stream<Arguments> texts() throws IOException {
        return Stream.of(
                Arguments.of("nothing", bytes(""), 1),
                Arguments.of("a byte", bytes("a"), 6),
                Arguments.of("two bytes", bytes("ab"), 8),
                Arguments.of("four bytes", new byte[] {0, -1, 1, 127}, 10),
                Arguments.of("a sentence", bytes("The quick brown fox jumps over the lazy dog."), 44),
                Arguments.of(
                        "words of the dictionary",
                        bytes("International Government, and the UNIVERSITY of information. "),
                        50),
                Arguments.of("Chinese", bytes("春眠不觉晓,处处闻啼鸟。夜来风雨声,花落知多少。".repeat(9)), 80),
                Arguments.of("Russian", bytes("Мой дядя самых честных правил, когда не в шутку занемог. "), 80),
                Arguments.of("not UTF-8", new byte[] {-2, -1, -64, -128, -1, -1, -64, -64, -128, 0, 0, 0, -2}, 20),
                Arguments.of("every byte", everyByte(), 220),
                Arguments.of("every byte, often", repeated(everyByte(), 240), 1000),
                Arguments.of("a page", page(), 3700),
                Arguments.of("a style", Files.readAllBytes(CSS), (int) Files.size(CSS) / 5),
                Arguments.of("one byte, often", new byte[1_000_000], 110),
                Arguments.of("two bytes in turn", repeated(bytes("ab"), 65_537), 24),
                Arguments.of("a period longer than a compared piece", repeated(random(700, 256, 850), 1_000), 1500),
                Arguments.of("random bits", random(200_000, 2, 25100), 26_000),
                Arguments.of("random letters", random(70_000, 20, 38600), 39_000),
                Arguments.of("random bytes", random(300_000, 256, 4), 300_020),
                Arguments.of("runs", runs(), 12_000),
                Arguments.of("a meta-block and a byte", random((1 << 17) + 1, 4, 32900), 34_000),
                Arguments.of("a page as the end of random bytes", joined(random(140_000, 256, 6), page()), 144_000),
                Arguments.of("random bytes again beyond the window", farApart(), 151_000));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void a_decoder_reads_what_was_encoded(String name, byte[] text, int most) throws IOException, InterruptedException {
        byte[] stream = encoded(text);
        assertArrayEquals(text, decoded(stream), name);
        assertTrue(stream.length <= most, () -> name + " takes " + stream.length + " bytes");
    }

    @Test
    void every_beginning_of_a_page_is_read_again() throws IOException, InterruptedException {
        byte[] page = page();
        for (int length = 1; length < 1500; length += 7) {
            byte[] text = Arrays.copyOf(page, length);
            assertArrayEquals(text, decoded(encoded(text)), () -> "the first " + text.length + " bytes");
        }
    }

    @Test
    void texts_of_all_kinds_of_pieces_are_read_again() throws IOException, InterruptedException {
        Random random = new Random(7);
        byte[] page = page();
        for (int round = 0; round < 150; round++) {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            for (int piece = random.nextInt(12); piece >= 0; piece--) {
                int start = random.nextInt(page.length - 300);
                switch (random.nextInt(4)) {
                    case 0 -> text.write(page, start, random.nextInt(300));
                    case 1 -> text.writeBytes(random(random.nextInt(60), 1 + random.nextInt(256), round));
                    case 2 -> text.writeBytes(repeated(new byte[] {(byte) round, 'x'}, random.nextInt(400)));
                    default -> text.writeBytes(text.toByteArray());
                }
            }
            assertArrayEquals(text.toByteArray(), decoded(encoded(text.toByteArray())), "round " + round);
        }
    }

    @Test
    void a_page_and_a_style_are_an_eighth_shorter_than_with_the_best_gzip() throws IOException, InterruptedException {
        for (byte[] text : new byte[][] {page(), Files.readAllBytes(CSS)}) {
            int gzip = deflated(text) + 18;
            int brotli = encoded(text).length;
            assertTrue(brotli <= gzip * 0.88, () -> brotli + " bytes, with gzip " + gzip);
        }
    }

    @Test
    void the_same_bytes_give_the_same_stream_whatever_was_encoded_before() throws IOException, InterruptedException {
        byte[] first = encoded(page());
        encoded(random(5000, 256, 145000));
        assertArrayEquals(first, encoded(page()));
        assertArrayEquals(first, new Encoder().encode(page(), () -> {}));
    }

    @Test
    void texts_that_come_by_length_take_no_more_memory_than_others() throws IOException, InterruptedException {
        byte[] page = page();
        long same = allocated(page, 0);
        long longer = allocated(page, 7);
        assertTrue(longer < same * 1.2, () -> longer + " bytes, and " + same + " for those of one length");
    }

    /** Bytes that 40 beginnings of a text take, each so much longer than the last. */
    private long allocated(byte[] text, int step) throws InterruptedException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int length = text.length - 40 * 7;
        encoded(Arrays.copyOf(text, length));
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        for (int i = 1; i <= 40; i++) {
            encoded(Arrays.copyOf(text, length + i * step));
        }
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
    }

    @Test
    void a_long_text_is_done_in_pieces_with_pauses_between_and_may_be_left() {
        int[] pauses = {0};
        assertThrows(
                InterruptedException.class,
                () -> encoder.encode(new byte[1_000_000], () -> {
                    if (++pauses[0] == 3) {
                        throw new InterruptedException();
                    }
                }));
        assertEquals(3, pauses[0]);
    }

    private byte[] encoded(byte[] text) throws InterruptedException {
        return encoder.encode(text, () -> {});
    }

    private static byte[] decoded(byte[] stream) throws IOException {
        try (InputStream in = new BrotliInputStream(new ByteArrayInputStream(stream))) {
            return in.readAllBytes();
        }
    }

    private static int deflated(byte[] text) {
        Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
        deflater.setInput(text);
        deflater.finish();
        int length = deflater.deflate(new byte[text.length]);
        deflater.end();
        return length;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] page() throws IOException {
        try (InputStream in = EncoderTest.class.getResourceAsStream("page.html")) {
            return in.readAllBytes();
        }
    }

    private static byte[] everyByte() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        return all;
    }

    private static byte[] repeated(byte[] piece, int times) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < times; i++) {
            all.writeBytes(piece);
        }
        return all.toByteArray();
    }

    private static byte[] random(int length, int kinds, int seed) {
        Random random = new Random(seed);
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) random.nextInt(kinds);
        }
        return bytes;
    }

    private static byte[] runs() {
        Random random = new Random(9);
        byte[] bytes = new byte[300_000];
        for (int from = 0; from < bytes.length; ) {
            int to = Math.min(bytes.length, from + 1 + random.nextInt(300));
            Arrays.fill(bytes, from, to, (byte) random.nextInt(256));
            from = to;
        }
        return bytes;
    }

    private static byte[] joined(byte[] one, byte[] other) {
        byte[] both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    /** The same 70,000 bytes at a distance that the longest window does not have, and words after them. */
    private static byte[] farApart() throws IOException {
        byte[] noise = random(70_000, 256, 10);
        byte[] between = new byte[(1 << 22) - 16 - noise.length + 1];
        return joined(joined(noise, between), joined(noise, page()));
    }
}
