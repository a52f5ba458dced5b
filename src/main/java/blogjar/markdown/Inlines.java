package blogjar.markdown;

import org.jspecify.annotations.Nullable;

/**
 * Text within blocks, written as HTML: emphasis, code, links, tags, line breaks and typographic quotes, by the rules of
 * marked 15. One for each document, since an open {@code <a>} or {@code <code>} goes on from paragraph to paragraph.
 */
final class Inlines {
    private final MarkdownOptions options;
    private final Definitions definitions;
    private final Links links;
    private final SmartQuotes quotes;
    private boolean inLink;
    private boolean inRaw;

    /**
     * What searching ahead may still cost, in characters. Only text that is made to cost much uses it up; what follows
     * is then taken for plain text.
     */
    private long effort;

    Inlines(MarkdownOptions options, Definitions definitions, Links links, SmartQuotes quotes, int length) {
        this.options = options;
        this.definitions = definitions;
        this.links = links;
        this.quotes = quotes;
        this.effort = 1_000_000 + 40L * length;
    }

    void write(String text, StringBuilder out) {
        write(text, 0, text.length(), out);
    }

    private void write(String text, int from, int to, StringBuilder out) {
        Span span = new Span(text, out, 0);
        span.write(from, to, 0);
    }

    /** One stretch of text. */
    private final class Span {
        private static final int DEEPEST = 60;
        private static final int OPENS = 1;
        private static final int CLOSES = 2;
        private static final int BOTH = 3;

        private final String text;
        private final StringBuilder out;
        private final int nesting;
        private @Nullable Mask mask;
        private int lastParenthesis = -2;
        private int runFrom;
        private int runTo = -1; // characters of a mail name, as far as looked at
        private boolean runIsMail;
        private int mailFrom;
        private int noTicks = -1; // the length of a run of backticks that does not come again
        private int noStrike = Integer.MAX_VALUE;
        private int noStrikes = Integer.MAX_VALUE;

        Span(String text, StringBuilder out, int nesting) {
            this.text = text;
            this.out = out;
            this.nesting = nesting;
        }

        void write(int from, int to, int depth) {
            int i = from;
            int before = 0; // the character before, where a mark cares about it; 0 at the start of a run of text
            while (i < to) {
                int end = mark(i, to, before, depth);
                if (end < 0 && options.gfm() && options.autolink() && !inLink) {
                    end = bareAddress(i, to);
                }
                if (end >= 0) {
                    before = 0;
                } else {
                    end = endOfText(i, to);
                    plain(i, end, to);
                    before = text.charAt(end - 1) == '_' ? before : text.charAt(end - 1);
                }
                i = end;
            }
        }

        /** Writes what a mark at the offset begins; returns where it ends, or -1. */
        private int mark(int i, int to, int before, int depth) {
            switch (text.charAt(i)) {
                case '\\':
                    return escape(i, to);
                case '<':
                    int end = tag(i, to);
                    return end >= 0 ? end : bracketedAddress(i, to);
                case '!':
                    return i + 1 < to && text.charAt(i + 1) == '[' ? link(i, i + 1, to) : -1;
                case '[':
                    return link(i, i, to);
                case '*':
                case '_':
                    return depth < DEEPEST ? emphasis(i, to, before, depth) : -1;
                case '`':
                    return code(i, to);
                case ' ':
                case '\n':
                    return lineBreak(i, to);
                case '~':
                    return options.gfm() && depth < DEEPEST ? strike(i, to, depth) : -1;
                default:
                    return -1;
            }
        }

        private int escape(int i, int to) {
            if (i + 1 < to && Chars.isAsciiPunctuation(text.charAt(i + 1))) {
                Escape.text(text, i + 1, i + 2, out);
                return i + 2;
            }
            return i + 1 < to && text.charAt(i + 1) == '\n' ? lineBreakAt(i + 1, to) : -1;
        }

        private int lineBreak(int i, int to) {
            int end = Chars.endOfRun(text, i, to, ' ');
            boolean enough = options.breaks() || end - i >= 2;
            return enough && end < to && text.charAt(end) == '\n' ? lineBreakAt(end, to) : -1;
        }

        private int lineBreakAt(int newline, int to) {
            if (LinkSyntax.isBlank(text, newline + 1, to)) {
                return -1;
            }
            out.append("<br>");
            return newline + 1;
        }

        private int tag(int i, int to) {
            if (effort < 0) {
                return -1;
            }
            int end = InlineHtml.end(text, i, to);
            if (end < 0) {
                effort -= 64;
                return -1;
            }
            noteTag(i, end);
            out.append(text, i, end);
            return end;
        }

        private void noteTag(int i, int end) {
            if (!inLink && isTag(i + 1, end, "a") && text.charAt(i + 2) == ' ') {
                inLink = true;
            } else if (inLink && text.regionMatches(true, i, "</a>", 0, 4)) {
                inLink = false;
            }
            if (!inRaw && isRaw(i + 1, end)) {
                inRaw = true;
            } else if (inRaw && text.charAt(i + 1) == '/' && isRaw(i + 2, end)) {
                inRaw = false;
            }
        }

        private boolean isRaw(int name, int end) {
            switch (text.charAt(name) | 0x20) {
                case 'p':
                    return isTag(name, end, "pre");
                case 'c':
                    return isTag(name, end, "code");
                case 'k':
                    return isTag(name, end, "kbd");
                case 's':
                    return isTag(name, end, "script");
                default:
                    return false;
            }
        }

        private boolean isTag(int name, int end, String tag) {
            int after = name + tag.length();
            return after < end
                    && text.regionMatches(true, name, tag, 0, tag.length())
                    && (text.charAt(after) == '>' || Chars.isSpace(text.charAt(after)));
        }

        private int bracketedAddress(int i, int to) {
            int end = Autolink.bracketedEnd(text, i, to);
            if (end < 0) {
                return -1;
            }
            boolean mail = Autolink.isBracketedMail(text, i, to);
            String address = text.substring(i + 1, end - 1);
            links.open(mail ? "mailto:" + address : address, "", out);
            Escape.text(text, i + 1, end - 1, out);
            out.append("</a>");
            return end;
        }

        private int bareAddress(int i, int to) {
            int end = Autolink.urlEnd(text, i, to);
            String scheme = "";
            if (end >= 0) {
                end = Autolink.trimmed(text, i, end);
                scheme = text.regionMatches(false, i, "www.", 0, 4) ? "http://" : "";
            } else if (isMailName(i, to) && i >= mailFrom && i < runTo) {
                end = Autolink.mailEnd(text, runTo, to);
                scheme = "mailto:";
            }
            if (end <= i) {
                return -1;
            }
            links.open(scheme + text.substring(i, end), "", out);
            Escape.text(text, i, end, out);
            out.append("</a>");
            return end;
        }

        /** Whether characters of a mail address's name and an {@code @} follow. */
        private boolean isMailName(int i, int to) {
            if (i >= runTo || i < runFrom) {
                runFrom = i;
                runTo = i;
                while (runTo < text.length() && Chars.isMail(text.charAt(runTo))) {
                    runTo++;
                }
                runIsMail = runTo > i && runTo < text.length() && text.charAt(runTo) == '@';
                mailFrom = runIsMail ? Autolink.mailStart(text, i, runTo) : runTo;
            }
            return runIsMail && runTo < to;
        }

        /** Where the run of text that begins at the offset ends: before whatever could be a mark. */
        private int endOfText(int from, int to) {
            char first = text.charAt(from);
            boolean gfm = options.gfm();
            int i = from + 1;
            if (first == '`' || gfm && first == '~') {
                while (i < to && (text.charAt(i) == '`' || gfm && text.charAt(i) == '~')) {
                    i++;
                }
            }
            int start = i;
            while (i < to && !stops(i, to, i == start)) {
                i++;
            }
            return i;
        }

        private boolean stops(int i, int to, boolean first) {
            char c = text.charAt(i);
            if (c > 'z') {
                return c == '~' && options.gfm() || c < 128 && options.gfm() && startsMail(i, to, first);
            }
            switch (c) {
                case '\\':
                case '<':
                case '!':
                case '[':
                case '`':
                case '*':
                case '_':
                    return true;
                case '\n':
                    return options.breaks();
                case ' ':
                    return (first || text.charAt(i - 1) != ' ') && endsLine(i, to);
                case 'h':
                    if (options.gfm() && (text.startsWith("http://", i) || text.startsWith("https://", i))) {
                        return true;
                    }
                    break;
                case 'f':
                    if (options.gfm() && text.startsWith("ftp://", i)) {
                        return true;
                    }
                    break;
                case 'w':
                    if (options.gfm() && text.startsWith("www.", i)) {
                        return true;
                    }
                    break;
                default:
            }
            return options.gfm() && startsMail(i, to, first);
        }

        private boolean startsMail(int i, int to, boolean first) {
            return Chars.isMail(text.charAt(i))
                    && (first || !Chars.isMail(text.charAt(i - 1)))
                    && isMailName(i, to);
        }

        private boolean endsLine(int i, int to) {
            int end = Chars.endOfRun(text, i, to, ' ');
            return end < to && text.charAt(end) == '\n' && (options.breaks() || end - i >= 2);
        }

        private void plain(int from, int end, int to) {
            boolean address = options.gfm() && startsAddress(from, to);
            if (inRaw || address) {
                Escape.text(text, from, end, out);
            } else if (options.smartypants()) {
                quotes.write(text, from, end, out);
            } else {
                SmartQuotes.escape(text, from, end, out);
            }
        }

        private boolean startsAddress(int from, int to) {
            if (Autolink.urlEnd(text, from, to) >= 0) {
                return true;
            }
            return Chars.isMail(text.charAt(from))
                    && isMailName(from, to)
                    && from >= mailFrom
                    && Autolink.mailEnd(text, runTo, to) >= 0;
        }

        private int code(int i, int to) {
            int open = Chars.endOfRun(text, i, to, '`');
            int length = open - i;
            if (length == noTicks) {
                return -1;
            }
            int at = open;
            while (effort >= 0) {
                int close = text.indexOf('`', at);
                if (close < 0 || close >= to) {
                    effort -= to - open;
                    noTicks = to == text.length() ? length : noTicks;
                    return -1;
                }
                int end = Chars.endOfRun(text, close, to, '`');
                if (end - close == length) {
                    writeCode(open, close);
                    return end;
                }
                at = end;
            }
            return -1;
        }

        private void writeCode(int from, int to) {
            int start = from;
            int end = to;
            boolean padded = isBlank(text.charAt(from)) && isBlank(text.charAt(to - 1));
            if (padded && !isAllBlank(from, to)) {
                start++;
                end--;
            }
            out.append("<code>");
            int at = out.length();
            Escape.code(text, start, end, out);
            for (int i = at; i < out.length(); i++) {
                if (out.charAt(i) == '\n') {
                    out.setCharAt(i, ' ');
                }
            }
            out.append("</code>");
        }

        private boolean isAllBlank(int from, int to) {
            for (int i = from; i < to; i++) {
                if (!isBlank(text.charAt(i))) {
                    return false;
                }
            }
            return true;
        }

        private static boolean isBlank(char c) {
            return c == ' ' || c == '\n';
        }

        private int strike(int i, int to, int depth) {
            int run = Chars.endOfRun(text, i, Math.min(to, i + 3), '~') - i;
            if (run > 2) {
                return -1;
            }
            int from = i + run;
            if (from >= to || Chars.isSpace(text.charAt(from)) || i >= (run == 1 ? noStrike : noStrikes)) {
                return -1;
            }
            int close = endOfStrike(from, to, run);
            if (close < 0) {
                if (to == text.length()) {
                    noStrike = run == 1 ? Math.min(noStrike, i) : noStrike;
                    noStrikes = run == 2 ? Math.min(noStrikes, i) : noStrikes;
                }
                return -1;
            }
            out.append("<del>");
            write(from, close, depth + 1);
            out.append("</del>");
            return close + run;
        }

        private int endOfStrike(int from, int to, int run) {
            boolean closes = false; // whether the character before may stand before the closing mark
            int i = from;
            while (i < to) {
                char c = text.charAt(i);
                if (closes && c == '~') {
                    int end = Chars.endOfRun(text, i, Math.min(to, i + run), '~');
                    if (end - i == run && (end == to || text.charAt(end) != '~')) {
                        return i;
                    }
                }
                if (c == '\\') {
                    if (i + 1 >= to || text.charAt(i + 1) == '\n') {
                        effort -= i - from;
                        return -1;
                    }
                    i += 2;
                    closes = true;
                } else {
                    closes = c != '~' && !Chars.isSpace(c);
                    i++;
                }
            }
            effort -= to - from;
            return -1;
        }

        private int link(int i, int open, int to) {
            if (effort < 0 || nesting > 8) {
                return -1;
            }
            int close = LinkSyntax.endOfText(text, open + 1, to);
            if (close > 0 && close + 1 < to && text.charAt(close + 1) == '(' && lastParenthesis(to) > close) {
                Target target = inlineTarget(close + 1, to);
                if (target != null) {
                    writeLink(i < open, open + 1, close, target);
                    return target.end();
                }
            }
            return reference(i, open, close, to);
        }

        private int lastParenthesis(int to) {
            if (lastParenthesis == -2) {
                lastParenthesis = text.lastIndexOf(')');
            }
            return Math.min(lastParenthesis, to);
        }

        private @Nullable Target inlineTarget(int open, int to) {
            int end = open;
            while (end < to && text.charAt(end) > ' ') {
                end++;
            }
            effort -= end - open;
            return effort < 0 ? null : LinkSyntax.inline(text, open, to);
        }

        /** A link by name; brackets that name nothing are text. */
        private int reference(int i, int open, int close, int to) {
            int labelFrom = open + 1;
            int labelTo = close;
            int end = -1;
            if (close >= 0 && close + 1 < to && text.charAt(close + 1) == '[') {
                int second = LinkSyntax.endOfReference(text, close + 2, to);
                if (second > close + 2 && !LinkSyntax.isBlank(text, close + 2, second)) {
                    labelFrom = close + 2;
                    labelTo = second;
                    end = second + 1;
                }
            }
            int textTo = close;
            if (end < 0) {
                labelTo = LinkSyntax.endOfReference(text, open + 1, to);
                if (labelTo <= open + 1 || LinkSyntax.isBlank(text, open + 1, labelTo)) {
                    return -1;
                }
                textTo = labelTo;
                end = labelTo + 3 <= to && text.startsWith("[]", labelTo + 1) ? labelTo + 3 : labelTo + 1;
            }
            Target target = definitions.isEmpty() ? null : definitions.find(text.substring(labelFrom, labelTo));
            if (target == null) {
                out.append(text.charAt(i));
                return i + 1;
            }
            writeLink(i < open, open + 1, textTo, target.endingAt(end));
            return end;
        }

        private void writeLink(boolean image, int from, int to, Target target) {
            String label = withoutBracketEscapes(text.substring(from, to));
            if (image) {
                if (label.indexOf('<') >= 0) {
                    new Span(label, new StringBuilder(), nesting + 1).write(0, label.length(), 0); // tags in it count
                }
                links.image(target.href(), target.title(), label, out);
            } else {
                links.open(target.href(), target.title(), out);
                inLink = true;
                new Span(label, out, nesting + 1).write(0, label.length(), 0);
                out.append("</a>");
            }
            inLink = false;
        }

        private int emphasis(int i, int to, int before, int depth) {
            char c = text.charAt(i);
            int open = Chars.endOfRun(text, i, to, c);
            if (open >= to || effort < 0) {
                return -1;
            }
            int next = text.codePointAt(open);
            if (Chars.isSpace(next)) {
                return -1;
            }
            boolean punctuation = isMarkPunctuation(next, '*');
            if (c == '_' && !punctuation && before != 0 && Chars.isLetterOrNumber(before)) {
                return -1;
            }
            if (punctuation && before != 0 && !isBeforePunctuation(before)) {
                return -1;
            }
            Mask masked = mask;
            if (masked == null) {
                masked = Mask.of(text, definitions);
                mask = masked;
            }
            return closeEmphasis(masked, i, open, to, depth);
        }

        private static boolean isBeforePunctuation(int c) {
            return c != '*' && c != '_' && (Chars.isSpace(c) || Chars.isPunctuation(c));
        }

        private int closeEmphasis(Mask masked, int i, int open, int to, int depth) {
            char c = text.charAt(i);
            int length = open - i;
            int total = length;
            int middle = 0;
            for (int run = masked.runFrom(afterOrphan(masked, open, to, c)); masked.start(run) < to; run++) {
                int start = masked.start(run);
                if (masked.at(start) != c || start == open) {
                    continue;
                }
                int end = masked.end(run, to);
                int role = role(masked, open, start, end, to, c);
                effort--;
                if (role == 0) {
                    continue;
                }
                int marks = end - start;
                if (role == OPENS) {
                    total += marks;
                    continue;
                }
                if (role == BOTH && length % 3 != 0 && (length + marks) % 3 == 0) {
                    middle += marks;
                    continue;
                }
                total -= marks;
                if (total > 0) {
                    continue;
                }
                int used = Math.min(marks, marks + total + middle);
                int width = Math.min(length, used) % 2 == 1 ? 1 : 2;
                String name = width == 1 ? "em>" : "strong>";
                out.append('<').append(name);
                write(i + width, start + used - width, depth + 1);
                out.append("</").append(name);
                return start + used;
            }
            return -1;
        }

        /** What a run of marks can do, by the characters around it; 0 for nothing. */
        private int role(Mask masked, int from, int start, int end, int to, char c) {
            int before = masked.codePointBefore(start, from);
            int after = end < to ? masked.codePointAt(end, to) : ' ';
            boolean afterSpace = Chars.isSpace(after);
            boolean afterPunctuation = !afterSpace && isMarkPunctuation(after, c);
            if (Chars.isSpace(before)) {
                return afterSpace ? 0 : OPENS;
            }
            if (isMarkPunctuation(before, c)) {
                return afterSpace ? CLOSES : afterPunctuation ? BOTH : OPENS;
            }
            return afterSpace || afterPunctuation ? CLOSES : c == '*' ? BOTH : 0;
        }

        private boolean isMarkPunctuation(int c, char mark) {
            return Chars.isPunctuation(c) && !(c == '~' && mark == '*' && options.gfm());
        }

        /** Skips a mark of the other kind's strong text that holds one mark of this kind. */
        private int afterOrphan(Mask masked, int open, int to, char c) {
            char other = c == '*' ? '_' : '*';
            int run = masked.runFrom(open);
            if (masked.start(run) >= to - 1 || masked.at(masked.start(run)) != other) {
                return open;
            }
            int first = masked.start(run);
            if (masked.at(first + 1) != other) {
                return open;
            }
            int orphan = nextMark(masked, first + 2, to);
            if (orphan >= to || masked.at(orphan) != c) {
                return open;
            }
            int second = nextMark(masked, orphan + 1, to);
            return second + 1 < to && masked.at(second) == other && masked.at(second + 1) == other ? second : open;
        }

        private int nextMark(Mask masked, int from, int to) {
            for (int i = from; i < to; i++) {
                if (masked.at(i) == '*' || masked.at(i) == '_') {
                    return i;
                }
            }
            return to;
        }
    }

    private static String withoutBracketEscapes(String label) {
        if (label.indexOf('\\') < 0) {
            return label;
        }
        return label.replace("\\[", "[").replace("\\]", "]");
    }
}
