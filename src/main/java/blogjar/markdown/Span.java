package blogjar.markdown;

import org.jspecify.annotations.Nullable;

/** One stretch of text. What stands within emphasis or a link is one of its own. */
final class Span {
    private static final int DEEPEST = 60;

    private final Inlines inlines;
    private final MarkdownOptions options;
    private final String text;
    private final int to;
    private final StringBuilder out;
    private final int depth;
    private final TextRuns runs;
    private final CodeSpans code;
    private final LinkSpans links;
    private final Strikes strikes;
    private @Nullable Mask mask;

    /**
     * @param depth how much emphasis it stands in
     * @param linked how many links
     */
    Span(Inlines inlines, String text, StringBuilder out, int depth, int linked) {
        this.inlines = inlines;
        this.options = inlines.options();
        this.text = text;
        this.to = text.length();
        this.out = out;
        this.depth = depth;
        this.runs = new TextRuns(text, options.gfm(), options.breaks());
        this.code = new CodeSpans(inlines, text);
        this.links = new LinkSpans(inlines, text, out, depth, linked);
        this.strikes = new Strikes(inlines, text);
    }

    void write() {
        int i = 0;
        int before = 0; // the character before, where a mark cares about it; 0 at the start of a run of text
        while (i < to) {
            int end = mark(i, before);
            if (end < 0 && options.gfm() && options.autolink() && !inlines.inLink()) {
                end = bareAddress(i);
            }
            if (end >= 0) {
                before = 0;
            } else {
                end = runs.end(i, to);
                plain(i, end);
                before = text.charAt(end - 1) == '_' ? before : text.charAt(end - 1);
            }
            i = end;
        }
    }

    /** Writes what a mark at the offset begins; returns where it ends, or -1. */
    private int mark(int i, int before) {
        switch (text.charAt(i)) {
            case '\\':
                return escape(i);
            case '<':
                int end = tag(i);
                return end >= 0 ? end : bracketedAddress(i);
            case '!':
                return i + 1 < to && text.charAt(i + 1) == '[' ? links.write(i, i + 1) : -1;
            case '[':
                return links.write(i, i);
            case '*':
            case '_':
                return isDeep() ? -1 : emphasis(i, before);
            case '`':
                return code.write(i, out);
            case ' ':
            case '\n':
                return lineBreak(i);
            case '~':
                return !options.gfm() || isDeep() ? -1 : strike(i);
            default:
                return -1;
        }
    }

    private boolean isDeep() {
        if (depth >= DEEPEST) {
            inlines.noteTooDeep();
        }
        return depth >= DEEPEST;
    }

    private int escape(int i) {
        if (i + 1 < to && Chars.isAsciiPunctuation(text.charAt(i + 1))) {
            Escape.text(text, i + 1, i + 2, out);
            return i + 2;
        }
        return i + 1 < to && text.charAt(i + 1) == '\n' ? lineBreakAt(i + 1) : -1;
    }

    private int lineBreak(int i) {
        int end = Chars.endOfRun(text, i, to, ' ');
        boolean enough = options.breaks() || end - i >= 2;
        return enough && end < to && text.charAt(end) == '\n' ? lineBreakAt(end) : -1;
    }

    private int lineBreakAt(int newline) {
        if (LinkSyntax.isBlank(text, newline + 1, to)) {
            return -1;
        }
        out.append("<br>");
        return newline + 1;
    }

    private int tag(int i) {
        if (inlines.isSpent()) {
            return -1;
        }
        int end = InlineHtml.end(text, i, to);
        if (end < 0) {
            boolean searched = i + 1 < to && (text.charAt(i + 1) == '!' || text.charAt(i + 1) == '?');
            inlines.spend(searched ? to - i : 64);
            return -1;
        }
        inlines.noteTag(text, i, end);
        out.append(text, i, end);
        return end;
    }

    private int bracketedAddress(int i) {
        int end = Autolink.bracketedEnd(text, i, to);
        if (end < 0) {
            return -1;
        }
        boolean mail = Autolink.isBracketedMail(text, i, to);
        String address = text.substring(i + 1, end - 1);
        inlines.links().open(mail ? "mailto:" + address : address, "", out);
        Escape.text(text, i + 1, end - 1, out);
        out.append("</a>");
        return end;
    }

    private int bareAddress(int i) {
        int end = inlines.isSpent() ? -1 : Autolink.urlEnd(text, i, to);
        String scheme = "";
        if (end >= 0) {
            inlines.spend(end - i);
            end = Autolink.trimmed(text, i, end);
            scheme = text.startsWith("www.", i) ? "http://" : "";
        } else if (runs.mailAt(i, to) >= 0) {
            end = Autolink.mailEnd(text, runs.mailAt(i, to), to);
            scheme = "mailto:";
        }
        if (end <= i) {
            return -1;
        }
        inlines.links().open(scheme + text.substring(i, end), "", out);
        Escape.text(text, i, end, out);
        out.append("</a>");
        return end;
    }

    private void plain(int from, int end) {
        if (inlines.inRaw() || options.gfm() && startsAddress(from)) {
            Escape.text(text, from, end, out);
        } else if (options.smartypants()) {
            inlines.quotes().write(text, from, end, out);
        } else {
            SmartQuotes.escape(text, from, end, out);
        }
    }

    private boolean startsAddress(int from) {
        if (Autolink.isUrl(text, from, to)) {
            return true;
        }
        int at = runs.mailAt(from, to);
        return at >= 0 && Autolink.mailEnd(text, at, to) >= 0;
    }

    private int strike(int i) {
        int run = strikes.length(i);
        int close = run == 0 ? -1 : strikes.end(i, run);
        if (close < 0) {
            return -1;
        }
        writeWithin("del>", i + run, close);
        return close + run;
    }

    private void writeWithin(String tag, int from, int end) {
        out.append('<').append(tag);
        new Span(inlines, text.substring(from, end), out, depth + 1, links.linked()).write();
        out.append("</").append(tag);
    }

    private int emphasis(int i, int before) {
        char c = text.charAt(i);
        int open = Chars.endOfRun(text, i, to, c);
        if (open >= to || inlines.isSpent() || !mayOpen(c, text.codePointAt(open), before)) {
            return -1;
        }
        Mask masked = mask;
        if (masked == null) {
            masked = Mask.of(text, inlines.definitions(), options.gfm());
            mask = masked;
            inlines.spend(depth > 1 ? to : 0);
        }
        Mask.Closing closing = masked.closing(c, open, open - i);
        inlines.spend(closing.effort());
        if (closing.start() < 0) {
            return -1;
        }
        int width = Math.min(open - i, closing.length()) % 2 == 1 ? 1 : 2;
        int end = closing.start() + closing.length();
        writeWithin(width == 1 ? "em>" : "strong>", i + width, Math.max(i + width, end - width));
        return end;
    }

    private boolean mayOpen(char mark, int next, int before) {
        if (Chars.isSpace(next)) {
            return false;
        }
        boolean punctuation = Chars.isPunctuation(next) && !(next == '~' && options.gfm());
        if (mark == '_' && !punctuation && before != 0 && Chars.isLetterOrNumber(before)) {
            return false;
        }
        return !punctuation || before == 0 || isBeforePunctuation(before);
    }

    private static boolean isBeforePunctuation(int c) {
        return c != '*' && c != '_' && (Chars.isSpace(c) || Chars.isPunctuation(c));
    }
}
