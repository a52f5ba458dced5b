package blogjar.qr;

import io.nayuki.qrcodegen.DataTooLongException;
import io.nayuki.qrcodegen.QrCode;
import java.util.Optional;

/** The squares of a QR code, with the margin of four light ones around it that readers need. */
public final class QrSquares {
    private static final int MARGIN = 4;

    private final QrCode code;

    private QrSquares(QrCode code) {
        this.code = code;
    }

    /** The code of a text; empty where it is too long for any, some 2900 bytes. */
    public static Optional<QrSquares> of(String text) {
        try {
            return Optional.of(new QrSquares(QrCode.encodeText(text, QrCode.Ecc.LOW)));
        } catch (DataTooLongException tooLong) {
            return Optional.empty();
        }
    }

    /** How many there are on a side. */
    public int size() {
        return code.size + 2 * MARGIN;
    }

    /** @param x,y from 0, beginning in the upper left corner */
    public boolean isDark(int x, int y) {
        return code.getModule(x - MARGIN, y - MARGIN);
    }

    /** A picture of black on white that has no size of its own; dark squares in a row are one rectangle. */
    public String svg() {
        StringBuilder out = new StringBuilder("<svg viewBox=\"0 0 ")
                .append(size())
                .append(' ')
                .append(size())
                .append("\" shape-rendering=\"crispEdges\" aria-hidden=\"true\"><path fill=\"#fff\" d=\"M0 0h")
                .append(size())
                .append('v')
                .append(size())
                .append("H0z\"/><path d=\"");
        for (int y = 0; y < size(); y++) {
            for (int x = 0; x < size(); x++) {
                int end = x;
                while (isDark(end, y)) {
                    end++;
                }
                if (end > x) {
                    int width = end - x;
                    out.append('M').append(x).append(' ').append(y).append('h').append(width);
                    out.append("v1h-").append(width).append('z');
                    x = end;
                }
            }
        }
        return out.append("\"/></svg>").toString();
    }
}
