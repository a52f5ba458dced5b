package blogjar.highlight;

import java.util.Locale;

/** HTML, XML and what is like them, with the scripts and styles in it. */
final class MarkupTokenizer implements Tokenizer {
    private static final int LONGEST_ENTITY = 12;
    private static final int LONGEST_VALUE = 400;

    private final Grammars grammars;

    MarkupTokenizer(Grammars grammars) {
        this.grammars = grammars;
    }

    @Override
    public void write(int from, int to, TokenWriter out) {
        String code = out.code();
        int plain = from;
        int at = from;
        while (at < to) {
            int end = end(code, at, to);
            if (end < 0) {
                at++;
                continue;
            }
            out.text(plain, at);
            if (code.charAt(at) == '<' && isName(code, nameStart(code, at), to)) {
                at = tag(at, to, out);
            } else {
                out.token(kind(code, at), at, end);
                at = end;
            }
            plain = at;
        }
        out.text(plain, to);
    }

    /** Behind the token that begins here, or a negative number; any other place for a tag. */
    private static int end(String code, int at, int to) {
        char c = code.charAt(at);
        if (c == '<') {
            if (code.startsWith("<!--", at)) {
                return Chars.behind(code, "-->", at + 4, to);
            }
            if (code.startsWith("<![CDATA[", at)) {
                return Chars.behind(code, "]]>", at, to);
            }
            if (code.startsWith("<!", at)) {
                return Chars.behind(code, ">", at, to);
            }
            if (code.startsWith("<?", at) || code.startsWith("<%", at)) {
                return Chars.behind(code, code.charAt(at + 1) + ">", at, to);
            }
            return isName(code, nameStart(code, at), to) ? at + 1 : -1;
        }
        if (c == '&') {
            int end = at + 1;
            while (end < Math.min(to, at + LONGEST_ENTITY)
                    && (Chars.isWord(code.charAt(end)) || code.charAt(end) == '#')) {
                end++;
            }
            return end > at + 1 && end < to && code.charAt(end) == ';' ? end + 1 : -1;
        }
        if (c == '{' && (code.startsWith("{{", at) || code.startsWith("{%", at))) {
            String close = code.charAt(at + 1) == '{' ? "}}" : "%}";
            int end = Chars.find(code, close, at, Math.min(to, at + LONGEST_VALUE));
            return end < 0 ? -1 : end + 2;
        }
        return -1;
    }

    private static TokenKind kind(String code, int at) {
        return switch (code.charAt(at)) {
            case '&' -> TokenKind.SYMBOL;
            case '{' -> TokenKind.VARIABLE;
            default -> code.startsWith("<!--", at) ? TokenKind.COMMENT : TokenKind.META;
        };
    }

    private static int nameStart(String code, int tag) {
        return code.startsWith("</", tag) ? tag + 2 : tag + 1;
    }

    private static boolean isName(String code, int at, int to) {
        return at < to && Chars.isLetter(code.charAt(at));
    }

    private int tag(int start, int to, TokenWriter out) {
        String code = out.code();
        int name = nameStart(code, start);
        int nameEnd = word(code, name, to);
        out.open(TokenKind.TAG);
        out.text(start, name);
        out.token(TokenKind.NAME, name, nameEnd);
        int at = attributes(nameEnd, to, out);
        out.close();
        String element = code.substring(name, nameEnd).toLowerCase(Locale.ROOT);
        boolean hasCode = name == start + 1 && (element.equals("script") || element.equals("style"));
        if (!hasCode || code.charAt(at - 1) != '>' || code.charAt(at - 2) == '/') {
            return at;
        }
        int close = Chars.find(code, "</" + element, at, to);
        int end = close < 0 ? to : close;
        Tokenizer inner = grammars.get(element.equals("script") ? "javascript" : "scss");
        if (inner == null) {
            out.text(at, end);
        } else {
            inner.write(at, end, out);
        }
        return end;
    }

    private static int word(String code, int from, int to) {
        int at = from;
        while (at < to && (Chars.isWord(code.charAt(at)) || ":-.@#".indexOf(code.charAt(at)) >= 0)) {
            at++;
        }
        return at;
    }

    /** Writes all up to the end of the tag, that included. */
    private static int attributes(int from, int to, TokenWriter out) {
        String code = out.code();
        int at = from;
        int plain = from;
        while (at < to && code.charAt(at) != '>') {
            char c = code.charAt(at);
            int end = at;
            TokenKind kind = TokenKind.ATTR;
            if (c == '"' || c == '\'') {
                kind = TokenKind.STRING;
                end = Chars.behind(code, String.valueOf(c), at + 1, to);
            } else if (c == '<') {
                break; // the tag does not end: a new one begins
            } else {
                end = word(code, at, to);
                boolean isValue = end > at && at > from && code.charAt(at - 1) == '=';
                kind = isValue ? TokenKind.STRING : TokenKind.ATTR;
            }
            if (end == at) {
                at++;
            } else {
                out.text(plain, at);
                out.token(kind, at, end);
                at = end;
                plain = end;
            }
        }
        int end = at < to && code.charAt(at) == '>' ? at + 1 : at;
        out.text(plain, end);
        return end;
    }
}
