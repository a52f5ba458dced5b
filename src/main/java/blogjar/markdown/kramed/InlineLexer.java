package blogjar.markdown.kramed;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Inline text to HTML, by kramed's rules in kramed's order. One document's: it remembers whether it is in a link. */
final class InlineLexer {
    /** Marks within one another; what is deeper is text. */
    private static final int DEPTH = 100;
    /** Longer names define nothing, as in CommonMark. */
    private static final int NAME = 1000;

    private final KramedOptions options;
    private final Map<String, BlockLexer.Target> targets;
    private boolean inLink;
    private int depth;
    private boolean whole = true;

    InlineLexer(KramedOptions options, Map<String, BlockLexer.Target> targets) {
        this.options = options;
        this.targets = targets;
    }

    String html(String text) {
        StringBuilder out = new StringBuilder(text.length() + 32);
        write(text, out);
        return out.toString();
    }

    /** Whether no text stood too deep to be read. */
    boolean isWhole() {
        return whole;
    }

    private void write(String text, StringBuilder out) {
        if (depth > DEPTH) {
            whole = false;
            out.append(SmartText.escape(text));
            return;
        }
        depth++;
        new Pass(new Source(text), out).run();
        depth--;
    }

    private BlockLexer.@Nullable Target target(String text, int from, int to) {
        if (targets.isEmpty() || to - from > NAME) {
            return null;
        }
        StringBuilder name = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!blogjar.text.JsSpace.is(c)) {
                name.append(c);
            } else if (i == from || !blogjar.text.JsSpace.is(text.charAt(i - 1))) {
                name.append(' ');
            }
        }
        return targets.get(name.toString().toLowerCase(Locale.ROOT));
    }

    private final class Pass {
        private final Source source;
        private final String text;
        private final StringBuilder out;
        private final Brackets brackets;
        private final boolean gfm = options.gfm();
        private final boolean pedantic = !gfm && options.pedantic();
        private final Runs[] runs = new Runs[128];
        private @Nullable HtmlTags tags;
        private int autolinkEnd;
        private int autolinkSign;
        private int blanksEnd;
        private int noCodeBefore;
        private boolean noCommentEnd;
        private int at;

        Pass(Source source, StringBuilder out) {
            this.source = source;
            this.text = source.text;
            this.out = out;
            this.brackets = new Brackets(source);
        }

        void run() {
            while (at < source.length) {
                if (!special(text.charAt(at))) {
                    int end = textEnd();
                    String part = text.substring(at, end);
                    out.append(SmartText.escape(options.smartypants() ? SmartText.smart(part) : part));
                    at = end;
                }
            }
        }

        private boolean special(char c) {
            return switch (c) {
                case '\\' -> escape();
                case '<' -> autolink() || html();
                case 'h' -> gfm && !inLink && address();
                case '!' -> source.is(at + 1, '[') && bracketed(at + 2);
                case '[' -> bracketed(at + 1);
                case '_', '*' -> strong(c) || emphasis(c);
                case '`' -> code();
                case '$' -> options.mathjax() && formula();
                case '~' -> gfm && strike();
                case ' ', '\n' -> lineBreak();
                default -> false;
            };
        }

        private boolean escape() {
            if (at + 1 == source.length
                    || (gfm ? "\\`*{}[]()#$+-.!_>~|" : "\\`*{}[]()#$+-.!_>").indexOf(text.charAt(at + 1)) < 0) {
                return false;
            }
            out.append(text.charAt(at + 1));
            at += 2;
            return true;
        }

        /** {@code <https://…>} or {@code <a@b>}. */
        private boolean autolink() {
            if (autolinkEnd <= at) {
                findAutolinkEnd();
            }
            if (!source.is(autolinkEnd, '>') || autolinkSign < at + 2) {
                return false;
            }
            String address = text.substring(at + 1, autolinkEnd);
            if (text.charAt(autolinkSign) == '@') {
                String mail = SmartText.escapeAll(
                        address.length() > 6 && address.charAt(6) == ':' ? address.substring(7) : address);
                link("mailto:" + mail, "", mail);
            } else {
                link(SmartText.escape(address), "", SmartText.escape(address));
            }
            at = autolinkEnd + 1;
            return true;
        }

        /** A blank or {@code >}, and the last {@code @} or {@code :/} with a character between. */
        private void findAutolinkEnd() {
            int end = at + 1;
            while (end < source.length && text.charAt(end) != ' ' && text.charAt(end) != '>') {
                end++;
            }
            int sign = end - 2;
            while (sign > at + 1 && text.charAt(sign) != '@' && !(text.startsWith(":/", sign) && sign + 2 < end)) {
                sign--;
            }
            autolinkEnd = end;
            autolinkSign = sign;
        }

        private void link(String address, String title, String html) {
            out.append("<a href=\"").append(address).append('"');
            if (!title.isEmpty()) {
                out.append(" title=\"").append(title).append('"');
            }
            out.append('>').append(html).append("</a>");
        }

        /** A bare address. */
        private boolean address() {
            int from = text.startsWith("http://", at) ? at + 7 : text.startsWith("https://", at) ? at + 8 : -1;
            if (from < 0) {
                return false;
            }
            int end = from;
            while (end < source.length && text.charAt(end) != '<' && !source.isWhite(end)) {
                end++;
            }
            while (end > from + 1 && ".,:;\"')]".indexOf(text.charAt(end - 1)) >= 0) {
                end--;
            }
            if (end < from + 2) {
                return false;
            }
            String address = SmartText.escape(text.substring(at, end));
            link(address, "", address);
            at = end;
            return true;
        }

        /** A comment, an element whose content is read too unless it is a block, or a lone tag. */
        private boolean html() {
            if (!noCommentEnd && text.startsWith("<!--", at)) {
                int comment = text.indexOf("-->", at + 4);
                if (comment >= 0) {
                    return raw(comment + 3);
                }
                noCommentEnd = true;
            }
            int end = tags().end(at + 1);
            if (end < 0) {
                return false;
            }
            int unnamed = tags().closing("", end + 1);
            if (unnamed >= 0) {
                int later = tags().closing("", end + 2);
                return raw((later < 0 ? unnamed : later) + 3);
            }
            int nameEnd = HtmlTags.nameEnd(text, at + 1);
            if (nameEnd < 0) {
                return false;
            }
            String name = text.substring(at + 1, nameEnd);
            int close = tags().closing(name, end + 2);
            if (close < 0) {
                return raw(tags().closing(name, end + 1) < 0 ? end + 1 : end + name.length() + 4);
            }
            return element(name, text.substring(at, close + name.length() + 3), text.substring(end + 1, close));
        }

        private boolean raw(int end) {
            out.append(text, at, end);
            at = end;
            return true;
        }

        private boolean element(String name, String html, String content) {
            boolean link = name.equals("a") && !inLink;
            if (!link && HtmlTags.isBlock(name)) {
                return raw(at + html.length());
            }
            // As kramed does it: where the content is found first, be it within the tag.
            int start = HtmlTags.firstPlace(content, html);
            out.append(html, 0, start);
            inLink = link || inLink;
            write(content, out);
            inLink = !link && inLink;
            out.append(html, start + content.length(), html.length());
            at += html.length();
            return true;
        }

        private HtmlTags tags() {
            HtmlTags known = tags;
            if (known == null) {
                known = new HtmlTags(text, end -> true);
                tags = known;
            }
            return known;
        }

        /** Links, images and notes; a name that nothing defines is text, but for its bracket. */
        private boolean bracketed(int from) {
            int close = brackets.link(from);
            if (close >= 0) {
                Brackets.Address address = brackets.address(close + 1);
                target(from, close, new BlockLexer.Target(address.address(), address.title()), address.end());
                return true;
            }
            close = source.is(from, '^') ? brackets.note(from + 1) : -1;
            if (close >= 0) {
                String name = text.substring(from + 1, close);
                out.append("<sup><a href=\"#fn_")
                        .append(name)
                        .append("\" id=\"reffn_")
                        .append(name);
                out.append("\">").append(name).append("</a></sup>");
                at = close + 1;
                return true;
            }
            return reference(from);
        }

        private boolean reference(int from) {
            int close = brackets.reference(from);
            int name = close < 0 ? from : source.skipWhite(close + 1) + 1;
            int nameEnd = close < 0 ? brackets.name(from) : source.closingBracket(name);
            if (nameEnd < 0) {
                return false;
            }
            int textEnd = close < 0 ? nameEnd : close;
            BlockLexer.Target target = nameEnd > name
                    ? InlineLexer.this.target(text, name, nameEnd)
                    : InlineLexer.this.target(text, from, textEnd);
            if (target == null) {
                out.append(text.charAt(at));
                at++;
            } else {
                target(from, textEnd, target, nameEnd + 1);
            }
            return true;
        }

        private void target(int from, int to, BlockLexer.Target target, int end) {
            String inner = text.substring(from, to);
            String address = SmartText.escape(target.address());
            String title = SmartText.escape(target.title());
            inLink = true;
            if (text.charAt(at) == '!') {
                out.append("<img src=\"").append(address).append("\" alt=\"").append(SmartText.escape(inner));
                out.append(title.isEmpty() ? "\"" : "\" title=\"" + title + '"').append('>');
            } else {
                link(address, title, InlineLexer.this.html(inner));
            }
            inLink = false;
            at = end;
        }

        private boolean strong(char mark) {
            int close = source.is(at + 1, mark) ? runs(mark).strong(at) : -1;
            return close >= 0 && element("strong", at + 2, close, close + 2);
        }

        private boolean emphasis(char mark) {
            int close = runs(mark).emphasis(at);
            return close >= 0 && element("em", at + 1, close, close + 1);
        }

        private boolean strike() {
            int close = source.is(at + 1, '~') ? runs('~').strike(at) : -1;
            return close >= 0 && element("del", at + 2, close, close + 2);
        }

        private boolean element(String name, int from, int to, int end) {
            out.append('<').append(name).append('>');
            write(text.substring(from, to), out);
            out.append("</").append(name).append('>');
            at = end;
            return true;
        }

        private Runs runs(char mark) {
            if (runs[mark] == null) {
                runs[mark] = new Runs(source, mark, pedantic);
            }
            return runs[mark];
        }

        private boolean code() {
            if (at < noCodeBefore) {
                return false;
            }
            int run = source.skip(at, '`') - at;
            if (enclosed('`', run, at + run, "<code>", "</code>")) {
                return true;
            }
            int length = runs('`').shorter(run, at + run);
            if (length == 0) {
                noCodeBefore = at + run;
                return false;
            }
            int close = runs('`').exactly(length, at + run);
            return enclosed('`', length, at + length, close, "<code>", "</code>");
        }

        private boolean formula() {
            return source.is(at + 1, '$') && enclosed('$', 2, at + 2, "<script type=\"math/tex\">", "</script>");
        }

        /** What stands between {@code n} marks and the next run of just as many; blanks at the ends go. */
        private boolean enclosed(char mark, int n, int from, String open, String end) {
            int start = source.skipWhite(from);
            int close = runs(mark).exactly(n, start + 1);
            if (close < 0 && start > from && runs(mark).exactly(n, start) == start) {
                close = start;
                start--;
            }
            return close >= 0 && enclosed(mark, n, start, close, open, end);
        }

        private boolean enclosed(char mark, int n, int from, int close, String open, String end) {
            int to = Math.max(source.trimmedEnd(from, close), from + 1);
            to += text.charAt(to - 1) == mark ? 1 : 0;
            String content = text.substring(from, to);
            out.append(open)
                    .append(mark == '$' ? content : SmartText.escapeAll(content))
                    .append(end);
            at = close + n;
            return true;
        }

        private boolean lineBreak() {
            int lineEnd = lineEndBehindBlanks(at);
            if (lineEnd < 0 || lineEnd + 1 >= source.blankFrom) {
                return false;
            }
            out.append("<br>");
            at = lineEnd + 1;
            return true;
        }

        /** The line end that the blanks from here on lead to, if they break the line; or -1. */
        private int lineEndBehindBlanks(int from) {
            if (blanksEnd < from || blanksEnd == from && source.is(from, ' ')) {
                blanksEnd = source.skip(from, ' ');
            }
            boolean breaks = gfm && options.breaks() || blanksEnd - from > 1;
            return breaks && source.is(blanksEnd, '\n') ? blanksEnd : -1;
        }

        /** Text goes on to the next character that may be special. */
        private int textEnd() {
            int i = at + 1;
            while (i < source.length && !endsText(i)) {
                i++;
            }
            return i;
        }

        private boolean endsText(int i) {
            return switch (text.charAt(i)) {
                case '\\', '<', '!', '[', '_', '*', '`', '$' -> true;
                case '~' -> gfm;
                case 'h' -> gfm && (text.startsWith("http://", i) || text.startsWith("https://", i));
                case ' ', '\n' -> lineEndBehindBlanks(i) >= 0;
                default -> false;
            };
        }
    }
}
