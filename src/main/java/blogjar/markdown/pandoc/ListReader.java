package blogjar.markdown.pandoc;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lists that begin at a line. */
final class ListReader {
    private final BlockReader reader;
    private final List<String> lines;
    private final int start;

    ListReader(BlockReader reader, List<String> lines, int start) {
        this.reader = reader;
        this.lines = lines;
        this.start = start;
    }

    /** @param end the first line that is not of it */
    record Taken(Block list, int end) {}

    /** @param end the first line that is not of it */
    record Lines(List<String> lines, int end) {}

    private boolean isBlank(int i) {
        return Indent.isBlank(lines.get(i));
    }

    private @Nullable Marker marker(int i) {
        return i < lines.size() ? Marker.of(lines.get(i), reader.options()) : null;
    }

    @Nullable
    Taken list() {
        Marker first = marker(start);
        if (first == null) {
            return null;
        }
        List<List<Block>> items = new ArrayList<>();
        int at = start;
        Marker marker = first;
        while (marker != null && marker.continues(first)) {
            Lines item = item(at, marker);
            items.add(reader.within(item.lines(), true));
            at = item.end();
            marker = marker(at);
        }
        List<List<Block>> compact = compact(items);
        if (first.type() == '*') {
            return new Taken(new Block.Bullets(compact), at);
        }
        String type = first.type() == '#' ? "" : first.type() == '@' ? "example" : String.valueOf(first.type());
        int number = reader.options().has("startnum") ? first.start() : 1;
        return new Taken(new Block.Numbers(number, type, compact), at);
    }

    /** An item's lines without its indent, empty ones at its end too. */
    private Lines item(int at, Marker marker) {
        List<String> content = new ArrayList<>();
        String line = lines.get(at);
        content.add(line.substring(Math.min(marker.content(), line.length())));
        int i = at + 1;
        while (i < lines.size()) {
            int next = i;
            while (next < lines.size() && isBlank(next)) {
                next++;
            }
            boolean indented = next < lines.size() && Indent.of(lines.get(next)) >= marker.content();
            if (next > i && !indented) {
                content.add("");
                i = next;
                break;
            }
            if (!indented && marker(next) != null) {
                break;
            }
            for (; i < next; i++) {
                content.add("");
            }
            content.add(
                    indented
                            ? lines.get(i).substring(marker.content())
                            : lines.get(i).stripLeading());
            i++;
        }
        if (i == lines.size() && !reader.endsOpen()) {
            content.add("");
        }
        return new Lines(content, i);
    }

    /** Either all texts of a list are paragraphs or none; the last one may be by the empty line behind the list. */
    private static List<List<Block>> compact(List<List<Block>> items) {
        List<Block> last = items.get(items.size() - 1);
        long paragraphs = items.stream()
                .flatMap(List::stream)
                .filter(Block.Paragraph.class::isInstance)
                .count();
        boolean tight = paragraphs == 0
                || paragraphs == 1 && !last.isEmpty() && last.get(last.size() - 1) instanceof Block.Paragraph;
        List<List<Block>> compact = new ArrayList<>();
        for (List<Block> item : items) {
            List<Block> blocks = new ArrayList<>();
            item.forEach(block -> blocks.add(tight ? plain(block) : paragraph(block)));
            compact.add(blocks);
        }
        return compact;
    }

    private static Block plain(Block block) {
        return block instanceof Block.Paragraph paragraph ? new Block.Plain(paragraph.text()) : block;
    }

    private static Block paragraph(Block block) {
        return block instanceof Block.Plain plain && !plain.text().isEmpty()
                ? new Block.Paragraph(plain.text())
                : block;
    }

    /** Terms, each with the texts that a colon or a tilde is before. */
    @Nullable
    Taken definitions() {
        List<Block.Definition> entries = new ArrayList<>();
        int at = start;
        while (at < lines.size() && !isBlank(at)) {
            int mark = isDescription(at + 1)
                    ? at + 1
                    : at + 2 < lines.size() && isBlank(at + 1) && isDescription(at + 2) ? at + 2 : -1;
            if (mark < 0 || isDescription(at)) {
                break;
            }
            List<List<Block>> descriptions = new ArrayList<>();
            String term = lines.get(at).strip();
            boolean apart = mark == at + 2;
            while (isDescription(mark)) {
                Lines text =
                        indented(Indent.drop(lines.get(mark), 3).substring(1).stripLeading(), 4, mark);
                boolean tight = !apart && !text.lines().contains("");
                descriptions.add(reader.within(text.lines(), tight));
                apart = text.end() > mark + 1 && text.end() <= lines.size() && isBlank(text.end() - 1);
                mark = text.end();
            }
            entries.add(new Block.Definition(term, descriptions));
            at = mark;
        }
        return entries.isEmpty() ? null : new Taken(new Block.Definitions(entries), at);
    }

    private boolean isDescription(int i) {
        if (i >= lines.size() || Indent.of(lines.get(i)) > 2) {
            return false;
        }
        String line = lines.get(i).stripLeading();
        return line.length() > 2 && (line.charAt(0) == ':' || line.charAt(0) == '~') && line.charAt(1) == ' ';
    }

    Lines indented(String first, int indent) {
        return indented(first, indent, start);
    }

    /** A first line, those that follow at once, and after empty ones those that are indented. */
    private Lines indented(String first, int indent, int at) {
        List<String> content = new ArrayList<>();
        content.add(first);
        int i = at + 1;
        while (i < lines.size()) {
            int next = i;
            while (next < lines.size() && isBlank(next)) {
                next++;
            }
            boolean goesOn = next < lines.size() && Indent.of(lines.get(next)) >= indent;
            if (next > i && !goesOn || next == lines.size()) {
                return new Lines(content, next);
            }
            if (!goesOn && (isDescription(next) || lines.get(next).startsWith("[^"))) {
                return new Lines(content, next);
            }
            for (; i < next; i++) {
                content.add("");
            }
            content.add(Indent.drop(lines.get(i), indent));
            i++;
        }
        return new Lines(content, i);
    }
}
