package blogjar.highlight;

import org.jspecify.annotations.Nullable;

/** What has been added and taken away. */
final class DiffTokenizer implements Tokenizer {
    @Override
    public void write(int from, int to, TokenWriter out) {
        String code = out.code();
        int line = from;
        while (line < to) {
            int end = Chars.lineEnd(code, line, to);
            TokenKind kind = kind(code, line);
            if (kind == null) {
                out.text(line, end);
            } else {
                out.token(kind, line, end);
            }
            out.text(end, Math.min(to, end + 1));
            line = end + 1;
        }
    }

    private static @Nullable TokenKind kind(String code, int line) {
        if (code.startsWith("@@", line) || code.startsWith("***************", line)) {
            return TokenKind.META;
        }
        if (code.startsWith("diff ", line)
                || code.startsWith("index ", line)
                || code.startsWith("Index: ", line)
                || code.startsWith("+++ ", line)
                || code.startsWith("--- ", line)
                || code.startsWith("====", line)) {
            return TokenKind.COMMENT;
        }
        char first = line < code.length() ? code.charAt(line) : ' ';
        return first == '+' || first == '!' || first == '>'
                ? TokenKind.ADDITION
                : first == '-' || first == '<' ? TokenKind.DELETION : null;
    }
}
