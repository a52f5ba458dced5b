package blogjar.markdown;

import com.vladsch.flexmark.parser.block.BlockContinue;
import com.vladsch.flexmark.parser.block.ParserState;
import com.vladsch.flexmark.util.sequence.BasedSequence;

/** A block of HTML, and the empty lines behind it. */
final class HtmlParser extends LeafParser {
    private static final String[] RAW_ENDS = {"</script>", "</pre>", "</style>", "</textarea>"};

    private final BlockStarts starts;
    private final String end;
    private boolean ended;

    /** @param kind as CommonMark numbers them; 6 and 7 end at a blank line, the others by what they began with */
    HtmlParser(BlockStarts starts, int kind, String source, int from) {
        super(new BlockNode(BlockNode.Kind.HTML));
        this.starts = starts;
        this.end = end(kind, source, from);
    }

    private static String end(int kind, String source, int from) {
        switch (kind) {
            case 1:
                for (String raw : RAW_ENDS) {
                    if (source.regionMatches(true, from + 1, raw, 2, raw.length() - 3)) {
                        return raw;
                    }
                }
                return RAW_ENDS[0];
            case 2:
                return "-->";
            case 3:
                return "?>";
            case 4:
                return ">";
            case 5:
                return "]]>";
            default:
                return "";
        }
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        if (starts.isLazy(state)) {
            return BlockContinue.none();
        }
        if (end.isEmpty()) {
            ended |= state.isBlank();
            return ended && !state.isBlank() ? BlockContinue.none() : BlockContinue.atIndex(state.getIndex());
        }
        boolean empty = state.getIndex() >= state.getLine().length();
        return ended && !empty ? BlockContinue.none() : BlockContinue.atIndex(state.getIndex());
    }

    @Override
    public void addLine(ParserState state, BasedSequence line) {
        int at = content.length();
        starts.appendLine(state, line, content);
        if (!ended && !end.isEmpty()) {
            ended = ends(at);
        }
    }

    private boolean ends(int from) {
        if (end.charAt(0) == '<') {
            for (int i = content.indexOf("<", from); i >= 0; i = content.indexOf("<", i + 1)) {
                if (i + end.length() <= content.length()
                        && content.substring(i, i + end.length()).equalsIgnoreCase(end)) {
                    return true;
                }
            }
            return false;
        }
        if (end.equals("-->") && from == 0) {
            int open = content.indexOf("<!--");
            return content.indexOf("<!-->") == open
                    || content.indexOf("<!--->") == open
                    || content.indexOf(end, open + 4) >= 0;
        }
        return content.indexOf(end, from) >= 0;
    }
}
