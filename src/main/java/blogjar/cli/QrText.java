package blogjar.cli;

import blogjar.qr.QrSquares;

/** A QR code in letters, two squares to each. */
final class QrText {
    private static final String DARK_ON_LIGHT = "\u001b[30;107m";
    private static final String PLAIN = "\u001b[0m";

    private QrText() {}

    /**
     * @param coloured whether the terminal knows colours; where not, letters stand for what is light, as on a dark screen
     * @return lines, each with its end
     */
    static String of(QrSquares squares, boolean coloured) {
        StringBuilder text = new StringBuilder();
        for (int y = 0; y < squares.size(); y += 2) {
            text.append(coloured ? DARK_ON_LIGHT : "");
            for (int x = 0; x < squares.size(); x++) {
                boolean upper = squares.isDark(x, y) == coloured;
                boolean lower = (y + 1 < squares.size() && squares.isDark(x, y + 1)) == coloured;
                text.append(upper && lower ? '█' : upper ? '▀' : lower ? '▄' : ' ');
            }
            text.append(coloured ? PLAIN : "").append('\n');
        }
        return text.toString();
    }
}
