package blogjar.highlight.regex;

import blogjar.text.Punctuation;
import java.util.function.IntPredicate;

/** Reads what a backslash makes of what follows it, where that stands for characters. */
final class EscapeReader {
    private final String source;
    private final boolean unicode;
    private int single;

    EscapeReader(String source, boolean unicode) {
        this.source = source;
        this.unicode = unicode;
    }

    /** The only character that was read last, or a negative number. */
    int single() {
        return single;
    }

    /**
     * Adds what is meant.
     *
     * @param at place of the backslash
     * @param inSet whether it is within brackets
     * @return place behind it
     */
    int read(int at, boolean inSet, CharSet.Builder set) {
        single = -1;
        if (at + 1 >= source.length()) {
            return one('\\', at + 1, set);
        }
        char c = source.charAt(at + 1);
        int next = at + 2;
        switch (c) {
            case 'd' -> set.add(CharSet.DIGIT);
            case 'D' -> set.addOthers(CharSet.DIGIT);
            case 'w' -> set.add(CharSet.WORD);
            case 'W' -> set.addOthers(CharSet.WORD);
            case 's' -> set.add(CharSet.SPACE);
            case 'S' -> set.addOthers(CharSet.SPACE);
            case 'n' -> one('\n', next, set);
            case 'r' -> one('\r', next, set);
            case 't' -> one('\t', next, set);
            case 'v' -> one('\u000B', next, set);
            case 'f' -> one('\f', next, set);
            case 'x' -> {
                return hexadecimal(c, next, 2, set);
            }
            case 'u' -> {
                if (unicode && source.startsWith("{", next)) {
                    int close = source.indexOf('}', next);
                    return one(Integer.parseInt(source, next + 1, close, 16), close + 1, set);
                }
                return hexadecimal(c, next, 4, set);
            }
            case 'p', 'P' -> {
                if (unicode) {
                    int close = source.indexOf('}', next);
                    IntPredicate property = property(source.substring(next + 1, close));
                    set.add(c == 'p' ? property : property.negate());
                    return close + 1;
                }
                one(c, next, set);
            }
            default -> {
                if (c >= '0' && c <= '7') {
                    return octal(next - 1, set);
                }
                one(inSet && c == 'b' ? '\b' : c, next, set);
            }
        }
        return next;
    }

    private int one(int c, int next, CharSet.Builder set) {
        single = c;
        set.add(c, c);
        return next;
    }

    /** So many digits, or else the letter itself. */
    private int hexadecimal(char letter, int from, int digits, CharSet.Builder set) {
        int value = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = i < source.length() ? Character.digit(source.charAt(i), 16) : -1;
            if (digit < 0) {
                return one(letter, from, set);
            }
            value = value * 16 + digit;
        }
        return one(value, from + digits, set);
    }

    private int octal(int from, CharSet.Builder set) {
        int value = 0;
        int at = from;
        while (at < source.length() && at < from + 3) {
            int digit = Character.digit(source.charAt(at), 8);
            if (digit < 0 || value * 8 + digit > 255) {
                break;
            }
            value = value * 8 + digit;
            at++;
        }
        return one(value, at, set);
    }

    private static IntPredicate property(String name) {
        return switch (name) {
            case "L", "Letter" -> Character::isLetter;
            case "Lu", "Uppercase_Letter" -> c -> Character.getType(c) == Character.UPPERCASE_LETTER;
            case "Ll", "Lowercase_Letter" -> c -> Character.getType(c) == Character.LOWERCASE_LETTER;
            case "N", "Number" -> c -> isType(c, Character.DECIMAL_DIGIT_NUMBER, Character.OTHER_NUMBER);
            case "P", "Punctuation" -> Punctuation::is;
            case "S", "Symbol" -> Punctuation::isSymbol;
            case "XID_Start", "ID_Start" -> Character::isUnicodeIdentifierStart;
            case "XID_Continue", "ID_Continue" ->
                c -> Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
            default -> throw new IllegalArgumentException("the property of characters " + name + " is not known");
        };
    }

    /** Types of characters are numbered so that those of a kind follow each other. */
    private static boolean isType(int c, byte first, byte last) {
        int type = Character.getType(c);
        return type >= first && type <= last;
    }
}
