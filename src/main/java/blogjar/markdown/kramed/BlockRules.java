package blogjar.markdown.kramed;

import org.jspecify.annotations.Nullable;

/** kramed's rules for the blocks of one text: whether one begins at a line, and where it ends. */
final class BlockRules {
    private final Source source;
    private final String text;
    private final KramedOptions options;

    private @Nullable HtmlTags tags;
    private @Nullable Closers ticks;
    private @Nullable Closers tildes;
    private @Nullable Closers dollars;
    private int noCommentEndFrom = Integer.MAX_VALUE;

    BlockRules(Source source, KramedOptions options) {
        this.source = source;
        this.text = source.text;
        this.options = options;
    }

    /**
     * A part of the text that was taken.
     *
     * @param end where the rest begins
     */
    record Taken(@Nullable String name, String text, int end) {}

    /** Three or more backticks or tildes; closed by as many at the end of any later line. */
    @Nullable
    Taken fence(int at) {
        int open = source.skip(at, ' ');
        char mark = open < source.length ? text.charAt(open) : ' ';
        if (mark != '`' && mark != '~') {
            return null;
        }
        int run = source.skip(open, mark) - open;
        if (run < 3) {
            return null;
        }
        Closers closers = mark == '`' ? ticks() : tildes();
        int name = source.skip(open + run, ' ');
        Taken whole = fence(closers, mark, name, run, run);
        return whole != null ? whole : fence(closers, mark, open + run, run, run - 1);
    }

    /** @param name where the language begins, or the marks end that are not counted to the fence */
    private @Nullable Taken fence(Closers closers, char mark, int name, int run, int most) {
        int nameEnd = source.skipInk(name);
        int lineEnd = source.skip(nameEnd, ' ');
        if (!source.is(lineEnd, '\n')) {
            return null;
        }
        int from = lineEnd + 1;
        int n = closers.most(from, most);
        if (n < 3 || most == run && n < run) {
            return null;
        }
        String language = String.valueOf(mark).repeat(most == run ? 0 : run - n) + text.substring(name, nameEnd);
        return closed(closers.find(from, n), n, from, language.isEmpty() ? null : language);
    }

    private Taken closed(int close, int n, int from, @Nullable String name) {
        int end = source.trimmedEnd(from + 1, close);
        int after = source.afterBlanksAndLineEnd(close + n);
        return new Taken(name, text.substring(from, end), after);
    }

    /** Two or more dollars; closed by as many at the end of this or a later line. */
    @Nullable
    Taken formula(int at) {
        int open = source.skip(at, ' ');
        if (!options.mathjax() || !text.startsWith("$$", open)) {
            return null;
        }
        int run = source.skip(open, '$') - open;
        int from = source.skip(open + run, ' ');
        if (dollars().most(from, run) == run) {
            return closed(dollars().find(from, run), run, from, null);
        }
        if (from > open + run && dollars().find(from - 1, run) == from) {
            return closed(from, run, from - 1, null);
        }
        int n = dollars().mostBehind(open, run - 1);
        return n < 2 ? null : closed(dollars().find(open + n, n), n, open + n, null);
    }

    /** {@code [^name]: text}, in one line. */
    @Nullable
    Taken footnote(int at) {
        if (!text.startsWith("[^", at)) {
            return null;
        }
        int close = source.closingBracket(at + 2);
        if (close < at + 3 || !text.startsWith(": ", close + 1) || source.isLineEnd(close + 3)) {
            return null;
        }
        int end = source.lineEnd(close);
        return new Taken(text.substring(at + 2, close), text.substring(close + 3, end), end);
    }

    /** One to six {@code #}, which are the name here, with or without a blank. */
    @Nullable
    Taken heading(int at) {
        int open = source.skip(at, ' ');
        int marks = Math.min(6, source.skip(open, '#') - open);
        int lineEnd = source.lineEnd(open);
        if (marks == 0 || lineEnd == open + 1) {
            return null;
        }
        int from = source.skip(open + marks, ' ');
        if (from == lineEnd) {
            marks -= from > open + marks ? 0 : 1;
            from--;
        }
        int end = trimmed(from, lineEnd, ' ');
        end = trimmed(from, trimmed(from, end, '#'), ' ');
        return new Taken(
                text.substring(open, open + marks),
                text.substring(from, Math.max(end, from + 1)),
                Math.min(lineEnd + 1, source.length));
    }

    private int trimmed(int from, int to, char c) {
        int end = to;
        while (end > from && text.charAt(end - 1) == c) {
            end--;
        }
        return end;
    }

    /** A line with a line of {@code =} or {@code -} below; the name is the last of these. */
    @Nullable
    Taken underlined(int at) {
        int lineEnd = source.lineEnd(at);
        if (lineEnd == at || lineEnd == source.length) {
            return null;
        }
        int from = source.skip(lineEnd + 1, ' ');
        int to = from;
        while (source.is(to, '=') || source.is(to, '-')) {
            to++;
        }
        int end = source.afterBlanksAndLineEnd(to);
        return to < from + 2 || end < 0
                ? null
                : new Taken(text.substring(to - 1, to), text.substring(at, lineEnd), end);
    }

    /** The end of a line of three or more {@code - * _} with blanks between, or -1. */
    int rule(int at) {
        int marks = 0;
        int i = at;
        while (i < source.length && " -*_".indexOf(text.charAt(i)) >= 0) {
            marks += text.charAt(i) == ' ' ? 0 : 1;
            i++;
        }
        return marks < 3 || !source.isLineEnd(i) ? -1 : Math.min(i + 1, source.length);
    }

    boolean quoteBegins(int at) {
        int mark = source.skip(at, ' ');
        return source.is(mark, '>') && !source.isLineEnd(mark + 1);
    }

    /** The end of a quote: lines up to an empty one or a definition, and more if they begin with a mark again. */
    int quote(int at) {
        int end = at;
        while (end < source.length && quoteBegins(end)) {
            end = source.lineEnd(end);
            while (end + 1 < source.length && text.charAt(end + 1) != '\n' && definition(end + 1) == null) {
                end = source.lineEnd(end + 1);
            }
            end = source.skip(end, '\n');
        }
        return end;
    }

    /** The end of an item's mark, {@code *} or {@code 1.}, where a blank and more follow; or -1. */
    int bullet(int at) {
        int mark = source.skip(at, ' ');
        if (mark == source.length) {
            return -1;
        }
        int end = mark + 1;
        if ("*+-".indexOf(text.charAt(mark)) < 0) {
            end = mark;
            while (end < source.length && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
                end++;
            }
            if (end == mark || !source.is(end, '.')) {
                return -1;
            }
            end++;
        }
        return source.is(end, ' ') ? end : -1;
    }

    /** {@code [name]: address "title"}. */
    record Definition(String name, String address, String title, int end) {}

    @Nullable
    Definition definition(int at) {
        int open = source.skip(at, ' ');
        if (!source.is(open, '[')) {
            return null;
        }
        int close = source.closingBracket(open + 1);
        if (close < open + 2 || !source.is(close + 1, ':')) {
            return null;
        }
        int from = source.skip(close + 2, ' ');
        int start = source.is(from, '<') ? from + 1 : from;
        int end = addressEnd(start);
        if (end == start) {
            start = from;
            end = addressEnd(start);
        }
        if (end == start) {
            return null;
        }
        int after = source.is(end, '>') ? end + 1 : end;
        String name = text.substring(open + 1, close);
        String address = text.substring(start, end);
        int quote = source.skip(after, ' ');
        int lineEnd = source.lineEnd(after);
        int last = trimmed(quote, lineEnd, ' ') - 1;
        if (quote > after
                && (source.is(quote, '"') || source.is(quote, '('))
                && last > quote + 1
                && (text.charAt(last) == '"' || text.charAt(last) == ')')) {
            return new Definition(name, address, text.substring(quote + 1, last), Math.min(lineEnd + 1, source.length));
        }
        int rest = source.afterBlanksAndLineEnd(after);
        return rest < 0 ? null : new Definition(name, address, "", rest);
    }

    private int addressEnd(int from) {
        int i = from;
        while (i < source.length && text.charAt(i) != '>' && !source.isWhite(i)) {
            i++;
        }
        return i;
    }

    /** The end of HTML that an empty line or the text's end follows, or -1. */
    int html(int at) {
        int open = source.skip(at, ' ');
        if (!source.is(open, '<')) {
            return -1;
        }
        if (text.startsWith("<!--", open)) {
            return comment(open);
        }
        int nameEnd = HtmlTags.blockNameEnd(text, open + 1);
        if (nameEnd < 0) {
            return -1;
        }
        String name = text.substring(open + 1, nameEnd);
        int close = tags().closing(name, nameEnd + 1);
        if (close >= 0) {
            return htmlEnd(close + name.length() + 3);
        }
        int end = tags().end(nameEnd);
        return end < 0 ? -1 : htmlEnd(end + 1);
    }

    private int comment(int open) {
        if (open >= noCommentEndFrom) {
            return -1;
        }
        for (int at = text.indexOf("-->", open + 4); at >= 0; at = text.indexOf("-->", at + 1)) {
            int end = source.skip(at + 3, ' ');
            if (source.is(end, '\n')) {
                return end + 1;
            }
            if (end >= source.blankFrom) {
                return source.length;
            }
        }
        noCommentEndFrom = open;
        return -1;
    }

    private int htmlEnd(int from) {
        int lineEnd = source.skip(from, ' ');
        int end = source.skip(lineEnd, '\n');
        return end >= lineEnd + 2 ? end : lineEnd >= source.blankFrom ? source.length : -1;
    }

    /** Whether a line ends the paragraph above it. */
    boolean endsParagraph(int at) {
        if (at >= source.length) {
            return false;
        }
        int first = source.skip(at, ' ');
        char c = first < source.length ? text.charAt(first) : ' ';
        return c == '<' && first == at && HtmlTags.blockNameEnd(text, at + 1) >= 0
                || options.gfm() && (fence(at) != null || bullet(at) >= 0 && bullet(at) + 1 < source.length)
                || c == '$' && text.startsWith("$$", first) && first + 2 < source.length
                || rule(at) >= 0
                || heading(at) != null
                || underlined(at) != null
                || quoteBegins(at)
                || definition(at) != null;
    }

    private HtmlTags tags() {
        HtmlTags known = tags;
        if (known == null) {
            known = new HtmlTags(text, end -> htmlEnd(end) >= 0);
            tags = known;
        }
        return known;
    }

    private Closers ticks() {
        Closers known = ticks;
        if (known == null) {
            known = new Closers(source, '`');
            ticks = known;
        }
        return known;
    }

    private Closers tildes() {
        Closers known = tildes;
        if (known == null) {
            known = new Closers(source, '~');
            tildes = known;
        }
        return known;
    }

    private Closers dollars() {
        Closers known = dollars;
        if (known == null) {
            known = new Closers(source, '$');
            dollars = known;
        }
        return known;
    }
}
