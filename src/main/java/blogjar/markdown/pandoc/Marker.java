package blogjar.markdown.pandoc;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The mark before an item.
 *
 * @param type {@code *} for a bullet, {@code 1 a A i I} for numbers, {@code #} for one to be counted, {@code @} for examples
 * @param closing what follows a number: {@code . )}, or {@code (} for two parentheses
 * @param start the number
 * @param indent before the mark
 * @param content the column that the item's text begins in
 */
record Marker(char type, char closing, int start, int indent, int content) {
    private static final Pattern NUMBER = Pattern.compile(
            "(\\()?(?:([0-9]{1,9})|(#)|(@[A-Za-z0-9_-]*)|([ivxlcdm]{2,9}|[IVXLCDM]{2,9})|([A-Za-z]))([.)])(?= |$)");

    static @Nullable Marker of(String line, PandocOptions options) {
        int indent = Indent.of(line);
        if (indent > 3 || indent == line.length() || Indent.isRule(line)) {
            return null;
        }
        char c = line.charAt(indent);
        if (c == '*' || c == '+' || c == '-') {
            boolean alone = indent + 1 == line.length() || line.charAt(indent + 1) == ' ';
            return alone ? new Marker('*', ' ', 1, indent, content(line, indent + 1)) : null;
        }
        Matcher m = NUMBER.matcher(line).region(indent, Math.min(line.length(), indent + 40));
        return c > 'z' || !m.lookingAt() ? null : number(m, line, indent, options);
    }

    private static @Nullable Marker number(Matcher m, String line, int indent, PandocOptions options) {
        boolean parentheses = m.group(1) != null;
        char closing = parentheses ? '(' : m.group(7).charAt(0);
        if (parentheses && !m.group(7).equals(")")) {
            return null;
        }
        boolean fancy = options.has("fancy_lists");
        int content = content(line, m.end());
        if (m.group(2) != null) {
            return fancy || closing == '.'
                    ? new Marker('1', closing, Integer.parseInt(m.group(2)), indent, content)
                    : null;
        }
        if (m.group(4) != null) {
            return options.has("example_lists") ? new Marker('@', closing, 1, indent, content) : null;
        }
        if (!fancy) {
            return null;
        }
        if (m.group(3) != null) {
            return new Marker('#', closing, 1, indent, content);
        }
        String letters = m.group(5) != null ? m.group(5) : m.group(6);
        boolean upper = Character.isUpperCase(letters.charAt(0));
        if (upper && letters.length() == 1 && closing == '.' && content < m.end() + 2 && m.end() < line.length()) {
            return null;
        }
        if (line.startsWith("p. ", indent)
                && line.length() > indent + 3
                && Character.isDigit(line.charAt(indent + 3))) {
            return null;
        }
        if (letters.length() > 1 || letters.equalsIgnoreCase("i")) {
            return new Marker(upper ? 'I' : 'i', closing, roman(letters), indent, content);
        }
        int start = Character.toLowerCase(letters.charAt(0)) - 'a' + 1;
        return new Marker(upper ? 'A' : 'a', closing, start, indent, content);
    }

    private static int roman(String letters) {
        int sum = 0;
        int last = 0;
        for (int i = letters.length() - 1; i >= 0; i--) {
            int value = new int[] {1, 5, 10, 50, 100, 500, 1000}
                    ["ivxlcdm".indexOf(Character.toLowerCase(letters.charAt(i)))];
            sum += value < last ? -value : value;
            last = Math.max(last, value);
        }
        return sum;
    }

    /** One blank belongs to the mark, and up to three more; more are of indented code. */
    private static int content(String line, int end) {
        int blanks = Indent.of(line.substring(end));
        return blanks > 4 || end + blanks == line.length() ? end + 1 : end + blanks;
    }

    /** Whether an item of this mark goes on with the list of another. */
    boolean continues(Marker list) {
        if (type == list.type && closing == list.closing) {
            return true;
        }
        boolean romanLetter = (list.type | 0x20) == 'a' && (type | 0x20) == 'i' && start == 1;
        return romanLetter
                && closing == list.closing
                && Character.isUpperCase(type) == Character.isUpperCase(list.type);
    }
}
