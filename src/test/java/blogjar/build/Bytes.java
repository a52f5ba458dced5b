package blogjar.build;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** Files of pictures, put together piece by piece. */
public final class Bytes {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public static byte[] of(Object... parts) {
        Bytes all = new Bytes();
        for (Object part : parts) {
            all.out.writeBytes(part instanceof byte[] bytes ? bytes : ascii(part.toString()));
        }
        return all.out.toByteArray();
    }

    public static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A segment of a JPEG. */
    public static byte[] segment(int marker, Object... parts) {
        byte[] body = of(parts);
        int length = body.length + 2;
        return of(new byte[] {(byte) 0xFF, (byte) marker, (byte) (length >> 8), (byte) length}, body);
    }

    /** A chunk of a PNG. */
    public static byte[] chunk(String name, Object... parts) {
        byte[] body = of(parts);
        CRC32 crc = new CRC32();
        crc.update(of(name, body));
        return of(four(body.length), name, body, four((int) crc.getValue()));
    }

    /** A chunk of a WebP. */
    public static byte[] riff(String name, Object... parts) {
        byte[] body = of(parts);
        return of(name, four(Integer.reverseBytes(body.length)), body, new byte[body.length & 1]);
    }

    public static byte[] four(int number) {
        return new byte[] {(byte) (number >> 24), (byte) (number >> 16), (byte) (number >> 8), (byte) number};
    }

    public static byte[] from(byte[] bytes, int from, int to) {
        return java.util.Arrays.copyOfRange(bytes, from, to);
    }
}
