package blogjar.markdown;

import org.jspecify.annotations.Nullable;

/**
 * A link's address under a name, {@code [label]: address "title"}.
 *
 * @param label as written
 * @param target with the end of the line and of the empty lines below it
 */
record LinkDefinition(String label, Target target) {
    /** Reads the definition that begins here; null if there is none. */
    static @Nullable LinkDefinition at(String text, int at, boolean pedantic) {
        int most = pedantic ? text.length() : Math.min(at + 3, text.length());
        int open = Chars.endOfRun(text, at, most, ' ');
        if (open == text.length() || text.charAt(open) != '[') {
            return null;
        }
        return pedantic ? PedanticLinks.definition(text, open) : plain(text, open);
    }

    private static @Nullable LinkDefinition plain(String text, int open) {
        int to = text.length();
        int close = LinkSyntax.endOfReference(text, open + 1, to);
        if (close <= open + 1 || !text.startsWith(":", close + 1) || LinkSyntax.isBlank(text, open + 1, close)) {
            return null;
        }
        int address = Chars.endOfRun(text, close + 2, to, ' ');
        if (address < to && text.charAt(address) == '\n') {
            address = LinkSyntax.skipBlanks(text, address + 1, to);
        }
        if (address == to || Chars.isSpace(text.charAt(address))) {
            return null;
        }
        Target target = text.charAt(address) == '<' ? bracketed(text, address) : bare(text, address);
        return target == null ? null : new LinkDefinition(text.substring(open + 1, close), target);
    }

    private static @Nullable Target bare(String text, int address) {
        int end = address;
        while (end < text.length() && !Chars.isSpace(text.charAt(end))) {
            end++;
        }
        return withTitle(text, end, Chars.unescape(text.substring(address, end)));
    }

    /** An address in angle brackets ends at the first one behind which the definition can end. */
    private static @Nullable Target bracketed(String text, int address) {
        int line = Lines.endOfLine(text, address);
        int close = text.indexOf('>', address);
        while (close >= 0 && close < line) {
            Target target = withTitle(text, close + 1, Chars.unescape(text.substring(address + 1, close)));
            if (target != null) {
                return target;
            }
            close = text.indexOf('>', close + 1);
        }
        return null;
    }

    private static @Nullable Target withTitle(String text, int from, String href) {
        int blank = Chars.endOfRun(text, from, text.length(), ' ');
        boolean below = blank < text.length() && text.charAt(blank) == '\n';
        int open = below ? LinkSyntax.skipBlanks(text, blank + 1, text.length()) : blank;
        if (open > from && open < text.length()) {
            int close = endOfTitle(text, open);
            if (close >= 0) {
                String title = Chars.unescape(text.substring(open + 1, close));
                return new Target(href, title, afterLine(text, close + 1));
            }
        }
        int end = afterLine(text, from);
        return end < 0 ? null : new Target(href, "", end);
    }

    /** Past blanks and the line ends behind them; -1 where something else stands. */
    private static int afterLine(String text, int from) {
        int end = Chars.endOfRun(text, from, text.length(), ' ');
        boolean ends = end == text.length() || text.charAt(end) == '\n';
        return ends ? Chars.endOfRun(text, end, text.length(), '\n') : -1;
    }

    /** The mark that closes the title which begins here, with nothing behind it; -1 if none does. */
    private static int endOfTitle(String text, int open) {
        switch (text.charAt(open)) {
            case '"':
                return endOfDoubleQuoted(text, open + 1);
            case '\'':
                return endOfSingleQuoted(text, open + 1);
            case '(':
                return endOfParenthesized(text, open + 1);
            default:
                return -1;
        }
    }

    /** The first mark without a backslash, or else the last one with it. */
    private static int endOfDoubleQuoted(String text, int from) {
        int escaped = -1;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                return afterLine(text, i + 1) >= 0 ? i : escaped;
            }
            if (c == '\\' && text.startsWith("\"", i + 1)) {
                i++;
                escaped = afterLine(text, i + 1) >= 0 ? i : escaped;
            }
        }
        return escaped;
    }

    /** No empty line may stand in it. */
    private static int endOfSingleQuoted(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) != '\'' && !text.startsWith("\n\n", i)) {
            i++;
        }
        return text.startsWith("'", i) && afterLine(text, i + 1) >= 0 ? i : -1;
    }

    private static int endOfParenthesized(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) != '(' && text.charAt(i) != ')') {
            i++;
        }
        return text.startsWith(")", i) && afterLine(text, i + 1) >= 0 ? i : -1;
    }
}
