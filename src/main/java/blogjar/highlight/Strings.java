package blogjar.highlight;

import blogjar.highlight.Grammar.Quote;

/** Strings, and the values that are put into them. */
final class Strings {
    private static final int LONGEST_CHARACTER = 12;
    private static final int LONGEST_VALUE = 400;

    private final Grammar grammar;
    private final TokenWriter out;
    private final String code;

    Strings(Grammar grammar, TokenWriter out) {
        this.grammar = grammar;
        this.out = out;
        this.code = out.code();
    }

    /**
     * Behind the string whose mark is at {@code from}, or a negative number where it does not end: on its line, or in
     * the text for one that may have several.
     */
    int end(Quote quote, boolean raw, int from, int to) {
        String mark = quote.mark();
        char first = mark.charAt(0);
        int last = to;
        if (quote.shortOnly()) {
            boolean escaped = from + 1 < to && code.charAt(from + 1) == '\\';
            last = Math.min(to, from + (escaped ? LONGEST_CHARACTER : 4));
        }
        for (int i = from + mark.length(); i < last; i++) {
            char c = code.charAt(i);
            if (c == '\\' && quote.escapes() && !raw) {
                i++;
            } else if (c == '\n' && !quote.lines()) {
                return -1;
            } else if (c == first && code.startsWith(mark, i)) {
                return i + mark.length();
            } else if (quote.values() && isBrace(i)) {
                i = valueEnd(i, last) - 1;
            }
        }
        return quote.lines() ? to : -1;
    }

    private boolean isBrace(int at) {
        char c = code.charAt(at);
        return grammar.valueMarks.indexOf(c) >= 0
                && at + 1 < code.length()
                && (code.charAt(at + 1) == '{' || c == '\\' && code.charAt(at + 1) == '(');
    }

    /** Behind the value that begins with {@code ${}, as far as its braces match within some hundred characters. */
    private int valueEnd(int from, int to) {
        int depth = 0;
        int last = Math.min(to, from + LONGEST_VALUE);
        for (int i = from + 1; i < last; i++) {
            char c = code.charAt(i);
            if (c == '{' || c == '(') {
                depth++;
            } else if ((c == '}' || c == ')') && --depth == 0) {
                return i + 1;
            }
        }
        return from + 2;
    }

    void write(Quote quote, TokenKind kind, int from, int to) {
        if (!quote.values() || grammar.valueMarks.isEmpty()) {
            out.token(kind, from, to);
            return;
        }
        out.open(kind);
        int done = from;
        for (int i = from; i < to; i++) {
            char c = code.charAt(i);
            int end = -1;
            TokenKind inner = TokenKind.SUBST;
            if (isBrace(i)) {
                end = valueEnd(i, to);
            } else if (c == '\\') {
                i++;
            } else if (c == '$' && grammar.valueMarks.indexOf('$') >= 0 && grammar.has("namesinstrings")) {
                end = variableEnd(code, i, to);
                inner = TokenKind.VARIABLE;
            }
            if (end > 0) {
                out.text(done, i);
                out.token(inner, i, end);
                done = end;
                i = end - 1;
            }
        }
        out.text(done, to);
        out.close();
    }

    /** Behind a variable like {@code $a}, {@code ${a}} or {@code @a}, or a negative number. */
    static int variableEnd(String code, int from, int to) {
        int at = from + 1;
        if (at < to && code.charAt(at) == '{' && code.charAt(from) == '$') {
            int last = Math.min(to, from + LONGEST_VALUE);
            for (int i = at; i < last && code.charAt(i) != '\n'; i++) {
                if (code.charAt(i) == '}') {
                    return i + 1;
                }
            }
            return -1;
        }
        if (at < to && code.charAt(at) == code.charAt(from) && code.charAt(at) == '@') {
            at++;
        }
        int name = at;
        while (at < to && Chars.isWord(code.charAt(at))) {
            at++;
        }
        boolean special = at == name && at < to && code.charAt(from) == '$' && "?#@*!$&".indexOf(code.charAt(at)) >= 0;
        return special ? at + 1 : at > name ? at : -1;
    }
}
