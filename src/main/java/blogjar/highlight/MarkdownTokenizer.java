package blogjar.highlight;

/** Markdown as source. */
final class MarkdownTokenizer implements Tokenizer {
    private static final int LONGEST_SPAN = 300;

    @Override
    public void write(int from, int to, TokenWriter out) {
        String code = out.code();
        int line = from;
        while (line < to) {
            int end = Chars.lineEnd(code, line, to);
            int start = Chars.skipBlanks(code, line, end);
            if (code.startsWith("```", start) || code.startsWith("~~~", start)) {
                end = fenceEnd(code, start, end, to);
                out.text(line, start);
                out.token(TokenKind.CODE, start, end);
            } else {
                line(line, start, end, out);
            }
            out.text(end, Math.min(to, end + 1));
            line = end + 1;
        }
    }

    /** The end of the line that closes the fence, or of the text. */
    private static int fenceEnd(String code, int start, int lineEnd, int to) {
        String fence = code.substring(start, start + 3);
        int line = lineEnd + 1;
        while (line < to) {
            int end = Chars.lineEnd(code, line, to);
            if (code.startsWith(fence, Chars.skipBlanks(code, line, end))) {
                return end;
            }
            line = end + 1;
        }
        return to;
    }

    private static void line(int line, int start, int end, TokenWriter out) {
        String code = out.code();
        out.text(line, start);
        if (start == end) {
            return;
        }
        char c = code.charAt(start);
        if (c == '#') {
            out.token(TokenKind.SECTION, start, end);
        } else if (c == '>') {
            out.token(TokenKind.QUOTE, start, end);
        } else {
            int bullet = bulletEnd(code, start, end);
            out.token(TokenKind.BULLET, start, bullet);
            spans(bullet, end, out);
        }
    }

    private static int bulletEnd(String code, int start, int end) {
        int at = start;
        while (at < end && Chars.isDigit(code.charAt(at))) {
            at++;
        }
        boolean mark = at < end && (at > start ? ".)" : "-*+").indexOf(code.charAt(at)) >= 0;
        return mark && at + 1 < end && code.charAt(at + 1) == ' ' ? at + 1 : start;
    }

    private static void spans(int from, int to, TokenWriter out) {
        String code = out.code();
        int at = from;
        int plain = from;
        while (at < to) {
            char c = code.charAt(at);
            int end = -1;
            TokenKind kind = TokenKind.CODE;
            int last = Math.min(to, at + LONGEST_SPAN);
            if (c == '`') {
                end = Chars.find(code, "`", at + 1, last);
            } else if (c == '*' || c == '_') {
                boolean strong = at + 1 < to && code.charAt(at + 1) == c;
                String mark = code.substring(at, strong ? at + 2 : at + 1);
                kind = strong ? TokenKind.STRONG : TokenKind.EMPHASIS;
                int close = at + mark.length() < to && !Chars.isSpace(code.charAt(at + mark.length()))
                        ? Chars.find(code, mark, at + mark.length() + 1, last)
                        : -1;
                end = close < 0 ? -1 : close + mark.length() - 1;
            } else if (c == '[') {
                int close = Chars.find(code, "](", at, last);
                int paren = close < 0 ? -1 : Chars.find(code, ")", close, last);
                if (paren > 0) {
                    out.text(plain, at + 1);
                    out.token(TokenKind.STRING, at + 1, close);
                    out.text(close, close + 2);
                    out.token(TokenKind.LINK, close + 2, paren);
                    plain = paren;
                    at = paren;
                }
            }
            if (end > 0) {
                out.text(plain, at);
                out.token(kind, at, end + 1);
                at = end + 1;
                plain = at;
            } else {
                at++;
            }
        }
        out.text(plain, to);
    }
}
