package blogjar.highlight;

/** JSON, with comments. */
final class JsonTokenizer implements Tokenizer {
    @Override
    public void write(int from, int to, TokenWriter out) {
        String code = out.code();
        int at = from;
        while (at < to) {
            char c = code.charAt(at);
            int end = at + 1;
            TokenKind kind = null;
            if (c == '"') {
                end = stringEnd(code, at, to);
                int next = Chars.skipBlanks(code, end, Math.min(to, end + 100));
                kind = next < to && code.charAt(next) == ':' ? TokenKind.ATTR : TokenKind.STRING;
            } else if (Chars.isDigit(c) || c == '-') {
                kind = TokenKind.NUMBER;
                end = Math.max(end, Chars.numberEnd(code, c == '-' ? at + 1 : at, to));
            } else if (Chars.isLetter(c)) {
                while (end < to && Chars.isWord(code.charAt(end))) {
                    end++;
                }
                kind = TokenKind.LITERAL;
            } else if (code.startsWith("//", at)) {
                kind = TokenKind.COMMENT;
                end = Chars.lineEnd(code, at, to);
            } else if (code.startsWith("/*", at)) {
                kind = TokenKind.COMMENT;
                end = Chars.behind(code, "*/", at + 2, to);
            }
            if (kind == null) {
                out.text(at, end);
            } else {
                out.token(kind, at, end);
            }
            at = end;
        }
    }

    private static int stringEnd(String code, int from, int to) {
        int at = from + 1;
        while (at < to && code.charAt(at) != '"' && code.charAt(at) != '\n') {
            at += code.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(to, at + 1);
    }
}
