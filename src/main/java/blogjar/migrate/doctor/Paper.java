package blogjar.migrate.doctor;

import blogjar.text.TextWidth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Lines that fit a terminal: words are put into as many as it takes, and a word that fits none is parted. */
final class Paper {
    static final String GREEN = "\u001B[1;32m";
    static final String YELLOW = "\u001B[1;33m";
    static final String RED = "\u001B[1;31m";
    private static final String BOLD = "\u001B[1m";
    private static final String PLAIN = "\u001B[0m";
    private static final String INDENT = "  ";

    private final List<String> lines = new ArrayList<>();
    private final int columns;
    private final boolean colours;

    Paper(int columns, boolean colours) {
        this.columns = columns;
        this.colours = colours;
    }

    void blank() {
        lines.add("");
    }

    void line(String text) {
        lines.addAll(wrapped(words(text), "", ""));
    }

    void verdict(String colour, String text) {
        wrapped(words(text), "", "").forEach(line -> lines.add(coloured(colour, line)));
    }

    void heading(String text) {
        lines.add(coloured(BOLD, text));
    }

    /** @param words that no line ends within, where they fit one */
    void entry(List<String> words) {
        lines.addAll(wrapped(words, INDENT, INDENT + INDENT));
    }

    /** What the user can do about the entries above; nothing where the text is empty. */
    void fix(String text) {
        if (!text.isEmpty()) {
            lines.addAll(wrapped(words("fix: " + text), INDENT + INDENT, INDENT + INDENT));
        }
    }

    String text() {
        return String.join("\n", lines);
    }

    private String coloured(String colour, String text) {
        return colours ? colour + text + PLAIN : text;
    }

    private static List<String> words(String text) {
        return Arrays.asList(text.split(" "));
    }

    private List<String> wrapped(List<String> words, String first, String further) {
        List<String> wrapped = new ArrayList<>();
        StringBuilder line = new StringBuilder(first);
        boolean empty = true;
        for (String given : words) {
            String word = visible(given);
            if (!empty && TextWidth.of(line.toString()) + 1 + TextWidth.of(word) > columns) {
                wrapped.add(line.toString());
                line = new StringBuilder(further);
                empty = true;
            }
            line.append(empty ? "" : " ");
            int width = TextWidth.of(line.toString());
            for (int character : word.codePoints().toArray()) {
                width += TextWidth.of(character);
                if (width > columns) {
                    wrapped.add(line.toString());
                    line = new StringBuilder(further);
                    width = further.length() + TextWidth.of(character);
                }
                line.appendCodePoint(character);
            }
            empty = false;
        }
        wrapped.add(line.toString());
        return wrapped;
    }

    /** Characters that would steer the terminal are shown as what can't be read. */
    private static String visible(String word) {
        return word.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? 0xFFFD : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
