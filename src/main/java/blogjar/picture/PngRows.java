package blogjar.picture;

import java.util.Arrays;

/** Makes fewer of the rows of a picture, as they come. What is not opaque counts the less. */
final class PngRows {
    private final Shares columns;
    private final Shares rows;
    private final int width;
    private final int height;
    private final int channels;
    private final boolean transparent;
    private final byte[] samples;
    private final float[] line;
    private final float[] sum;
    private int row;
    private int next;

    PngRows(int from, int fromHeight, int width, int height, int channels) {
        this.columns = Shares.of(from, width);
        this.rows = Shares.of(fromHeight, height);
        this.width = width;
        this.height = height;
        this.channels = channels;
        this.transparent = channels == 2 || channels == 4;
        this.samples = new byte[width * height * channels];
        this.line = new float[width * channels];
        this.sum = new float[width * channels];
    }

    /** Takes the next row. */
    void add(byte[] wide) {
        mean(wide);
        while (next < height && rows.first[next] <= row) {
            int last = rows.first[next] + rows.from[next + 1] - rows.from[next] - 1;
            float share = rows.share[rows.from[next] + row - rows.first[next]];
            for (int i = 0; i < sum.length; i++) {
                sum[i] += share * line[i];
            }
            if (row < last) {
                break;
            }
            put();
        }
        row++;
    }

    private void mean(byte[] wide) {
        if (!transparent) {
            for (int channel = 0; channel < channels; channel++) {
                columns.mean(wide, 0, channels, channel, line);
            }
            return;
        }
        int opacity = channels - 1;
        for (int x = 0; x < width; x++) {
            Arrays.fill(line, x * channels, (x + 1) * channels, 0);
            for (int i = columns.from[x]; i < columns.from[x + 1]; i++) {
                int at = (columns.first[x] + i - columns.from[x]) * channels;
                float weight = columns.share[i] * (wide[at + opacity] & 0xFF);
                for (int channel = 0; channel < opacity; channel++) {
                    line[x * channels + channel] += weight * (wide[at + channel] & 0xFF);
                }
                line[x * channels + opacity] += weight;
            }
        }
    }

    private void put() {
        int at = next * sum.length;
        for (int x = 0; x < sum.length; x++) {
            float value = sum[x];
            if (transparent && x % channels != channels - 1) {
                float opacity = sum[x - x % channels + channels - 1];
                value = opacity == 0 ? 0 : value / opacity;
            }
            samples[at + x] = (byte) Math.min(255, (int) (value + 0.5f));
        }
        Arrays.fill(sum, 0);
        next++;
    }

    byte[] written(byte[] head) {
        return PngWriter.write(samples, width, height, channels, head);
    }
}
