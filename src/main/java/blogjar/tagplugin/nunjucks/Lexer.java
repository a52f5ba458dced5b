package blogjar.tagplugin.nunjucks;

import blogjar.highlight.regex.Effort;
import blogjar.tagplugin.nunjucks.Token.Kind;
import org.jspecify.annotations.Nullable;

/** Reads the code within one tag, token by token. */
final class Lexer {
    private static final String SPACES = " \n\t\r\u00A0";
    private static final String DELIMITERS = "()[]{}%*-+~/#,:|.<>=!";
    private static final String[] LONG_OPERATORS = {"===", "!==", "==", "!=", "<=", ">=", "//", "**"};

    private final String text;
    private final int end;
    private final Effort effort;
    private int at;
    private @Nullable Token peeked;

    /**
     * @param end behind which the code can't go on
     * @param effort of the regular expressions of the template
     */
    Lexer(String text, int start, int end, Effort effort) {
        this.effort = effort;
        this.text = text;
        this.at = start;
        this.end = end;
    }

    /** Where the next token begins that was not taken yet. */
    int position() {
        return peeked == null ? at : peeked.start();
    }

    Effort effort() {
        return effort;
    }

    Token peek() {
        if (peeked == null) {
            peeked = nextCode();
        }
        return peeked;
    }

    Token next() {
        Token token = peek();
        peeked = null;
        return token;
    }

    boolean skipOperator(String operator) {
        boolean found = peek().isOperator(operator);
        if (found) {
            next();
        }
        return found;
    }

    boolean skipSymbol(String word) {
        boolean found = peek().isSymbol(word);
        if (found) {
            next();
        }
        return found;
    }

    private Token nextCode() {
        Token token = nextWithSpaces(true);
        while (token.kind() == Kind.SPACE) {
            token = nextWithSpaces(true);
        }
        return token;
    }

    /** @param regex whether {@code r/…/} is an expression; it is text in the arguments of a tag */
    Token nextWithSpaces(boolean regex) {
        int start = at;
        if (at >= end) {
            return new Token(Kind.END_OF_TEXT, "", start);
        }
        char c = text.charAt(at);
        if (c == '"' || c == '\'') {
            return string(c);
        }
        if (SPACES.indexOf(c) >= 0) {
            while (at < end && SPACES.indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            return new Token(Kind.SPACE, text.substring(start, at), start);
        }
        int closing = c == '-' ? at + 1 : at;
        if (text.startsWith("%}", closing) || text.startsWith("}}", closing)) {
            at = closing + 2;
            return new Token(
                    text.charAt(closing) == '%' ? Kind.TAG_END : Kind.VARIABLE_END, text.substring(start, at), start);
        }
        if (regex && c == 'r' && text.startsWith("/", at + 1)) {
            return regex();
        }
        if (DELIMITERS.indexOf(c) >= 0) {
            return operator();
        }
        return word();
    }

    private Token string(char quote) {
        int start = at++;
        StringBuilder out = new StringBuilder();
        while (at < end && text.charAt(at) != quote) {
            char c = text.charAt(at++);
            if (c == '\\' && at < end) {
                char escaped = text.charAt(at++);
                c = escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped == 'r' ? '\r' : escaped;
            }
            out.append(c);
        }
        at++;
        return new Token(Kind.STRING, out.toString(), start);
    }

    private Token operator() {
        int start = at;
        for (String operator : LONG_OPERATORS) {
            if (text.startsWith(operator, at)) {
                at += operator.length();
                return new Token(Kind.OPERATOR, operator, start);
            }
        }
        at++;
        return new Token(Kind.OPERATOR, text.substring(start, at), start);
    }

    private Token word() {
        int start = at;
        boolean digits = true;
        while (at < end && !isBreak(text.charAt(at))) {
            digits &= isDigit(text.charAt(at));
            at++;
        }
        if (digits && at < end && text.charAt(at) == '.') {
            at++;
            while (at < end && isDigit(text.charAt(at))) {
                at++;
            }
        }
        return new Token(digits ? Kind.NUMBER : Kind.SYMBOL, text.substring(start, at), start);
    }

    private Token regex() {
        int start = at;
        at += 2;
        while (at < end && (text.charAt(at) != '/' || text.charAt(at - 1) == '\\')) {
            at++;
        }
        at++;
        while (at < end && "gimy".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        at = Math.min(at, end);
        return new Token(Kind.REGEX, text.substring(start, at), start);
    }

    /** Whether a name ends before it. */
    static boolean isBreak(char c) {
        return SPACES.indexOf(c) >= 0 || DELIMITERS.indexOf(c) >= 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
