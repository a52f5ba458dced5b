package blogjar.markdown;

import blogjar.markdown.Block.Item;
import blogjar.markdown.Block.ItemList;
import blogjar.text.JsSpace;
import java.util.ArrayList;
import java.util.List;

/** marked's lists (Tokenizer.list). */
final class Lists {
    private final BlockLexer lexer;
    private final MarkdownOptions options;

    Lists(BlockLexer lexer, MarkdownOptions options) {
        this.lexer = lexer;
        this.options = options;
    }

    static boolean begins(String text, int at) {
        int mark = mark(text, at);
        int line = Lines.endOfLine(text, mark);
        return Lines.firstBullet(text, mark, line) > 0 && !Lines.isRule(text, mark, line);
    }

    private static int mark(String text, int at) {
        return Chars.endOfRun(text, at, Math.min(at + 3, text.length()), ' ');
    }

    /** The list that begins here. */
    ItemList list(String text, int at) {
        int mark = mark(text, at);
        return new Reading(text, at, mark, Lines.firstBullet(text, mark, Lines.endOfLine(text, mark))).list();
    }

    private final class Reading {
        private final String text;
        private final int start;
        private final int number;
        private final char kind;
        private final List<String> items = new ArrayList<>();
        private int at;
        private boolean loose;
        private boolean endsBlank;

        Reading(String text, int at, int mark, int bullet) {
            this.text = text;
            this.start = at;
            this.at = at;
            this.number = bullet > 1 ? Integer.parseInt(text.substring(mark, mark + bullet - 1)) : -1;
            this.kind = text.charAt(mark + bullet - 1);
        }

        ItemList list() {
            while (at < text.length() && takeItem()) {
                // the next one
            }
            int end = Math.min(at, text.length());
            while (end > start && JsSpace.is(text.charAt(end - 1))) {
                end--;
            }
            List<Item> read = new ArrayList<>(items.size());
            for (int i = 0; i < items.size(); i++) {
                read.add(item(items.get(i), i == items.size() - 1));
            }
            return new ItemList(number, loose, read, text.substring(start, end));
        }

        private Item item(String content, boolean last) {
            boolean task = options.tasks() && isTask(content);
            int from = task ? Chars.endOfRun(content, 3, content.length(), ' ') : 0;
            String text = content.substring(from);
            List<Block> blocks = lexer.item(last ? trimmedEnd(text) : text);
            loose |= blocks.stream().anyMatch(block -> block instanceof Block.Space space && space.wide());
            return new Item(task ? content.charAt(1) != ' ' : null, blocks);
        }

        private boolean takeItem() {
            int mark = mark(text, at);
            int lineEnd = Lines.endOfLine(text, mark);
            int bullet = Lines.bullet(text, mark, lineEnd);
            if (bullet == 0 || !isOfThisKind(mark, bullet) || Lines.isRule(text, mark, lineEnd)) {
                return false;
            }
            int from = at;
            ListItem item = new ListItem(text, mark - at + bullet, mark + bullet, lineEnd, options.pedantic());
            at = item.read();
            items.add(item.content());
            if (!loose) {
                loose = endsBlank;
                endsBlank |= endsWithBlankLine(from);
            }
            return true;
        }

        private boolean isOfThisKind(int mark, int bullet) {
            char c = text.charAt(mark + bullet - 1);
            boolean ordered = bullet > 1;
            return number >= 0 ? ordered && c == kind : !ordered && (c == kind || options.pedantic());
        }

        /** Whether the item that was taken last ends with an empty line. */
        private boolean endsWithBlankLine(int from) {
            int lines = 0;
            for (int i = Math.min(at, text.length()) - 1; i >= from; i--) {
                char c = text.charAt(i);
                if (c == '\n' && ++lines == 2) {
                    return true;
                }
                if (c != '\n' && c != ' ' && c != '\t') {
                    return false;
                }
            }
            return false;
        }
    }

    private static String trimmedEnd(String text) {
        int end = text.length();
        while (end > 0 && JsSpace.is(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end);
    }

    private static boolean isTask(String content) {
        return content.length() > 3
                && content.charAt(0) == '['
                && " xX".indexOf(content.charAt(1)) >= 0
                && content.startsWith("] ", 2);
    }
}
