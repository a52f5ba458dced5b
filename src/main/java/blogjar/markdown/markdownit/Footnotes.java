package blogjar.markdown.markdownit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Footnotes (markdown-it-footnote 3): {@code [^name]}, {@code [^name]: text} and {@code ^[text]}. */
final class Footnotes {
    private static final int UNUSED = -1;

    private Footnotes() {}

    /** The footnotes of a document. */
    static final class Found {
        /** The number of each defined name; {@link #UNUSED} while nothing refers to it. */
        private final Map<String, Integer> numbers = new HashMap<>();

        private final List<Note> notes = new ArrayList<>();
    }

    /** A note in the order of the references. */
    private static final class Note {
        private final String name;
        private final @Nullable Token inline;
        private int references;

        Note(String name, @Nullable Token inline) {
            this.name = name;
            this.inline = inline;
        }
    }

    /**
     * What a token has to do with a footnote.
     *
     * @param number from 0
     * @param repeat which of the references it is, from 0
     */
    record Mark(String name, int number, int repeat) {
        private String id() {
            return String.valueOf(number + 1);
        }

        private String repeatedId() {
            return repeat > 0 ? id() + ":" + repeat : id();
        }
    }

    static void add(RuleBook book) {
        book.blocks.addBefore("reference", "footnote_def", Footnotes::definition, "paragraph", "reference");
        book.inlines.addAfter("image", "footnote_inline", Footnotes::inline);
        book.inlines.addAfter("footnote_inline", "footnote_ref", Footnotes::reference);
        book.steps.addAfter("inline", "footnote_tail", Footnotes::list);
    }

    private static boolean definition(BlockState state, int line, int end, boolean probe) {
        int start = state.contentStart(line);
        int max = state.end[line];
        if (start + 4 > max || !state.text.startsWith("[^", start)) {
            return false;
        }
        int close = start + 2;
        while (close < max && state.text.charAt(close) != ']' && state.text.charAt(close) != ' ') {
            close++;
        }
        if (close == start + 2 || close + 1 >= max || !state.text.startsWith("]:", close)) {
            return false;
        }
        if (probe) {
            return true;
        }
        String name = state.text.substring(start + 2, close);
        state.environment.footnotes.numbers.put(name, UNUSED);
        Token open = state.push(Token.Kind.FOOTNOTE_DEFINITION, "", 1);
        open.footnote = new Mark(name, UNUSED, 0);
        readContent(state, line, end, close + 2);
        state.push(Token.Kind.FOOTNOTE_DEFINITION, "", -1);
        return true;
    }

    private static void readContent(BlockState state, int line, int end, int from) {
        int begin = state.begin[line];
        int shift = state.shift[line];
        int indent = state.indent[line];
        String outer = state.parent;
        int initial = indent + from - state.contentStart(line);
        int columns = initial;
        int pos = from;
        while (pos < state.end[line] && Chars.isBlank(state.text.charAt(pos))) {
            columns += state.text.charAt(pos) == '\t' ? 4 - columns % 4 : 1;
            pos++;
        }
        state.begin[line] = from;
        state.shift[line] = pos - from;
        state.indent[line] = columns - initial;
        state.blockIndent += 4;
        state.parent = "footnote";
        if (state.indent[line] < state.blockIndent) {
            state.indent[line] += state.blockIndent;
        }
        state.parser.readBlocks(state, line, end);
        state.parent = outer;
        state.blockIndent -= 4;
        state.begin[line] = begin;
        state.shift[line] = shift;
        state.indent[line] = indent;
    }

    private static boolean inline(InlineState state, boolean probe) {
        int start = state.pos;
        if (start + 2 >= state.limit || !state.text.startsWith("^[", start)) {
            return false;
        }
        int end = LinkSyntax.labelEnd(state, start + 1, false);
        if (end < 0) {
            return false;
        }
        if (!probe) {
            List<Note> notes = state.environment.footnotes.notes;
            int number = notes.size();
            String content = state.text.substring(start + 2, end);
            Token text = Token.inline(content);
            // a note within it gets the number that this one has, and loses it again
            state.parser.readInline(content, state.environment, text.spans());
            state.push(Token.Kind.FOOTNOTE_REFERENCE, "", 0).footnote = new Mark("", number, 0);
            Note note = new Note("", text);
            if (number < notes.size()) {
                notes.set(number, note);
            } else {
                notes.add(note);
            }
        }
        state.pos = end + 1;
        return true;
    }

    private static boolean reference(InlineState state, boolean probe) {
        int start = state.pos;
        Found found = state.environment.footnotes;
        if (start + 3 > state.limit || found.numbers.isEmpty() || !state.text.startsWith("[^", start)) {
            return false;
        }
        int end = start + 2;
        while (end < state.limit && " \n]".indexOf(state.text.charAt(end)) < 0) {
            end++;
        }
        if (end == start + 2 || end >= state.limit || state.text.charAt(end) != ']') {
            return false;
        }
        String name = state.text.substring(start + 2, end);
        Integer number = found.numbers.get(name);
        if (number == null) {
            return false;
        }
        if (!probe) {
            if (number == UNUSED) {
                number = found.notes.size();
                found.notes.add(new Note(name, null));
                found.numbers.put(name, number);
            }
            Note note = found.notes.get(number);
            state.push(Token.Kind.FOOTNOTE_REFERENCE, "", 0).footnote = new Mark(name, number, note.references);
            note.references++;
        }
        state.pos = end + 1;
        return true;
    }

    /** Takes the definitions out of the text, and writes those that something refers to behind it. */
    private static void list(Tree tree) {
        Map<String, List<Token>> definitions = new HashMap<>();
        List<Token> kept = new ArrayList<>();
        List<Token> current = new ArrayList<>();
        String name = "";
        boolean inside = false;
        for (Token token : tree.tokens) {
            if (token.opens(Token.Kind.FOOTNOTE_DEFINITION)) {
                inside = true;
                current = new ArrayList<>();
                name = token.footnote == null ? "" : token.footnote.name();
            } else if (token.closes(Token.Kind.FOOTNOTE_DEFINITION)) {
                inside = false;
                definitions.put(name, current);
            } else {
                (inside ? current : kept).add(token);
            }
        }
        tree.tokens = kept;
        List<Note> notes = tree.environment.footnotes.notes;
        if (!notes.isEmpty()) {
            kept.add(new Token(Token.Kind.FOOTNOTE_LIST, "", 1));
            for (int i = 0; i < notes.size(); i++) {
                addNote(notes.get(i), i, definitions, kept);
            }
            kept.add(new Token(Token.Kind.FOOTNOTE_LIST, "", -1));
        }
    }

    private static void addNote(Note note, int number, Map<String, List<Token>> definitions, List<Token> out) {
        out.add(marked(Token.Kind.FOOTNOTE, 1, new Mark(note.name, number, 0)));
        if (note.inline != null) {
            Token open = new Token(Token.Kind.PARAGRAPH, "p", 1);
            Token close = new Token(Token.Kind.PARAGRAPH, "p", -1);
            open.block = true;
            close.block = true;
            out.addAll(List.of(open, note.inline, close));
        } else {
            out.addAll(definitions.getOrDefault(note.name, List.of()));
        }
        Token last = out.get(out.size() - 1);
        boolean paragraph = last.closes(Token.Kind.PARAGRAPH);
        if (paragraph) {
            out.remove(out.size() - 1);
        }
        for (int i = 0; i < Math.max(1, note.references); i++) {
            out.add(marked(Token.Kind.FOOTNOTE_BACK, 0, new Mark(note.name, number, i)));
        }
        if (paragraph) {
            out.add(last);
        }
        out.add(new Token(Token.Kind.FOOTNOTE, "", -1));
    }

    private static Token marked(Token.Kind kind, int nesting, Mark mark) {
        Token token = new Token(kind, "", nesting);
        token.footnote = mark;
        return token;
    }

    static void write(Token token, boolean xhtml, StringBuilder out) {
        Mark mark = token.footnote;
        if (mark == null) {
            out.append(
                    token.is(Token.Kind.FOOTNOTE)
                            ? "</li>\n"
                            : token.nesting < 0
                                    ? "</ol>\n</section>\n"
                                    : "<hr class=\"footnotes-sep\"" + (xhtml ? " />" : ">")
                                            + "\n<section class=\"footnotes\">\n<ol class=\"footnotes-list\">\n");
            return;
        }
        String id = mark.repeatedId();
        switch (token.kind) {
            case FOOTNOTE_REFERENCE ->
                out.append("<sup class=\"footnote-ref\"><a href=\"#fn")
                        .append(mark.id())
                        .append("\" id=\"fnref")
                        .append(id)
                        .append("\">[")
                        .append(id)
                        .append("]</a></sup>");
            case FOOTNOTE -> out.append("<li id=\"fn").append(id).append("\" class=\"footnote-item\">");
            default ->
                out.append(" <a href=\"#fnref").append(id).append("\" class=\"footnote-backref\">\u21a9\uFE0E</a>");
        }
    }
}
