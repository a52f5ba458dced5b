package blogjar.markdown;

import com.vladsch.flexmark.util.ast.Block;
import com.vladsch.flexmark.util.sequence.BasedSequence;

/** A block of a document. What a leaf holds is text, ready for the writer. */
final class BlockNode extends Block {
    enum Kind {
        QUOTE,
        LIST,
        ITEM,
        TEXT,
        HEADING,
        RULE,
        CODE,
        HTML
    }

    private Kind kind;

    /** The text of a leaf, without container marks. */
    String text = "";
    /** A heading's level; the number of an ordered list, -1 for bullets. */
    int number;
    /** The language of code. */
    String info = "";
    /** Of a list: whether its items hold paragraphs. Of an item: whether a blank line ends it. */
    boolean loose;
    /** Whether text is a paragraph even in a list that is not loose. */
    boolean paragraph;
    /** The index of the line of text with which a table begins; -1 if none does. */
    int table = -1;
    /** A task's box in HTML, empty for other items. */
    String box = "";

    BlockNode(Kind kind) {
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }

    /** A text turns out to be a heading by the line below. */
    void underline(int level) {
        kind = Kind.HEADING;
        number = level;
    }

    /** Whether the text began as a paragraph, which may open with definitions. */
    boolean paragraphText() {
        return text.startsWith("[")
                || text.startsWith(" ") && text.stripLeading().startsWith("[");
    }

    /** Takes away what stands before an offset of the text, and a table that began there. */
    void dropStart(int end) {
        int lines = (int) text.substring(0, end).chars().filter(c -> c == '\n').count();
        text = text.substring(end);
        table = table < lines ? -1 : table - lines;
    }

    boolean is(Kind other) {
        return kind == other;
    }

    @Override
    public BasedSequence[] getSegments() {
        return EMPTY_SEGMENTS;
    }
}
