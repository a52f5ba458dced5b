package blogjar.highlight;

/** Files of keys and values in sections: INI, TOML, Java's properties. */
final class SettingsTokenizer implements Tokenizer {
    private final boolean toml;

    SettingsTokenizer(boolean toml) {
        this.toml = toml;
    }

    @Override
    public void write(int from, int to, TokenWriter out) {
        String code = out.code();
        int line = from;
        while (line < to) {
            int end = Chars.lineEnd(code, line, to);
            line(line, end, out);
            out.text(end, Math.min(to, end + 1));
            line = end + 1;
        }
    }

    private void line(int from, int to, TokenWriter out) {
        String code = out.code();
        int at = Chars.skipBlanks(code, from, to);
        out.text(from, at);
        if (at == to) {
            return;
        }
        char c = code.charAt(at);
        if (c == '#' || c == ';' || c == '!') {
            out.token(TokenKind.COMMENT, at, to);
        } else if (c == '[') {
            int end = code.lastIndexOf(']', to - 1) + 1;
            out.token(TokenKind.SECTION, at, Math.max(at + 1, end));
            Scalars.write(Math.max(at + 1, end), to, null, out);
        } else {
            int equals = at;
            while (equals < to && code.charAt(equals) != '=' && (toml || code.charAt(equals) != ':')) {
                equals++;
            }
            int key = equals;
            while (key > at && Chars.isSpace(code.charAt(key - 1))) {
                key--;
            }
            if (equals < to) {
                out.token(TokenKind.ATTR, at, key);
                out.text(key, equals + 1);
                at = equals + 1;
            }
            int value = Chars.skipBlanks(code, at, to);
            out.text(at, value);
            Scalars.write(value, to, null, out);
        }
    }
}
