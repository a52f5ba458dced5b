package blogjar.build;

import blogjar.picture.Exif;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How large a picture is shown where nothing else is said, in CSS pixels, read from the first bytes of its file: PNG, GIF, JPEG (turned
 * as its Exif data say, as browsers do), WebP, and SVG that gives both lengths in pixels.
 */
record PictureSize(int width, int height) {
    /** In which all but JPEG and SVG say it. */
    private static final int HEAD = 30;

    private static final String EXIF = "Exif\0\0";
    private static final int FIRST_TURNED = 5;
    private static final int SVG_HEAD = 4096;
    private static final Pattern SVG = Pattern.compile("<svg\\b[^>]*>");
    private static final Pattern LENGTH =
            Pattern.compile("\\s(width|height)\\s*=\\s*[\"'](\\d{1,5}(?:\\.\\d{1,9})?)(?:px)?[\"']");

    /** The size of a picture; empty for other files, and for what can't be read, as such a file is told of where it is published. */
    static Optional<PictureSize> of(Path file) {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            in.mark(HEAD);
            byte[] head = in.readNBytes(HEAD);
            if (startsWith(head, 0, "\u0089PNG\r\n\u001a\n") && head.length >= 24) {
                return size(big(head).getInt(16), big(head).getInt(20));
            }
            if (startsWith(head, 0, "GIF8") && head.length >= 10) {
                return size(little(head).getShort(6) & 0xFFFF, little(head).getShort(8) & 0xFFFF);
            }
            if (startsWith(head, 0, "RIFF") && startsWith(head, 8, "WEBP") && head.length == HEAD) {
                return webp(head);
            }
            if (startsWith(head, 0, "\u00FF\u00D8")) {
                in.reset();
                return jpeg(in);
            }
            return file.toString().endsWith(".svg") ? svg(head, in) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<PictureSize> size(int width, int height) {
        return width > 0 && height > 0 ? Optional.of(new PictureSize(width, height)) : Optional.empty();
    }

    /**
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9649">RFC 9649: VP8 (2.5), VP8L (3.4), VP8X (2.7)</a>
     */
    private static Optional<PictureSize> webp(byte[] head) {
        ByteBuffer at = little(head);
        if (startsWith(head, 12, "VP8X")) {
            return size(1 + (at.getInt(24) & 0xFFFFFF), 1 + (at.getInt(26) >>> 8 & 0xFFFFFF));
        }
        if (startsWith(head, 12, "VP8L")) {
            int bits = at.getInt(21);
            return size(1 + (bits & 0x3FFF), 1 + (bits >>> 14 & 0x3FFF));
        }
        return startsWith(head, 12, "VP8 ")
                ? size(at.getShort(26) & 0x3FFF, at.getShort(28) & 0x3FFF)
                : Optional.empty();
    }

    /**
     * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, B.1 and B.2: segments, and the frame's header</a>
     */
    private static Optional<PictureSize> jpeg(DataInputStream in) throws IOException {
        try {
            boolean turned = false;
            in.readShort();
            while (true) {
                if (in.readUnsignedByte() != 0xFF) {
                    return Optional.empty();
                }
                int marker = in.readUnsignedByte();
                while (marker == 0xFF) {
                    marker = in.readUnsignedByte();
                }
                if (marker == 0x01 || marker >= 0xD0 && marker <= 0xD7) {
                    continue; // without a length
                }
                int length = in.readUnsignedShort() - 2;
                boolean frame = marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
                if (frame) {
                    in.readByte();
                    int height = in.readUnsignedShort();
                    int width = in.readUnsignedShort();
                    return turned ? size(height, width) : size(width, height);
                }
                if (marker == 0xE1) {
                    turned |= isTurned(in.readNBytes(length));
                } else {
                    in.skipNBytes(length);
                }
            }
        } catch (EOFException cut) {
            return Optional.empty();
        }
    }

    /** Whether Exif data have an orientation of 5 to 8, by which rows are columns. */
    private static boolean isTurned(byte[] segment) {
        return startsWith(segment, 0, EXIF)
                && Exif.orientation(Arrays.copyOfRange(segment, EXIF.length(), segment.length)) >= FIRST_TURNED;
    }

    private static Optional<PictureSize> svg(byte[] head, DataInputStream in) throws IOException {
        byte[] more = in.readNBytes(SVG_HEAD);
        byte[] all = Arrays.copyOf(head, head.length + more.length);
        System.arraycopy(more, 0, all, head.length, more.length);
        Matcher tag = SVG.matcher(new String(all, StandardCharsets.UTF_8));
        int width = 0;
        int height = 0;
        if (tag.find()) {
            Matcher length = LENGTH.matcher(tag.group());
            while (length.find()) {
                int pixels = Math.toIntExact(Math.round(Double.parseDouble(length.group(2))));
                width = length.group(1).equals("width") ? pixels : width;
                height = length.group(1).equals("height") ? pixels : height;
            }
        }
        return size(width, height);
    }

    private static ByteBuffer big(byte[] bytes) {
        return ByteBuffer.wrap(bytes);
    }

    private static ByteBuffer little(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static boolean startsWith(byte[] bytes, int at, String text) {
        byte[] expected = text.getBytes(StandardCharsets.ISO_8859_1);
        return bytes.length >= at + expected.length
                && Arrays.equals(bytes, at, at + expected.length, expected, 0, expected.length);
    }
}
