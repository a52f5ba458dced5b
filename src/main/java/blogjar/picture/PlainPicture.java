package blogjar.picture;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A picture without what its file tells of how, when and where it was made: Exif, XMP, IPTC, comments, texts, previews, and what stands
 * behind its end. What it looks like stays to the bit: pixels, colours (ICC), and which side is up.
 *
 * @param file that it is made of
 * @param pieces in their order
 */
public record PlainPicture(Path file, List<Piece> pieces) {
    public PlainPicture {
        pieces = List.copyOf(pieces);
    }

    /** Whether a file's name is that of a picture from which it can be taken out. */
    public static boolean isKnown(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return List.of(".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".apng", ".webp").stream()
                .anyMatch(lower::endsWith);
    }

    /** Whether a file's name is that of a picture that often has such things, and from which they can't be taken out. */
    public static boolean isBeyond(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return List.of(".avif", ".heic", ".heif", ".tif", ".tiff", ".jxl").stream()
                .anyMatch(lower::endsWith);
    }

    /**
     * The picture of a file; empty where there is nothing to take out.
     *
     * @throws BrokenPicture where it is no JPEG, PNG or WebP, or not a whole one, so that what is in it can't be told
     * @throws IOException where it can't be read
     */
    public static Optional<PlainPicture> of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            List<Piece> pieces = pieces(new Octets(in), Files.size(file));
            long length = pieces.stream().mapToLong(Piece::length).sum();
            return pieces.stream().allMatch(Piece.Taken.class::isInstance) && length == Files.size(file)
                    ? Optional.empty()
                    : Optional.of(new PlainPicture(file, pieces));
        }
    }

    private static List<Piece> pieces(Octets in, long length) throws IOException {
        int first = in.two();
        if (first == JpegPieces.START) {
            return JpegPieces.of(in);
        }
        int second = in.two();
        if (first == 0x8950 && second == 0x4E47) {
            return PngPieces.of(in);
        }
        if (first == 0x5249 && second == 0x4646) {
            return WebpPieces.of(in, length);
        }
        throw new BrokenPicture("it is no JPEG, PNG or WebP");
    }

    /** In bytes. */
    public long length() {
        return pieces.stream().mapToLong(Piece::length).sum();
    }

    /** Its bytes, read as they are asked for. */
    public InputStream open() throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        return new BufferedInputStream(new Pieces(channel, pieces));
    }

    /** The pieces one after the other. */
    private static final class Pieces extends InputStream {
        private final FileChannel channel;
        private final List<Piece> left;
        private InputStream current = InputStream.nullInputStream();
        private long ahead;

        Pieces(FileChannel channel, List<Piece> pieces) {
            this.channel = channel;
            this.left = new ArrayList<>(pieces);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            while (ahead == 0) {
                if (left.isEmpty()) {
                    return -1;
                }
                begin(left.remove(0));
            }
            int read = current.read(into, from, (int) Math.min(length, ahead));
            if (read < 0) {
                throw new IOException("the file has become shorter while it was read");
            }
            ahead -= read;
            return read;
        }

        private void begin(Piece piece) throws IOException {
            ahead = piece.length();
            if (piece instanceof Piece.Taken taken) {
                channel.position(taken.from());
                current = Channels.newInputStream(channel);
            } else if (piece instanceof Piece.Own own) {
                current = new ByteArrayInputStream(own.octets());
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /** Ranges of a file that are taken, joined where they follow each other. */
    static final class Taking {
        private final List<Piece> pieces = new ArrayList<>();
        private long from;
        private long to;

        void take(long start, long end) {
            if (start != to) {
                flush();
                from = start;
            }
            to = end;
        }

        void add(byte[] octets) {
            flush();
            from = to;
            pieces.add(new Piece.Own(octets));
        }

        private void flush() {
            if (to > from) {
                pieces.add(new Piece.Taken(from, to - from));
            }
            from = to;
        }

        List<Piece> pieces() {
            flush();
            return pieces;
        }
    }
}
