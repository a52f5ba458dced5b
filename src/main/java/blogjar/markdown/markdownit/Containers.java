package blogjar.markdown.markdownit;

import blogjar.text.JsSpace;

/** Blocks of an own kind (markdown-it-container 3): {@code ::: warning} to {@code :::} is {@code <div class="warning">}. */
final class Containers {
    private static final int LEAST_MARKS = 3;

    private Containers() {}

    static void add(RuleBook book, String name, char mark) {
        book.blocks.addBefore(
                "fence",
                "container_" + name,
                (state, line, end, probe) -> read(state, line, end, probe, name, mark),
                "paragraph",
                "reference",
                "blockquote",
                "list");
    }

    private static boolean read(BlockState state, int line, int end, boolean probe, String name, char mark) {
        int start = state.contentStart(line);
        int max = state.end[line];
        int marks = Chars.skipRun(state.text, start, max, mark) - start;
        if (marks < LEAST_MARKS
                || !firstWord(state.text.substring(start + marks, max)).equals(name)) {
            return false;
        }
        if (probe) {
            return true;
        }
        Fence fence = Fence.of(state, line + 1, end, mark, marks);
        String outer = state.parent;
        int lineCount = state.lineCount;
        state.parent = "container";
        state.lineCount = fence.end();
        Token open = state.push(Token.Kind.CONTAINER, "div", 1);
        open.content = name;
        open.info = state.text.substring(start + marks, max);
        state.parser.readBlocks(state, line + 1, fence.end());
        state.push(Token.Kind.CONTAINER, "div", -1);
        state.parent = outer;
        state.lineCount = lineCount;
        state.line = fence.behind();
        return true;
    }

    private static String firstWord(String params) {
        String trimmed = JsSpace.trim(params);
        int blank = trimmed.indexOf(' ');
        return blank < 0 ? trimmed : trimmed.substring(0, blank);
    }
}
