package blogjar.markdown.pandoc;

import java.util.ArrayList;
import java.util.List;

/** Inline text to HTML. */
final class InlineReader {
    /** Marks within one another; what is deeper is text. */
    private static final int DEPTH = 100;

    private final PandocOptions options;
    private final Document document;
    /** The notes that were referred to, in their order. */
    private final List<List<Block>> notes = new ArrayList<>();

    private boolean counting = true;

    /** Whether the text stands in a link, in which there is no other. */
    boolean inLink;

    int depth;

    InlineReader(PandocOptions options, Document document) {
        this.options = options;
        this.document = document;
    }

    List<List<Block>> notes() {
        return notes;
    }

    /** A text as HTML, and without any for ids and alternative texts. */
    record Text(String html, String plain) {}

    Text read(String text) {
        Cursor in = new Cursor(text);
        new InlinePass(this, options, document, in).until(' ', 0);
        return new Text(in.html.toString(), in.plain.toString());
    }

    /** As {@link #read}, but notes are not counted. */
    Text readHeading(String text) {
        counting = false;
        Text read = read(text);
        counting = true;
        return read;
    }

    /** A part of a text by itself. */
    Text nested(String part) {
        if (isDeep()) {
            return new Text(Escape.text(part), part);
        }
        depth++;
        Text read = read(part);
        depth--;
        return read;
    }

    /** Whether marks stand so deep in one another that the next are text. */
    boolean isDeep() {
        if (depth > DEPTH) {
            document.leftAsText();
        }
        return depth > DEPTH;
    }

    /** The number of a note that is referred to here; 0 where notes are not counted. */
    int number(List<Block> note) {
        if (!counting) {
            return 0;
        }
        notes.add(note);
        return notes.size();
    }
}
