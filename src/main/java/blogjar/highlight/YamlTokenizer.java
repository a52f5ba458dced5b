package blogjar.highlight;

/** YAML, line by line. */
final class YamlTokenizer implements Tokenizer {
    @Override
    public void write(int from, int to, TokenWriter out) {
        String code = out.code();
        int line = from;
        while (line < to) {
            int end = Chars.lineEnd(code, line, to);
            boolean block = line(line, end, out);
            int next = Math.min(to, end + 1);
            out.text(end, next);
            if (block) {
                next = block(next, to, Chars.skipBlanks(code, line, end) - line, out);
            }
            line = next;
        }
    }

    /** Whether a text follows on more indented lines. */
    private static boolean line(int from, int to, TokenWriter out) {
        String code = out.code();
        int at = Chars.skipBlanks(code, from, to);
        out.text(from, at);
        if (code.startsWith("---", at) || code.startsWith("...", at) || code.startsWith("%", at)) {
            out.token(TokenKind.META, at, to);
            return false;
        }
        while (at < to && code.charAt(at) == '-' && (at + 1 == to || code.charAt(at + 1) == ' ')) {
            out.token(TokenKind.BULLET, at, at + 1);
            int next = Chars.skipBlanks(code, at + 1, to);
            out.text(at + 1, next);
            at = next;
        }
        int key = keyEnd(code, at, to);
        if (key > 0) {
            out.token(TokenKind.ATTR, at, key + 1);
            int value = Chars.skipBlanks(code, key + 1, to);
            out.text(key + 1, value);
            at = value;
        }
        if (at < to && (code.charAt(at) == '|' || code.charAt(at) == '>') && to - at <= 3) {
            out.token(TokenKind.STRING, at, to);
            return true;
        }
        int plain = at < to && "\"'[{&*!#".indexOf(code.charAt(at)) < 0 ? plainEnd(code, at, to) : at;
        if (Scalars.isSimple(code, at, plain)) {
            plain = at;
        }
        out.token(TokenKind.STRING, at, plain);
        Scalars.write(plain, to, TokenKind.STRING, out);
        return false;
    }

    /** The end of a text without quotes: of the line, or before a comment. */
    private static int plainEnd(String code, int from, int to) {
        int comment = Chars.find(code, " #", from, to);
        int end = comment < 0 ? to : comment;
        while (end > from && Chars.isSpace(code.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /** The colon behind a key, or a negative number. */
    private static int keyEnd(String code, int from, int to) {
        if (from == to || "#[{&*!|>".indexOf(code.charAt(from)) >= 0) {
            return -1;
        }
        boolean quoted = code.charAt(from) == '"' || code.charAt(from) == '\'';
        int at = quoted ? Scalars.stringEnd(code, from, to) : from;
        for (; at < to; at++) {
            char c = code.charAt(at);
            if (c == ':' && (at + 1 == to || code.charAt(at + 1) == ' ')) {
                return at;
            }
            if (quoted && c != ' ' || c == '#' && code.charAt(at - 1) == ' ') {
                return -1;
            }
        }
        return -1;
    }

    private static int block(int from, int to, int indent, TokenWriter out) {
        String code = out.code();
        int line = from;
        while (line < to) {
            int end = Chars.lineEnd(code, line, to);
            int start = Chars.skipBlanks(code, line, end);
            if (start < end && start - line <= indent) {
                break;
            }
            line = Math.min(to, end + 1);
        }
        int end = line > from && code.charAt(line - 1) == '\n' ? line - 1 : line;
        out.token(TokenKind.STRING, from, end);
        out.text(Math.max(from, end), line);
        return line;
    }
}
