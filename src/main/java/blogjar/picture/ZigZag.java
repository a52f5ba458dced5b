package blogjar.picture;

/** The order in which the coefficients of a block are written (ITU-T T.81, figure 5). */
final class ZigZag {
    private ZigZag() {}

    /** By place in that order, the place by rows. */
    static int[] places() {
        int[] places = new int[Dct.SIZE * Dct.SIZE];
        int next = 0;
        for (int diagonal = 0; diagonal < 2 * Dct.SIZE - 1; diagonal++) {
            int least = Math.max(0, diagonal - Dct.SIZE + 1);
            int most = Math.min(diagonal, Dct.SIZE - 1);
            for (int i = least; i <= most; i++) {
                int column = diagonal % 2 == 0 ? i : diagonal - i;
                places[next++] = (diagonal - column) * Dct.SIZE + column;
            }
        }
        return places;
    }
}
