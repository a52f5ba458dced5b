package blogjar.markdown.kramed;

import blogjar.markdown.kramed.Block.Item;
import blogjar.markdown.kramed.Block.ItemList;
import blogjar.text.JsSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The lists of one text. */
final class Lists {
    private final Source source;
    private final String text;
    private final BlockRules rules;
    private final KramedOptions options;

    /** The end that was found last: for lists that begin behind {@code from} and not after {@code seen}, too. */
    private record End(int indent, int from, int seen, int end) {}

    private @Nullable End last;

    Lists(Source source, BlockRules rules, KramedOptions options) {
        this.source = source;
        this.text = source.text;
        this.rules = rules;
        this.options = options;
    }

    /** @param end where the rest begins */
    record Taken(ItemList list, int end) {}

    /** @param blocks what an item's text is made of */
    @Nullable
    Taken list(int at, Function<String, List<Block>> blocks) {
        int bullet = rules.bullet(at);
        if (bullet < 0 || bullet + 1 == source.length) {
            return null;
        }
        int mark = source.skip(at, ' ');
        int indent = mark - at;
        int end = end(bullet + 2, indent);
        List<Item> items = new ArrayList<>();
        boolean loose = false;
        int start = at;
        while (true) {
            int next = nextItem(start, end, indent);
            boolean other = next >= 0 && options.smartLists() && isOther(mark, bullet, next + 1 + indent);
            String item = content(text.substring(start, next < 0 ? end : next));
            boolean endsOpen = item.endsWith("\n");
            boolean looseHere = loose || hasGap(item) || next >= 0 && !other && endsOpen;
            items.add(new Item(looseHere, blocks.apply(item)));
            if (next < 0 || other) {
                return new Taken(new ItemList(bullet - mark > 1, items), other ? next + 1 : end);
            }
            loose = endsOpen;
            start = next + 1;
        }
    }

    /** A list's end: before a rule or a definition, or at an empty line with neither an item nor an indent behind. */
    private int end(int from, int indent) {
        End known = last;
        if (known != null && known.indent == indent && known.from <= from && from <= known.seen) {
            return known.end;
        }
        int blank = Math.max(from, source.blankFrom);
        int seen = text.indexOf('\n', from);
        while (seen >= 0 && seen <= blank) {
            int next = source.skip(seen, '\n');
            if (endsAt(next, next - seen, indent)) {
                return remember(new End(indent, from, seen, next));
            }
            seen = text.indexOf('\n', next);
        }
        return remember(new End(indent, from, blank, source.length));
    }

    private int remember(End end) {
        last = end;
        return end.end;
    }

    private boolean endsAt(int next, int newlines, int indent) {
        boolean indented = source.skip(next, ' ') - next >= indent;
        if (next < source.length && (isRule(next) || indented && isRule(next + indent))
                || rules.definition(next) != null
                || newlines > 2) {
            return true;
        }
        return newlines == 2 && !source.is(next, ' ') && !(indent == 0 && rules.bullet(next) >= 0);
    }

    /** A rule that begins with its mark. */
    private boolean isRule(int at) {
        return !source.is(at, ' ') && rules.rule(at) >= 0;
    }

    /** The line end before the next item with the same indent, or -1. */
    private int nextItem(int from, int end, int indent) {
        int line = text.indexOf('\n', from);
        while (line >= 0 && line + 1 < end) {
            int mark = source.skip(line + 1, ' ');
            if (mark - line - 1 == indent) {
                int bullet = rules.bullet(line + 1);
                if (bullet >= 0 && bullet < end) {
                    return line;
                }
            }
            line = text.indexOf('\n', line + 1);
        }
        return -1;
    }

    /** Whether an item's mark is another than the list's; all numbers are one. */
    private boolean isOther(int mark, int bullet, int nextMark) {
        boolean number = bullet - mark > 1;
        char next = text.charAt(nextMark);
        return number ? "*+-".indexOf(next) >= 0 : next != text.charAt(mark);
    }

    /** An item's text without its mark, and its lines without the mark's width of indent. */
    private String content(String item) {
        int mark = 0;
        while (item.charAt(mark) == ' ') {
            mark++;
        }
        int start = item.indexOf(' ', mark);
        while (start < item.length() && item.charAt(start) == ' ') {
            start++;
        }
        String content = item.substring(start);
        return content.contains("\n ") ? outdented(content, options.pedantic() ? 4 : start) : content;
    }

    private static String outdented(String content, int width) {
        StringBuilder out = new StringBuilder(content.length());
        int i = 0;
        while (i < content.length()) {
            int drop = i;
            while (drop < content.length() && drop - i < width && content.charAt(drop) == ' ') {
                drop++;
            }
            i = drop;
            while (i < content.length() && !JsSpace.endsLine(content.charAt(i))) {
                i++;
            }
            i = Math.min(i + 1, content.length());
            out.append(content, drop, i);
        }
        return out.toString();
    }

    /** Whether an empty line stands between texts. */
    private static boolean hasGap(String item) {
        int gap = item.indexOf("\n\n");
        if (gap < 0) {
            return false;
        }
        int i = gap + 2;
        while (i < item.length() && JsSpace.is(item.charAt(i))) {
            i++;
        }
        return i < item.length();
    }
}
