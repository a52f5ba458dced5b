package blogjar.markdown.markdownit;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules that are on, run over a text. For any number of threads. */
final class Parser {
    final MarkdownItOptions options;

    private final List<BlockRule> blocks;
    private final Map<String, List<BlockRule>> ending;
    private final List<InlineRule> inlines;
    private final List<DelimiterRule> delimiters;
    private final List<TreeRule> steps;

    Parser(RuleBook book, MarkdownItOptions options) {
        this.options = options;
        this.blocks = book.blocks.all();
        this.ending = Stream.of("paragraph", "reference", "blockquote", "list")
                .collect(Collectors.toMap(name -> name, book.blocks::ending));
        this.inlines = book.inlines.all();
        this.delimiters = book.delimiters.all();
        this.steps = book.steps.all();
    }

    Tree parse(String text, Environment environment) {
        Tree tree = new Tree(this, environment);
        BlockState state = new BlockState(text, this, environment, tree.tokens);
        readBlocks(state, 0, state.lineCount);
        tree.tokens.stream()
                .filter(token -> token.is(Token.Kind.INLINE))
                .forEach(token -> readInline(token.content, environment, token.spans()));
        steps.forEach(step -> step.apply(tree));
        return tree;
    }

    /** The rules whose blocks may end one of this kind without a blank line. */
    List<BlockRule> ending(String block) {
        return ending.getOrDefault(block, List.of());
    }

    /** Reads the blocks between two lines. */
    void readBlocks(BlockState state, int from, int to) {
        int line = from;
        boolean blankSeen = false;
        while (line < to) {
            line = state.skipEmpty(line);
            state.line = line;
            if (line >= to || state.indent[line] < state.blockIndent) {
                break;
            }
            if (state.level >= options.maxNesting()) {
                state.environment.whole = false;
                BlockRules.paragraph(state, line, to, false); // markdown-it drops it, and all behind it
            } else {
                readBlock(state, line, to);
            }
            state.tight = !blankSeen;
            blankSeen |= state.isEmpty(state.line - 1);
            line = state.line;
            if (line < to && state.isEmpty(line)) {
                blankSeen = true;
                line++;
                state.line = line;
            }
        }
    }

    private void readBlock(BlockState state, int line, int to) {
        for (BlockRule rule : blocks) {
            if (rule.read(state, line, to, false)) {
                return;
            }
        }
        state.line = line + 1; // only where the rule for paragraphs is switched off
    }

    /** Reads the spans of a text, all on its own. */
    void readInline(String text, Environment environment, List<Token> tokens) {
        InlineState state = new InlineState(text, this, environment, tokens);
        readSpans(state);
        delimiters.forEach(rule -> rule.apply(state));
    }

    /** Reads spans up to {@code state.limit}. */
    void readSpans(InlineState state) {
        int end = state.limit;
        while (state.pos < end) {
            boolean found = state.level < options.maxNesting() && readSpan(state, false);
            if (!found) {
                state.pending.append(state.text.charAt(state.pos++));
            }
        }
        state.flush();
    }

    private boolean readSpan(InlineState state, boolean probe) {
        for (InlineRule rule : inlines) {
            if (rule.read(state, probe)) {
                return true;
            }
        }
        return false;
    }

    /** Moves behind the span or the character at the current place. */
    void skipSpan(InlineState state) {
        int start = state.pos;
        int known = state.skips[start];
        if (known > 0) {
            state.pos = known;
            return;
        }
        boolean found = false;
        if (state.level < options.maxNesting()) {
            state.level++;
            found = readSpan(state, true);
            state.level--;
        } else {
            state.pos = state.limit;
        }
        state.pos += found ? 0 : 1;
        state.skips[start] = state.pos;
    }
}
