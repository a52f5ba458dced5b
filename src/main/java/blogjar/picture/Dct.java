package blogjar.picture;

/**
 * The discrete cosine transform of 8 × 8 samples, and back to 8 × 8 or to fewer: of {@code n × n} the first {@code n × n} coefficients say all.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, A.3.3</a>
 */
final class Dct {
    static final int SIZE = 8;
    private static final int CENTRE = 128;

    /** By place and frequency. */
    private final float[] basis;

    private final int size;
    private final float[] between = new float[SIZE * SIZE];

    /** @param size of the blocks of samples: 1, 2, 4 or 8 */
    Dct(int size) {
        this.size = size;
        this.basis = new float[size * size];
        for (int x = 0; x < size; x++) {
            for (int u = 0; u < size; u++) {
                double norm = u == 0 ? Math.sqrt(1.0 / SIZE) : Math.sqrt(2.0 / SIZE);
                basis[x * size + u] = (float) (norm * Math.cos((2 * x + 1) * u * Math.PI / (2 * size)));
            }
        }
    }

    /**
     * Samples of coefficients.
     *
     * @param block of 8 × 8, by rows
     */
    void samples(int[] block, byte[] into, int start, int stride) {
        for (int v = 0; v < size; v++) {
            for (int x = 0; x < size; x++) {
                float sum = 0;
                for (int u = 0; u < size; u++) {
                    sum += basis[x * size + u] * block[v * SIZE + u];
                }
                between[v * size + x] = sum;
            }
        }
        for (int y = 0; y < size; y++) {
            int at = start + y * stride;
            for (int x = 0; x < size; x++) {
                float sum = CENTRE + 0.5f;
                for (int v = 0; v < size; v++) {
                    sum += basis[y * size + v] * between[v * size + x];
                }
                into[at + x] = (byte) Math.max(0, Math.min(255, (int) sum));
            }
        }
    }

    /** Coefficients of 8 × 8 samples. */
    void coefficients(float[] samples, float[] into) {
        for (int y = 0; y < SIZE; y++) {
            for (int u = 0; u < SIZE; u++) {
                float sum = 0;
                for (int x = 0; x < SIZE; x++) {
                    sum += basis[x * SIZE + u] * samples[y * SIZE + x];
                }
                between[y * SIZE + u] = sum;
            }
        }
        for (int v = 0; v < SIZE; v++) {
            for (int u = 0; u < SIZE; u++) {
                float sum = 0;
                for (int y = 0; y < SIZE; y++) {
                    sum += basis[y * SIZE + v] * between[y * SIZE + u];
                }
                into[v * SIZE + u] = sum;
            }
        }
    }
}
