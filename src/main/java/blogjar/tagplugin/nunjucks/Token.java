package blogjar.tagplugin.nunjucks;

/**
 * A piece of code within a tag.
 *
 * @param value the text; of a string what is between its quotes, unescaped
 * @param start place in the template
 */
record Token(Kind kind, String value, int start) {
    enum Kind {
        STRING,
        SPACE,
        /** {@code -%}} and its like begin with a minus in their value. */
        TAG_END,
        VARIABLE_END,
        NUMBER,
        SYMBOL,
        OPERATOR,
        REGEX,
        END_OF_TEXT
    }

    boolean is(Kind other, String text) {
        return kind == other && value.equals(text);
    }

    boolean isOperator(String text) {
        return is(Kind.OPERATOR, text);
    }

    boolean isSymbol(String text) {
        return is(Kind.SYMBOL, text);
    }

    /** How the token is called in a message. */
    String described() {
        return switch (kind) {
            case TAG_END -> "the end of the tag";
            case VARIABLE_END -> "the end of the expression";
            case END_OF_TEXT -> "the end of the text";
            default -> "'" + value + "'";
        };
    }
}
