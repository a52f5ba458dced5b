package blogjar.markdown.markdownit;

import java.util.List;

/** No line end between wide characters, which would show as a blank (markdown-it-cjk-breaks 1). */
final class CjkBreaks {
    /** The wide characters, Hangul left out: pairs of the first and the last one. */
    private static final int[] WIDE = {
        0x20A9, 0x20A9, 0x2329, 0x232A, 0x2E80, 0x2E99, 0x2E9B, 0x2EF3, 0x2F00, 0x2FD5, 0x2FF0, 0x2FFB, 0x3000, 0x302D,
        0x3030, 0x303E, 0x3041, 0x3096, 0x3099, 0x30FF, 0x3105, 0x312D, 0x3190, 0x31BA, 0x31C0, 0x31E3, 0x31F0, 0x31FF,
        0x3220, 0x3247, 0x3250, 0x325F, 0x327F, 0x32FE, 0x3300, 0x4DBF, 0x4E00, 0xA48C, 0xA490, 0xA4C6, 0xF900, 0xFAFF,
        0xFE10, 0xFE19, 0xFE30, 0xFE52, 0xFE54, 0xFE66, 0xFE68, 0xFE6B, 0xFF01, 0xFF9F, 0xFFE0, 0xFFE6, 0xFFE8, 0xFFEE,
        0x1B000, 0x1B001, 0x1F200, 0x1F202, 0x1F210, 0x1F23A, 0x1F240, 0x1F248, 0x1F250, 0x1F251, 0x20000, 0x2FFFD,
        0x30000, 0x3FFFD
    };

    private CjkBreaks() {}

    static void apply(Tree tree) {
        tree.texts().forEach(block -> apply(block.spans()));
    }

    private static void apply(List<Token> spans) {
        int last = ' ';
        for (int i = 0; i < spans.size(); i++) {
            Token token = spans.get(i);
            if (token.is(Token.Kind.TEXT)) {
                last = token.content.isEmpty() ? ' ' : token.content.codePointBefore(token.content.length());
            } else if (token.is(Token.Kind.SOFT_BREAK)) {
                int next = firstAfter(spans, i);
                if (last == 0x200B || next == 0x200B || isWide(last) && isWide(next)) {
                    token.kind = Token.Kind.TEXT;
                }
            }
        }
    }

    private static int firstAfter(List<Token> spans, int index) {
        for (int i = index + 1; i < spans.size(); i++) {
            if (spans.get(i).is(Token.Kind.TEXT)) {
                String content = spans.get(i).content;
                return content.isEmpty() ? ' ' : content.codePointAt(0);
            }
        }
        return ' ';
    }

    private static boolean isWide(int c) {
        for (int i = 0; i < WIDE.length; i += 2) {
            if (c >= WIDE[i] && c <= WIDE[i + 1]) {
                return true;
            }
        }
        return false;
    }
}
