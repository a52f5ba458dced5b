package blogjar.picture;

import java.util.Arrays;

/**
 * One component of a picture: brightness, or one of the two of colour.
 *
 * @param samples by rows
 * @param stride samples from one row to the next
 * @param width of the picture, in samples: it may end within one
 * @param height the same
 */
@SuppressWarnings("ArrayRecordComponent") // passed on, and never compared
record Plane(byte[] samples, int stride, double width, double height) {

    /** The same with fewer samples, each the mean of those of which it takes the place. */
    Plane averaged(int newWidth, int newHeight) {
        byte[] smaller = new byte[newWidth * newHeight];
        Shares columns = Shares.of(width, newWidth);
        Shares rows = Shares.of(height, newHeight);
        float[] line = new float[newWidth];
        float[] sum = new float[newWidth];
        int known = -1;
        for (int y = 0; y < newHeight; y++) {
            Arrays.fill(sum, 0);
            for (int i = rows.from[y]; i < rows.from[y + 1]; i++) {
                int row = rows.first[y] + i - rows.from[y];
                if (row != known) {
                    columns.mean(samples, row * stride, 1, 0, line);
                    known = row;
                }
                float share = rows.share[i];
                for (int x = 0; x < newWidth; x++) {
                    sum[x] += share * line[x];
                }
            }
            for (int x = 0; x < newWidth; x++) {
                smaller[y * newWidth + x] = (byte) Math.min(255, (int) (sum[x] + 0.5f));
            }
        }
        return new Plane(smaller, newWidth, newWidth, newHeight);
    }
}
