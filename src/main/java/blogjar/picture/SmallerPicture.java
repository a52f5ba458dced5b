package blogjar.picture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A picture with fewer pixels.
 *
 * @param width at which it is shown: turned as its file says
 * @param octets its file
 */
@SuppressWarnings("ArrayRecordComponent") // identity is all that is asked of it
public record SmallerPicture(int width, byte[] octets) {
    /** A photograph of 50 million pixels is the largest that cameras make which people have; read at half its size, it takes 40 MB. */
    private static final long MOST_PIXELS = 50_000_000;

    /**
     * The widths of these at which a picture is a quarter shorter, in bytes, than as it is, and than the next larger one.
     *
     * @param widths from the smallest on
     * @param room for all that are worked on
     * @return in the same order; empty for other files, for what is of a kind that is left as it is, and where it does not pay
     * @throws BrokenPicture where it is not whole, or too large
     * @throws IOException where it can't be read
     */
    public static List<SmallerPicture> of(Path file, List<Integer> widths, Room room) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            long length = Files.size(file);
            Octets octets = new Octets(in);
            int first = length < 8 ? 0 : octets.two();
            List<SmallerPicture> made = List.of();
            if (first == JpegPieces.START) {
                made = jpeg(octets, length, widths, room);
            } else if (first == 0x8950 && octets.two() == 0x4E47 && octets.four() == 0x0D0A1A0A) {
                made = png(octets, length, widths, room);
            }
            return worthIt(made, length);
        } catch (OtherKind left) {
            return List.of();
        }
    }

    private static List<SmallerPicture> worthIt(List<SmallerPicture> made, long length) {
        List<SmallerPicture> kept = new ArrayList<>();
        long larger = length;
        for (int i = made.size() - 1; i >= 0; i--) {
            if (made.get(i).octets.length <= larger * 3 / 4) {
                kept.add(0, made.get(i));
                larger = made.get(i).octets.length;
            }
        }
        return kept;
    }

    private static List<Integer> below(List<Integer> widths, int shown) {
        return widths.stream().filter(width -> width < shown).toList();
    }

    private static List<SmallerPicture> jpeg(Octets in, long length, List<Integer> widths, Room room)
            throws IOException {
        return new JpegReader(in, length, room)
                .read(
                        MOST_PIXELS,
                        shown -> {
                            List<Integer> wanted = below(widths, shown);
                            return wanted.isEmpty() ? 0 : size(wanted.get(wanted.size() - 1), shown);
                        },
                        picture -> {
                            List<SmallerPicture> made = new ArrayList<>();
                            int shown = picture.isTurned() ? picture.height() : picture.width();
                            for (int width : below(widths, shown)) {
                                made.add(new SmallerPicture(width, jpeg(picture, (double) width / shown)));
                            }
                            return made;
                        });
    }

    /** The smallest size of blocks in which the picture is a quarter wider than is wanted, as what is hardly made smaller gets blurred. */
    private static int size(int wanted, int shown) {
        int size = 1;
        while (size < Dct.SIZE && (long) shown * size * 4 < (long) wanted * Dct.SIZE * 5) {
            size *= 2;
        }
        return size;
    }

    private static byte[] jpeg(JpegReader.Picture picture, double scale) {
        int width = scaled(picture.width(), scale);
        int height = scaled(picture.height(), scale);
        List<Plane> planes = new ArrayList<>();
        for (Plane plane : picture.planes()) {
            planes.add(
                    planes.isEmpty()
                            ? plane.averaged(width, height)
                            : plane.averaged((width + 1) / 2, (height + 1) / 2));
        }
        return JpegWriter.write(planes, picture.head());
    }

    private static int scaled(int length, double scale) {
        return (int) Math.max(1, Math.round(length * scale));
    }

    private static List<SmallerPicture> png(Octets in, long length, List<Integer> widths, Room room)
            throws IOException {
        PngReader reader = new PngReader(in);
        reader.begin(MOST_PIXELS, length);
        int shown = reader.isTurned() ? reader.height() : reader.width();
        List<Integer> wanted = below(widths, shown);
        if (wanted.isEmpty()) {
            return List.of();
        }
        long pixels = 0;
        List<PngRows> smaller = new ArrayList<>();
        for (int width : wanted) {
            double scale = (double) width / shown;
            pixels += (long) scaled(reader.width(), scale) * scaled(reader.height(), scale);
        }
        long row = (long) reader.width() * reader.channels();
        Room.Claim claim = room.claim(2 * pixels * reader.channels() + 10 * row);
        try {
            for (int width : wanted) {
                double scale = (double) width / shown;
                smaller.add(new PngRows(
                        reader.width(),
                        reader.height(),
                        scaled(reader.width(), scale),
                        scaled(reader.height(), scale),
                        reader.channels()));
            }
            reader.rows(samples -> smaller.forEach(rows -> rows.add(samples)));
            List<SmallerPicture> made = new ArrayList<>();
            for (int i = 0; i < wanted.size(); i++) {
                made.add(new SmallerPicture(wanted.get(i), smaller.get(i).written(reader.head())));
            }
            return made;
        } finally {
            claim.close();
        }
    }
}
