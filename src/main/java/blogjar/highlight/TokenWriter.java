package blogjar.highlight;

import java.util.ArrayList;
import java.util.List;

/** Writes code and its tokens as lines of HTML; what spans lines is closed and opened again. */
final class TokenWriter {
    private static final String CLOSE = "</span>";

    private final String code;
    private final Marking marking;
    private final List<String> lines = new ArrayList<>();
    private final List<TokenKind> open = new ArrayList<>();
    private final StringBuilder line = new StringBuilder(256);

    TokenWriter(String code, Marking marking) {
        this.code = code;
        this.marking = marking;
    }

    /** The code that is written, all positions are in it. */
    String code() {
        return code;
    }

    void open(TokenKind kind) {
        line.append(kind.open(marking));
        open.add(kind);
    }

    void close() {
        line.append(CLOSE);
        open.remove(open.size() - 1);
    }

    void token(TokenKind kind, int from, int to) {
        if (from < to) {
            open(kind);
            text(from, to);
            close();
        }
    }

    void text(int from, int to) {
        for (int i = from; i < to; i++) {
            char c = code.charAt(i);
            switch (c) {
                case '\n' -> endLine();
                case '&' -> line.append("&amp;");
                case '<' -> line.append("&lt;");
                case '>' -> line.append(marking == Marking.PRISM ? ">" : "&gt;");
                case '"' -> line.append(marking == Marking.PRISM ? "\"" : "&quot;");
                case '\'' -> line.append(marking == Marking.PRISM ? "'" : "&#x27;");
                default -> line.append(c);
            }
        }
    }

    private void endLine() {
        for (int i = 0; i < open.size(); i++) {
            line.append(CLOSE);
        }
        lines.add(line.toString());
        line.setLength(0);
        for (TokenKind kind : open) {
            line.append(kind.open(marking));
        }
    }

    List<String> lines() {
        List<String> all = new ArrayList<>(lines);
        all.add(line.toString());
        return all;
    }
}
