package blogjar.markdown;

import blogjar.markdown.Block.ItemList;
import blogjar.markdown.Block.Quote;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * marked's quotes (Tokenizer.blockquote). The lines below the last one with a mark belong to what the quote ends with, so that a
 * list or a quote there is read anew together with them.
 */
final class Quotes {
    private final BlockLexer lexer;

    Quotes(BlockLexer lexer) {
        this.lexer = lexer;
    }

    static boolean begins(String text, int at) {
        return mark(text, at) >= 0;
    }

    @Nullable
    Quote quote(String text, int at) {
        int end = endOfQuote(text, at);
        return end == at ? null : new Reading(lines(LeafRules.withoutLineEnds(text.substring(at, end)))).quote();
    }

    private static int endOfQuote(String text, int at) {
        int end = at;
        int mark = mark(text, end);
        while (mark >= 0) {
            int from = text.startsWith(" ", mark + 1) ? mark + 2 : mark + 1;
            boolean empty = from == text.length() || text.charAt(from) == '\n';
            int line = empty ? from : TextRules.endOfQuotedText(text, from);
            end = Math.min(line + 1, text.length());
            mark = mark(text, end);
        }
        return end;
    }

    /** The mark of a quote that begins here; -1 where none does. */
    private static int mark(String text, int at) {
        int mark = Chars.endOfRun(text, at, Math.min(at + 3, text.length()), ' ');
        return mark < text.length() && text.charAt(mark) == '>' ? mark : -1;
    }

    private static List<String> lines(String text) {
        return Arrays.asList(text.split("\n", -1));
    }

    private final class Reading {
        private final List<Block> blocks = new ArrayList<>();
        private String raw = "";
        private boolean first = true;
        private List<String> lines;

        Reading(List<String> lines) {
            this.lines = lines;
        }

        Quote quote() {
            while (!lines.isEmpty()) {
                int marked = markedLines();
                add(String.join("\n", lines.subList(0, marked)));
                lines = lines.subList(marked, lines.size());
                Block last = lines.isEmpty() || blocks.isEmpty() ? null : blocks.get(blocks.size() - 1);
                if (lines.isEmpty() || last instanceof Block.Code) {
                    break;
                }
                if (last instanceof Quote quote) {
                    addToQuote(quote);
                    break;
                }
                if (last instanceof ItemList list && !addToList(list)) {
                    break;
                }
            }
            return new Quote(blocks, raw);
        }

        /** How many lines come before one that goes on without a mark. */
        private int markedLines() {
            boolean inside = false;
            int i = 0;
            for (String line : lines) {
                boolean marked = mark(line, 0) >= 0;
                if (inside && !marked) {
                    break;
                }
                inside |= marked;
                i++;
            }
            return i;
        }

        private void add(String part) {
            raw = first ? part : raw + "\n" + part;
            first = raw.isEmpty();
            lexer.quoted(withoutMarks(part), blocks);
        }

        private void addToQuote(Quote last) {
            Quote whole = lexer.quote(last.raw() + "\n" + String.join("\n", lines), 0);
            if (whole != null) {
                blocks.set(blocks.size() - 1, whole);
                raw = withEnd(last.raw(), whole.raw());
            }
        }

        private boolean addToList(ItemList last) {
            String source = last.raw() + "\n" + String.join("\n", lines);
            ItemList whole = lexer.list(source, 0);
            if (whole == null) {
                return false;
            }
            blocks.set(blocks.size() - 1, whole);
            raw = withEnd(last.raw(), whole.raw());
            lines = lines(source.substring(Math.min(source.length(), whole.raw().length())));
            return true;
        }

        /** marked counts in lines without marks what it cuts from lines with marks. */
        private String withEnd(String end, String newEnd) {
            return raw.substring(0, Math.max(0, raw.length() - end.length())) + newEnd;
        }
    }

    /** Lines without marks; a line without one never underlines. */
    private static String withoutMarks(String part) {
        StringBuilder out = new StringBuilder(part.length());
        int line = 0;
        while (line <= part.length()) {
            int end = Lines.endOfLine(part, line);
            int mark = mark(part, line);
            int from = line;
            if (mark >= 0) {
                from = mark + 1 < end && isBlank(part.charAt(mark + 1)) ? mark + 2 : mark + 1;
            } else if (line > 0) {
                int ink = Chars.endOfRun(part, line, Math.min(line + 3, end), ' ');
                if (Lines.underline(part, ink, end) > 0) {
                    out.append("    ");
                    from = ink;
                }
            }
            out.append(part, from, end).append('\n');
            line = end + 1;
        }
        return out.substring(0, out.length() - 1);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }
}
