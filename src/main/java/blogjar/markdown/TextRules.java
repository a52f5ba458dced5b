package blogjar.markdown;

import blogjar.text.JsSpace;
import org.jspecify.annotations.Nullable;

/** marked's rules for lines of text: what underlines them, and what ends a paragraph. One for each text. */
final class TextRules {
    private final String text;
    private final boolean gfm;
    private final boolean pedantic;

    /** The rules for underlines that end a pedantic paragraph. */
    private @Nullable TextRules plain;

    /** No text that begins before this offset has an underline. */
    private int notUnderlined;

    TextRules(String text, boolean gfm, boolean pedantic) {
        this.text = text;
        this.gfm = gfm;
        this.pedantic = pedantic;
    }

    /**
     * Text that a line of {@code =} or {@code -} makes a heading.
     *
     * @param to where the text ends
     * @param end behind the underline and the empty lines below it
     */
    record Underlined(int level, int to, int end) {}

    @Nullable
    Underlined underlined(int at) {
        if (at < notUnderlined || !pedantic && !mayBeUnderlined(at)) {
            return null;
        }
        int line = at;
        while (true) {
            int end = Lines.endOfLine(text, line);
            if (end == text.length() || hasOtherLineEnd(line, end)) {
                notUnderlined = end;
                return null;
            }
            int level = underline(end + 1);
            if (level > 0) {
                int below = Lines.endOfLine(text, end + 1);
                return new Underlined(level, end, Chars.endOfRun(text, below, text.length(), '\n'));
            }
            if (pedantic || isBlankUpToLineEnd(end + 1) || !mayBeUnderlined(end + 1)) {
                notUnderlined = pedantic ? 0 : end;
                return null;
            }
            line = end + 1;
        }
    }

    private boolean hasOtherLineEnd(int from, int to) {
        for (int i = from; i < to; i++) {
            if (JsSpace.endsLine(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private int underline(int line) {
        int mark = Chars.endOfRun(text, line, Math.min(line + 3, text.length()), ' ');
        return Lines.underline(text, mark, Lines.endOfLine(text, mark));
    }

    /** Whether only white space stands before some line end. */
    private boolean isBlankUpToLineEnd(int from) {
        int i = from;
        while (i < text.length() && Chars.isSpace(text.charAt(i))) {
            if (text.charAt(i++) == '\n') {
                return true;
            }
        }
        return false;
    }

    private boolean mayBeUnderlined(int line) {
        int mark = Chars.endOfRun(text, line, Math.min(line + 4, text.length()), ' ');
        if (mark - line == 4) {
            return false;
        }
        int end = Lines.endOfLine(text, mark);
        return mark == end || text.charAt(mark) != '\t' && Lines.mayBeUnderlined(text, mark, end, mark - line, gfm);
    }

    /** The end of the last line of the paragraph whose text begins here. */
    int endOfParagraph(int at) {
        return endOfParagraph(text, at, gfm, pedantic ? this : null);
    }

    /** The same to a quote, which knows no tables. */
    static int endOfQuotedText(String text, int at) {
        return endOfParagraph(text, at, false, null);
    }

    private static int endOfParagraph(String text, int at, boolean tables, @Nullable TextRules pedantic) {
        int end = Lines.endOfLine(text, at);
        while (end + 1 < text.length() && text.charAt(end + 1) != '\n') {
            int line = end + 1;
            boolean ends = pedantic != null
                    ? pedantic.interruptsPedantically(line)
                    : Lines.interrupts(text, line) || tables && Tables.begins(text, line);
            if (ends || Lines.isOfBlanks(text, line)) {
                break;
            }
            end = Lines.endOfLine(text, line);
        }
        return end;
    }

    private boolean interruptsPedantically(int line) {
        int mark = Chars.endOfRun(text, line, text.length(), ' ');
        int marks = Chars.endOfRun(text, mark, Math.min(mark + 6, text.length()), '#');
        int behind = Chars.endOfRun(text, marks, text.length(), ' ');
        boolean heading = marks > mark
                && (behind < text.length() && text.charAt(behind) != '\n' || behind > marks || marks > mark + 1);
        return heading
                || LeafRules.endOfRule(text, line) >= 0
                || mark - line <= 3 && mark < text.length() && text.charAt(mark) == '>'
                || isUnderlinedPlainly(line);
    }

    private boolean isUnderlinedPlainly(int line) {
        TextRules rules = plain;
        if (rules == null) {
            rules = new TextRules(text, false, false);
            plain = rules;
        }
        return rules.underlined(line) != null;
    }
}
