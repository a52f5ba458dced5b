package blogjar.tagplugin;

import blogjar.diagnostic.Problem;
import java.util.List;
import java.util.function.BiConsumer;

/** Takes fenced code out of the raw text and leaves a comment in its place (hexo's filter backtick_code_block). */
final class CodeFences {
    private final CodeBlocks blocks;

    CodeFences(CodeBlocks blocks) {
        this.blocks = blocks;
    }

    /**
     * The text with a placeholder for each block; their HTML is added to {@code stored}.
     *
     * @param problems takes what is wrong with a block, and its place in the file
     */
    TracedText putAside(TracedText source, Placeholders stored, BiConsumer<Problem, Integer> problems) {
        String text = source.text();
        if (!blocks.isOn() || !text.contains("```") && !text.contains("~~~")) {
            return source;
        }
        FenceScanner scanner = new FenceScanner(text);
        FenceScanner.Fence fence = scanner.next(0);
        if (fence == null) {
            return source;
        }
        Comments comments = new Comments(text);
        TracedText.Builder out = new TracedText.Builder(text.length());
        int done = 0;
        while (fence != null) {
            out.append(source, done, fence.start());
            FenceInfo info = FenceInfo.parse(fence.info());
            if (comments.surround(fence.start(), fence.end()) || !info.isHighlighted()) {
                out.append(Braces.escape(text.substring(fence.start(), fence.end())), source.origin(fence.start()));
            } else {
                String start = text.substring(fence.start(), fence.fence());
                out.append(source, fence.start(), fence.fence());
                CodeBlock block = blocks.of(code(text, fence, start), info.options());
                if (!block.whole()) {
                    problems.accept(CodeBlock.WITHOUT_COLOURS, source.origin(fence.fence()));
                }
                out.append(stored.putCode(Braces.escape(block.html())), source.origin(fence.fence()));
                out.append(source, fence.after(), fence.end());
            }
            done = fence.end();
            fence = scanner.next(done);
        }
        out.append(source, done, text.length());
        return out.build();
    }

    private static String code(String text, FenceScanner.Fence fence, String start) {
        String body = text.substring(fence.body(), fence.bodyEnd());
        String code = body.endsWith("\n") ? body.substring(0, body.length() - 1) : body;
        int depth = (int) start.chars().filter(c -> c == '>').count();
        return depth == 0 ? code : withoutQuoteMarks(code, depth);
    }

    /** Cuts up to {@code depth} quote marks and one blank off every line. */
    private static String withoutQuoteMarks(String code, int depth) {
        StringBuilder out = new StringBuilder(code.length());
        List<String> lines = List.of(code.split("\n", -1));
        for (int i = 0; i < lines.size(); i++) {
            out.append(i == 0 ? "" : "\n")
                    .append(
                            lines.get(i),
                            quoteEnd(lines.get(i), depth),
                            lines.get(i).length());
        }
        return out.toString();
    }

    private static int quoteEnd(String line, int depth) {
        int end = endIfBlank(line, 0);
        int at = 0;
        for (int i = 0; i < depth; i++) {
            while (at < line.length() && FenceScanner.isBlank(line.charAt(at))) {
                at++;
            }
            if (at == line.length() || line.charAt(at) != '>') {
                break;
            }
            at++;
            int next = endIfBlank(line, at);
            end = next < 0 ? end : next;
        }
        return Math.max(0, end);
    }

    private static int endIfBlank(String line, int at) {
        return at == line.length() ? at : FenceScanner.isBlank(line.charAt(at)) ? at + 1 : -1;
    }

    /** The comments of a text, asked for in order. */
    private static final class Comments {
        private final String text;
        private int start;
        private int end;

        Comments(String text) {
            this.text = text;
            next(0);
        }

        private void next(int from) {
            int open = text.indexOf("<!--", from);
            int close = open < 0 ? -1 : text.indexOf("-->", open + 4);
            start = close < 0 ? Integer.MAX_VALUE : open;
            end = close < 0 ? Integer.MAX_VALUE : close + 3;
        }

        boolean surround(int from, int to) {
            while (end <= from) {
                next(end);
            }
            return start < from && end > to;
        }
    }
}
