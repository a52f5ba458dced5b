package blogjar.picture;

import java.io.IOException;

/**
 * The header of a JPEG's frame: how large it is, and of which components.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, B.2.2</a>
 */
final class JpegFrame {
    private static final int BASELINE = 0xC0;
    private static final int EXTENDED = 0xC1;
    private static final int PROGRESSIVE = 0xC2;
    private static final int MOST_FACTOR = 4;

    final boolean progressive;
    final int width;
    final int height;
    final Component[] components;

    /** Blocks of the component with most of them in a unit, across and down. */
    final int across;

    final int down;

    private JpegFrame(boolean progressive, int width, int height, Component[] components, int across, int down) {
        this.progressive = progressive;
        this.width = width;
        this.height = height;
        this.components = components;
        this.across = across;
        this.down = down;
    }

    /** Whether a marker is that of a frame, of any kind. */
    static boolean isFrame(int marker) {
        return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    }

    /**
     * Reads it.
     *
     * @throws OtherKind where it is of a kind that is not read here
     */
    static JpegFrame of(int marker, Octets in) throws IOException {
        in.two();
        int bits = in.octet();
        int height = in.two();
        int width = in.two();
        int count = in.octet();
        if (marker != BASELINE && marker != EXTENDED && marker != PROGRESSIVE
                || bits != 8
                || count != 1 && count != 3) {
            throw new OtherKind("JPEG of kind " + marker + " with " + count + " components of " + bits + " bits");
        }
        if (width == 0 || height == 0) {
            throw new OtherKind("JPEG that says later how large it is");
        }
        Component[] components = new Component[count];
        int across = 1;
        int down = 1;
        for (int i = 0; i < count; i++) {
            int id = in.octet();
            int factors = in.octet();
            Component one = new Component(id, factors >> 4, factors & 0xF, in.octet());
            if (one.across < 1 || one.across > MOST_FACTOR || one.down < 1 || one.down > MOST_FACTOR || one.table > 3) {
                throw new BrokenPicture("the header of the JPEG makes no sense");
            }
            across = Math.max(across, one.across);
            down = Math.max(down, one.down);
            components[i] = one;
        }
        if (count == 1) { // with one component each block is a unit, whatever its factors say
            components[0] = new Component(components[0].id, 1, 1, components[0].table);
            across = 1;
            down = 1;
        }
        JpegFrame frame = new JpegFrame(marker == PROGRESSIVE, width, height, components, across, down);
        for (Component one : components) {
            one.measure(frame);
        }
        return frame;
    }

    int unitsAcross() {
        return (width + Dct.SIZE * across - 1) / (Dct.SIZE * across);
    }

    int unitsDown() {
        return (height + Dct.SIZE * down - 1) / (Dct.SIZE * down);
    }

    /** One of the components, with what has been read of it. */
    static final class Component {
        final int id;
        final int across;
        final int down;
        final int table;

        /** Blocks that its own samples take. */
        int blocksAcross;

        int blocksDown;

        /** Blocks with those that fill whole units. */
        int stride;

        int rows;

        /** Coefficients in the order in which they are written; none where each block is at once made samples. */
        short[] coefficients = {};

        byte[] samples = {};
        int before;

        /** Coefficients in the place of each other (T.81, B.2.4.1), as they were when it was first read. */
        int[] steps = {};

        Component(int id, int across, int down, int table) {
            this.id = id;
            this.across = across;
            this.down = down;
            this.table = table;
        }

        private void measure(JpegFrame frame) {
            blocksAcross = blocks((frame.width * across + frame.across - 1) / frame.across);
            blocksDown = blocks((frame.height * down + frame.down - 1) / frame.down);
            stride = frame.unitsAcross() * across;
            rows = frame.unitsDown() * down;
        }

        private static int blocks(int samples) {
            return (samples + Dct.SIZE - 1) / Dct.SIZE;
        }
    }
}
