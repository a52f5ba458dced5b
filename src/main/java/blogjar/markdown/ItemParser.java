package blogjar.markdown;

import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.ParserState;
import org.jspecify.annotations.Nullable;

/**
 * An item of a list. Until its first blank line it takes every line below that begins none of: fence, heading mark,
 * tag, bullet, rule; from then on only what is indented.
 */
final class ItemParser extends ContainerParser {
    private final BlockStarts starts;
    private final ListParser list;
    private final int indent;
    private final int firstLine;

    private boolean blankSeen;
    private boolean emptyStart;
    private boolean closedToLazyLines;
    private int blanks;
    private @Nullable BlockNode beforeBlanks;
    private int blanksBefore;
    private boolean loose;
    private boolean holdsList;

    /**
     * @param indent columns from the list's margin to the item's content
     * @param empty whether nothing stands behind the bullet
     */
    ItemParser(BlockStarts starts, ListParser list, int indent, boolean empty, int firstLine) {
        super(BlockNode.Kind.ITEM);
        this.starts = starts;
        this.list = list;
        this.indent = indent;
        this.emptyStart = empty;
        this.blankSeen = empty;
        this.firstLine = firstLine;
    }

    int firstLine() {
        return firstLine;
    }

    /** A list begins in the item: text below it counts as a paragraph (marked 15). */
    void noteList() {
        holdsList = true;
    }

    boolean holdsList() {
        return holdsList;
    }

    boolean takesLazyLines() {
        return !blankSeen && !closedToLazyLines;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        noteSpacer();
        if (state.isBlank()) {
            return blankLine(state);
        }
        String source = starts.source(state);
        int from = state.getLineStart() + state.getNextNonSpaceIndex();
        int to = state.getLineStart() + state.getLine().length();
        boolean atMargin = state.getIndent() <= Math.min(3, indent - 1);
        if (atMargin && endsItem(source, from, to) || emptyStart && blanks > 0) {
            return BlockContinue.none();
        }
        boolean indented = state.getIndent() >= indent;
        if (!indented && !takesLazyLines()) {
            return BlockContinue.none();
        }
        emptyStart = false;
        if (blanks > 0) {
            beforeBlanks = lastChild();
            blanksBefore = blanks;
            blanks = 0;
        }
        closedToLazyLines = indented
                ? closesToLazyLines(source, from, to, state.getIndent() - indent)
                : closesToLazyLines(source.substring(state.getLineStart() + state.getIndex(), to));
        return indented ? BlockContinue.atColumn(state.getColumn() + indent) : BlockContinue.atIndex(state.getIndex());
    }

    private BlockContinue blankLine(ParserState state) {
        if (emptyStart && blanks > 0) {
            return BlockContinue.none();
        }
        blanks++;
        blankSeen = true;
        return BlockContinue.atColumn(state.getColumn() + Math.min(indent, state.getIndent()));
    }

    /** Notes what the item's first line holds, which says whether lines may follow without indent. */
    void noteFirstLine(String source, int from, int to, int indented) {
        closedToLazyLines = closesToLazyLines(source, from, to, indented);
    }

    private boolean closesToLazyLines(String source, int from, int to, int indented) {
        return indented >= 4
                || indented <= Math.min(3, indent - 1)
                        && from < to
                        && (source.charAt(from) == '#' || isFence(source, from) || Lines.isRule(source, from, to));
    }

    /** A line without indent loses as many characters as the others lose blanks before marked looks at it. */
    private boolean closesToLazyLines(String line) {
        String plain = line.replace("\t", "    ");
        String rest = plain.substring(Math.min(indent, plain.length()));
        int first = Chars.endOfRun(rest, 0, rest.length(), ' ');
        return first < rest.length() && closesToLazyLines(rest, first, rest.length(), first);
    }

    private static boolean isFence(String source, int from) {
        return source.startsWith("```", from) || source.startsWith("~~~", from);
    }

    private static boolean endsItem(String source, int from, int to) {
        char c = source.charAt(from);
        return c == '#'
                || isFence(source, from)
                || Lines.isTagOrComment(source, from, to)
                || Lines.bullet(source, from, to) > 0
                || Lines.isRule(source, from, to);
    }

    /** A blank line between two blocks makes the list loose, unless the first block swallows the lines behind it. */
    private void noteSpacer() {
        BlockNode before = beforeBlanks;
        if (before == null) {
            return;
        }
        if (before.getNext() != null) {
            switch (before.kind()) {
                case TEXT:
                    loose |= before.table < 0;
                    break;
                case LIST:
                    loose = true;
                    break;
                case CODE:
                    loose |= starts.isFenced(before);
                    break;
                case QUOTE:
                    loose |= blanksBefore > 1;
                    break;
                default:
            }
        }
        beforeBlanks = null;
    }

    @Override
    public void closeBlock(ParserState state) {
        noteSpacer();
        node.loose = blanks > 0;
        if (loose) {
            list.loosen();
        }
    }
}
