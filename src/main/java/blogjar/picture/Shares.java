package blogjar.picture;

import java.util.Arrays;

/**
 * Of which samples of a line each of a shorter one is the mean, and to which share; the shares of each have the sum 1.
 *
 * <p>Those of the sample {@code i} are {@code share[from[i]]} up to {@code share[from[i + 1]]}, from the sample {@code first[i]} on.
 */
final class Shares {
    final int[] first;
    final int[] from;
    final float[] share;

    private Shares(int[] first, int[] from, float[] share) {
        this.first = first;
        this.from = from;
        this.share = share;
    }

    /** @param length of the longer line, which may end within a sample */
    static Shares of(double length, int count) {
        int[] first = new int[count];
        int[] from = new int[count + 1];
        float[] share = new float[(int) Math.ceil(length) + 2 * count];
        double step = length / count;
        int last = (int) Math.ceil(length) - 1;
        for (int i = 0; i < count; i++) {
            double begin = i * step;
            double end = Math.min(length, (i + 1) * step);
            first[i] = Math.min(last, (int) begin);
            int next = from[i];
            for (int sample = first[i]; sample <= last && (sample < end || next == from[i]); sample++) {
                double part = Math.min(end, sample + 1) - Math.max(begin, sample);
                share[next++] = (float) (part / (end - begin));
            }
            from[i + 1] = next;
        }
        return new Shares(first, from, Arrays.copyOf(share, from[count]));
    }

    /**
     * The means of a line.
     *
     * @param start of the line
     * @param step from one sample to the next
     * @param channel which of the {@code step} ones it is
     */
    void mean(byte[] samples, int start, int step, int channel, float[] into) {
        for (int x = 0; x < first.length; x++) {
            int at = start + first[x] * step + channel;
            float sum = 0;
            for (int i = from[x]; i < from[x + 1]; i++, at += step) {
                sum += share[i] * (samples[at] & 0xFF);
            }
            into[x * step + channel] = sum;
        }
    }
}
