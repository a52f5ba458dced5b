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
        new Span(text, out, 0).write(0, text.length(), 0);
    }

    /** One stretch of text. */
    private final class Span {
        private static final int DEEPEST = 60;

        private final String text;
        private final StringBuilder out;
        private final int nesting;
        private final TextRuns runs;
        private @Nullable Mask mask;
        private int lastParenthesis = -2;
        private int noTicks = -1; // the length of a run of backticks that does not come again
        private int noStrike = Integer.MAX_VALUE;
        private int noStrikes = Integer.MAX_VALUE;

        Span(String text, StringBuilder out, int nesting) {
            this.text = text;
            this.out = out;
            this.nesting = nesting;
            this.runs = new TextRuns(text, options.gfm(), options.breaks());
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
                    end = runs.end(i, to);
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
                boolean searched = i + 1 < to && (text.charAt(i + 1) == '!' || text.charAt(i + 1) == '?');
                effort -= searched ? text.length() - i : 64;
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
            int end = effort < 0 ? -1 : Autolink.urlEnd(text, i, to);
            String scheme = "";
            if (end >= 0) {
                effort -= end - i;
                end = Autolink.trimmed(text, i, end);
                scheme = text.regionMatches(false, i, "www.", 0, 4) ? "http://" : "";
            } else if (runs.mailAt(i, to) >= 0) {
                end = Autolink.mailEnd(text, runs.mailAt(i, to), to);
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
            if (Autolink.isUrl(text, from, to)) {
                return true;
            }
            int at = runs.mailAt(from, to);
            return at >= 0 && Autolink.mailEnd(text, at, to) >= 0;
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
            if (effort < 0) {
                return null;
            }
            return options.pedantic() ? PedanticLinks.inline(text, open, to) : LinkSyntax.inline(text, open, to);
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
            boolean punctuation = Chars.isPunctuation(next) && !(next == '~' && options.gfm());
            if (c == '_' && !punctuation && before != 0 && Chars.isLetterOrNumber(before)) {
                return -1;
            }
            if (punctuation && before != 0 && !isBeforePunctuation(before)) {
                return -1;
            }
            Mask masked = mask;
            if (masked == null) {
                masked = Mask.of(text, definitions, options.gfm());
                mask = masked;
            }
            Mask.Closing closing = masked.closing(c, open, open - i, to);
            effort -= closing.effort();
            if (closing.start() < 0) {
                return -1;
            }
            int width = Math.min(open - i, closing.length()) % 2 == 1 ? 1 : 2;
            int end = closing.start() + closing.length();
            String name = width == 1 ? "em>" : "strong>";
            out.append('<').append(name);
            write(i + width, end - width, depth + 1);
            out.append("</").append(name);
            return end;
        }

        private static boolean isBeforePunctuation(int c) {
            return c != '*' && c != '_' && (Chars.isSpace(c) || Chars.isPunctuation(c));
        }
    }

    private static String withoutBracketEscapes(String label) {
        if (label.indexOf('\\') < 0) {
            return label;
        }
        return label.replace("\\[", "[").replace("\\]", "]");
    }
}
