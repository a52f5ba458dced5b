package blogjar.highlight;

/** Style sheets: CSS, and the languages that are made into it. */
final class StyleTokenizer implements Tokenizer {
    private final boolean lineComments;

    StyleTokenizer(boolean lineComments) {
        this.lineComments = lineComments;
    }

    @Override
    public void write(int from, int to, TokenWriter out) {
        String code = out.code();
        int at = from;
        while (at < to) {
            char c = code.charAt(at);
            int comment = commentEnd(code, at, to);
            if (comment > 0) {
                out.token(TokenKind.COMMENT, at, comment);
                at = comment;
            } else if (Chars.isSpace(c) || c == '{' || c == '}' || c == ';') {
                out.text(at, at + 1);
                at++;
            } else {
                int end = statementEnd(code, at, to);
                boolean rule = c == '@' && !code.startsWith(":", Chars.skipBlanks(code, word(code, at + 1, end), end));
                if (rule || end < to && code.charAt(end) == '{' || !hasColon(code, at, end)) {
                    selector(at, end, out);
                } else {
                    declaration(at, end, out);
                }
                at = end;
            }
        }
    }

    private int commentEnd(String code, int at, int to) {
        if (code.startsWith("/*", at)) {
            return Chars.behind(code, "*/", at + 2, to);
        }
        return lineComments && code.startsWith("//", at) ? Chars.lineEnd(code, at, to) : -1;
    }

    /** The brace or semicolon that ends a statement, outside of strings, comments and parentheses. */
    private static int statementEnd(String code, int from, int to) {
        int depth = 0;
        int at = from;
        while (at < to) {
            char c = code.charAt(at);
            if (c == '"' || c == '\'') {
                at = stringEnd(code, at, to) - 1;
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if (code.startsWith("#{", at)) {
                at = Chars.behind(code, "}", at, Math.min(to, at + 100)) - 1;
            } else if ((c == ';' || c == '{' || c == '}') && (depth <= 0 || c != ';')) {
                return at;
            } else if (code.startsWith("/*", at)) {
                return at;
            }
            at++;
        }
        return to;
    }

    /** Behind the string, which ends with its line at the latest. */
    private static int stringEnd(String code, int from, int to) {
        int at = from + 1;
        while (at < to && code.charAt(at) != code.charAt(from) && code.charAt(at) != '\n') {
            at += code.charAt(at) == '\\' ? 2 : 1;
        }
        return Math.min(to, at + 1);
    }

    private static boolean hasColon(String code, int from, int to) {
        return Chars.find(code, ":", from, to) >= 0;
    }

    private static void selector(int from, int to, TokenWriter out) {
        String code = out.code();
        int at = from;
        while (at < to) {
            char c = code.charAt(at);
            int name = word(code, c == ':' && code.startsWith("::", at) ? at + 2 : at + 1, to);
            TokenKind kind = null;
            int end = name;
            if (c == '[') {
                kind = TokenKind.SELECTOR_ATTR;
                end = Chars.behind(code, "]", at, to);
            } else if (c == '"' || c == '\'') {
                kind = TokenKind.STRING;
                end = stringEnd(code, at, to);
            } else if (c == '@') {
                kind = TokenKind.KEYWORD;
            } else if (c == '.') {
                kind = TokenKind.SELECTOR_CLASS;
            } else if (c == '#') {
                kind = TokenKind.SELECTOR_ID;
            } else if (c == ':') {
                kind = TokenKind.SELECTOR_PSEUDO;
            } else if (c == '$') {
                kind = TokenKind.VARIABLE;
            } else if (Chars.isDigit(c)) {
                kind = TokenKind.NUMBER;
                end = Math.max(at + 1, numberEnd(code, at, to));
            } else if (Chars.isLetter(c)) {
                kind = TokenKind.SELECTOR_TAG;
            }
            if (kind == null || end == at + 1 && !Chars.isWord(c)) {
                out.text(at, at + 1);
                at++;
            } else {
                out.token(kind, at, end);
                at = end;
            }
        }
    }

    private static void declaration(int from, int to, TokenWriter out) {
        String code = out.code();
        int colon = Chars.find(code, ":", from, to);
        char first = code.charAt(from);
        boolean variable = first == '$' || first == '@' || code.startsWith("--", from);
        out.token(variable ? TokenKind.VARIABLE : TokenKind.ATTRIBUTE, from, colon);
        int at = colon;
        while (at < to) {
            char c = code.charAt(at);
            int end = at;
            TokenKind kind = null;
            boolean signed = (c == '-' || c == '.') && at + 1 < to && Chars.isDigit(code.charAt(at + 1));
            if (Chars.isDigit(c) || signed) {
                kind = TokenKind.NUMBER;
                end = numberEnd(code, at + 1, to);
            } else if (c == '#') {
                kind = TokenKind.NUMBER;
                end = word(code, at + 1, to);
            } else if (c == '"' || c == '\'') {
                kind = TokenKind.STRING;
                end = stringEnd(code, at, to);
            } else if (c == '!') {
                kind = TokenKind.META;
                end = word(code, at + 1, to);
            } else if (c == '$' || c == '@' || code.startsWith("--", at)) {
                kind = TokenKind.VARIABLE;
                end = word(code, at + 1, to);
            } else if (Chars.isLetter(c)) {
                end = word(code, at, to);
                kind = end < to && code.charAt(end) == '(' ? TokenKind.BUILT_IN : null;
            }
            if (end <= at + 1 && kind != TokenKind.NUMBER) {
                out.text(at, at + 1);
                at++;
            } else {
                end = Math.max(end, at + 1);
                if (kind == null) {
                    out.text(at, end);
                } else {
                    out.token(kind, at, end);
                }
                at = end;
            }
        }
    }

    private static int numberEnd(String code, int from, int to) {
        int at = from;
        while (at < to && (Chars.isWord(code.charAt(at)) || code.charAt(at) == '.' || code.charAt(at) == '%')) {
            at++;
        }
        return at;
    }

    private static int word(String code, int from, int to) {
        int at = from;
        while (at < to && (Chars.isWord(code.charAt(at)) || code.charAt(at) == '-')) {
            at++;
        }
        return at;
    }
}
