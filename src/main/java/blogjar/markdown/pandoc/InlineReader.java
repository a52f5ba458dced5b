package blogjar.markdown.pandoc;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Inline text to HTML. */
final class InlineReader {
    /** Marks within one another; what is deeper is text. */
    private static final int DEPTH = 100;

    private final PandocOptions options;
    private final Document document;
    /** The notes that were referred to, in their order. */
    private final List<List<Block>> notes = new ArrayList<>();

    private boolean counting = true;
    private boolean inLink;
    private int depth;

    InlineReader(PandocOptions options, Document document) {
        this.options = options;
        this.document = document;
    }

    List<List<Block>> notes() {
        return notes;
    }

    /** A text as HTML, and without any for ids and alternative texts. */
    record Text(String html, String plain) {}

    Text read(String text) {
        Pass pass = new Pass(text);
        pass.until(' ', 0);
        return new Text(pass.html.toString(), pass.plain.toString());
    }

    /** As {@link #read}, but notes are not counted. */
    Text readHeading(String text) {
        counting = false;
        Text read = read(text);
        counting = true;
        return read;
    }

    private final class Pass {
        private final String text;
        private final StringBuilder html = new StringBuilder();
        private final StringBuilder plain = new StringBuilder();
        private int @Nullable [] brackets;
        private int at;
        private int wordEnd = -1;
        private boolean quoted;
        private boolean singleQuoted;
        private int noSingleQuoteFrom = Integer.MAX_VALUE;
        private int noFormulaFrom = Integer.MAX_VALUE;

        Pass(String text) {
            this.text = text;
        }

        private char peek(int ahead) {
            return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
        }

        private void literal(String part) {
            html.append(Escape.text(part));
            plain.append(part);
            at += part.length();
        }

        private void literal(char c, int length) {
            Escape.append(c, html);
            plain.append(c);
            at += length;
        }

        /** Reads to {@code n} marks that may close, or with {@code n} 0 to the end. Whether they were found. */
        boolean until(char mark, int n) {
            while (at < text.length()) {
                boolean emphasis = n == 1 && (mark == '*' || mark == '_');
                if (emphasis && peek(0) == mark && peek(1) == mark && !endsAt(mark, 1, 2)) {
                    at += 2;
                    marked("strong", mark, 2, html.length());
                } else if (n > 0 && ends(mark, n)) {
                    return true;
                } else {
                    inline();
                }
            }
            return false;
        }

        private boolean ends(char mark, int n) {
            if (mark == '"') {
                return peek(0) == '"';
            }
            if (mark == '\'') {
                return peek(0) == '\'' && !Character.isLetterOrDigit(peek(1));
            }
            return endsAt(mark, n, 0);
        }

        private boolean endsAt(char mark, int n, int ahead) {
            for (int i = 0; i < n; i++) {
                if (peek(ahead + i) != mark) {
                    return false;
                }
            }
            return mark == '*' || !options.has("intraword_underscores") || !Character.isLetterOrDigit(peek(ahead + n));
        }

        private void inline() {
            char c = text.charAt(at);
            if (Character.isLetterOrDigit(c)) {
                word();
            } else if (!special(c)) {
                literal(c, 1);
            }
        }

        private void word() {
            int start = at;
            if (options.has("autolink_bare_uris") && text.startsWith("http", at) && bareAddress()) {
                return;
            }
            while (at < text.length() && Character.isLetterOrDigit(text.charAt(at))) {
                Escape.append(text.charAt(at), html);
                at++;
            }
            plain.append(text, start, at);
            wordEnd = at;
        }

        private boolean bareAddress() {
            int from = text.startsWith("://", at + 4) ? at + 7 : text.startsWith("s://", at + 4) ? at + 8 : -1;
            int end = Math.max(from, at);
            while (end < text.length() && " \n<>\"".indexOf(text.charAt(end)) < 0 && text.charAt(end) < 128) {
                end++;
            }
            while (end > from && ".,:;!?')]}*_".indexOf(text.charAt(end - 1)) >= 0) {
                end--;
            }
            return from > 0 && end > from && !inLink && autolink(text.substring(at, end), "uri", end);
        }

        private boolean special(char c) {
            return switch (c) {
                case '*', '_' -> emphasis(c);
                case '`' -> code();
                case '$' -> options.has("tex_math_dollars") && formula();
                case '\\' -> escape();
                case '[' -> bracketed(false);
                case '!' -> peek(1) == '[' && bracketed(true);
                case '^' -> options.has("superscript") && raised("sup", '^') || peek(1) == '[' && inlineNote();
                case '~' -> peek(1) == '~' ? strike() : options.has("subscript") && raised("sub", '~');
                case '<' -> tag();
                case '&' -> reference();
                case ' ', '\n' -> blank();
                case '"', '\'', '-', '.' -> options.has("smart") && smart(c);
                default -> false;
            };
        }

        private boolean emphasis(char mark) {
            if (mark == '_' && wordEnd == at && options.has("intraword_underscores")) {
                return false;
            }
            int run = 0;
            while (peek(run) == mark) {
                run++;
            }
            char next = peek(run);
            if (run > 3 || next == ' ' || next == '\n' || next == '\0' || depth > DEPTH) {
                literal(String.valueOf(mark).repeat(run));
                return true;
            }
            int start = html.length();
            at += run;
            if (run == 3) {
                triple(mark, start);
            } else {
                marked(run == 2 ? "strong" : "em", mark, run, start);
            }
            return true;
        }

        /** Reads what stands in one or two marks; without an end it is text. */
        private void marked(String name, char mark, int n, int start) {
            int plainStart = plain.length();
            depth++;
            boolean closed = until(mark, n);
            depth--;
            if (closed) {
                at += n;
                wordEnd = at;
                html.insert(start, "<" + name + ">").append("</").append(name).append('>');
            } else {
                String marks = String.valueOf(mark).repeat(n);
                html.insert(start, marks);
                plain.insert(Math.min(plainStart, plain.length()), marks);
            }
        }

        private void triple(char mark, int start) {
            depth++;
            boolean closed = until3(mark);
            depth--;
            if (!closed) {
                html.insert(start, String.valueOf(mark).repeat(3));
            } else if (endsAt(mark, 3, 0)) {
                at += 3;
                wordEnd = at;
                html.insert(start, "<strong><em>").append("</em></strong>");
            } else if (endsAt(mark, 2, 0)) {
                at += 2;
                html.insert(start, "<strong>").append("</strong>");
                marked("em", mark, 1, start);
            } else {
                at += 1;
                html.insert(start, "<em>").append("</em>");
                marked("strong", mark, 2, start);
            }
        }

        private boolean until3(char mark) {
            while (at < text.length()) {
                if (endsAt(mark, 1, 0)) {
                    return true;
                }
                inline();
            }
            return false;
        }

        private boolean code() {
            int run = 0;
            while (peek(run) == '`') {
                run++;
            }
            int close = at + run;
            int from = close;
            while (true) {
                close = text.indexOf('`', from);
                if (close < 0) {
                    literal("`".repeat(run));
                    return true;
                }
                int end = close;
                while (end < text.length() && text.charAt(end) == '`') {
                    end++;
                }
                if (end - close == run) {
                    break;
                }
                from = end;
            }
            String code = text.substring(at + run, close).replace('\n', ' ').strip();
            at = close + run;
            Attributes attributes = options.has("inline_code_attributes") ? attributes() : null;
            if (attributes != null && attributes.id().isEmpty() && code.isEmpty()) {
                attributes = Attributes.NONE;
            }
            html.append("<code");
            if (attributes != null) {
                attributes.write(options.idPrefix(), html);
            }
            html.append('>').append(Escape.text(code)).append("</code>");
            plain.append(code);
            return true;
        }

        /** The attributes that begin here, which are then read; or null. */
        private @Nullable Attributes attributes() {
            int end = peek(0) == '{' ? Attributes.end(text, at) : -1;
            Attributes found = end < 0 ? null : Attributes.parse(text.substring(at, end));
            at = found == null ? at : end;
            return found;
        }

        private boolean formula() {
            int n = peek(1) == '$' ? 2 : 1;
            int from = at + n;
            char first = peek(n);
            if (at >= noFormulaFrom || n == 1 && (first == ' ' || first == '\n') || first == '\0') {
                return false;
            }
            for (int i = from; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '\\') {
                    i++;
                } else if (c == '$' && closes(i, n, from)) {
                    math(text.substring(from, i), n == 2);
                    at = i + n;
                    wordEnd = n == 1 ? at : wordEnd;
                    return true;
                }
            }
            noFormulaFrom = n == 1 ? at : noFormulaFrom;
            return n == 2 && literalDollars();
        }

        private boolean literalDollars() {
            literal("$$");
            return true;
        }

        private boolean closes(int i, int n, int from) {
            if (n == 2) {
                return i > from && text.startsWith("$$", i);
            }
            char before = text.charAt(i - 1);
            char after = i + 1 < text.length() ? text.charAt(i + 1) : ' ';
            return i > from && before != ' ' && before != '\n' && !(after >= '0' && after <= '9');
        }

        private void math(String formula, boolean display) {
            html.append(display ? "<span class=\"math display\">\\[" : "<span class=\"math inline\">\\(");
            html.append(Escape.text(formula.strip())).append(display ? "\\]</span>" : "\\)</span>");
            plain.append(formula);
        }

        private boolean escape() {
            char next = peek(1);
            if (next == '\n' || next == '\0') {
                html.append("<br />\n");
                plain.append(' ');
                at = Math.min(at + 2, text.length());
            } else if (next == ' ') {
                literal('\u00a0', 2);
            } else if (next == '(' && options.has("tex_math_single_backslash") && enclosed("\\(", "\\)", false)
                    || next == '[' && options.has("tex_math_single_backslash") && enclosed("\\[", "\\]", true)
                    || options.has("tex_math_double_backslash")
                            && (enclosed("\\\\(", "\\\\)", false) || enclosed("\\\\[", "\\\\]", true))) {
                return true;
            } else if (!Character.isLetterOrDigit(next)) {
                literal(next, 2);
            } else if (options.has("raw_tex") && Latex.commandEnd(text, at) > 0) {
                at = Latex.commandEnd(text, at);
            } else {
                return false;
            }
            return true;
        }

        private boolean enclosed(String open, String close, boolean display) {
            int end = text.startsWith(open, at) ? text.indexOf(close, at + open.length()) : -1;
            if (end < 0) {
                return false;
            }
            math(text.substring(at + open.length(), end), display);
            at = end + close.length();
            return true;
        }

        private boolean strike() {
            char next = peek(2);
            int close = !options.has("strikeout") || next == ' ' || next == '\n' ? -1 : text.indexOf("~~", at + 3);
            while (close >= 0 && " \n".indexOf(text.charAt(close - 1)) >= 0) {
                close = text.indexOf("~~", close + 1);
            }
            if (close < 0) {
                return options.has("subscript") && raised("sub", '~');
            }
            inner("del", at + 2, close);
            at = close + 2;
            return true;
        }

        /** Small text up or down, without blanks in it. */
        private boolean raised(String name, char mark) {
            int close = at + 1;
            while (close < text.length() && text.charAt(close) != mark) {
                if (" \n".indexOf(text.charAt(close)) >= 0) {
                    return false;
                }
                close += text.charAt(close) == '\\' ? 2 : 1;
            }
            if (close >= text.length() || close == at + 1) {
                return false;
            }
            inner(name, at + 1, close);
            at = close + 1;
            return true;
        }

        private void inner(String name, int from, int to) {
            Text inner = nested(text.substring(from, to));
            html.append('<')
                    .append(name)
                    .append('>')
                    .append(inner.html())
                    .append("</")
                    .append(name)
                    .append('>');
            plain.append(inner.plain());
        }

        private Text nested(String part) {
            if (depth > DEPTH) {
                return new Text(Escape.text(part), part);
            }
            depth++;
            Text read = read(part);
            depth--;
            return read;
        }

        private boolean inlineNote() {
            int close = options.has("inline_notes") ? bracket(at + 1) : -1;
            if (close < 0) {
                return false;
            }
            note(List.of(new Block.Paragraph(text.substring(at + 2, close))));
            at = close + 1;
            return true;
        }

        private void note(List<Block> blocks) {
            if (!counting) {
                return;
            }
            notes.add(blocks);
            String number = options.idPrefix() + "fn" + notes.size();
            String back = options.idPrefix() + "fnref" + notes.size();
            html.append("<a href=\"#")
                    .append(number)
                    .append("\" class=\"footnote-ref\" id=\"")
                    .append(back);
            html.append("\" role=\"doc-noteref\"><sup>").append(notes.size()).append("</sup></a>");
        }

        /** The bracket that closes the one at a place, or -1. */
        private int bracket(int open) {
            int[] known = brackets;
            if (known == null) {
                known = brackets();
                brackets = known;
            }
            return known[open];
        }

        private int[] brackets() {
            int[] closing = new int[text.length()];
            Arrays.fill(closing, -1);
            Deque<Integer> opened = new ArrayDeque<>();
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                if (c == '\\') {
                    i++;
                } else if (c == '`') {
                    int end = text.indexOf('`', i + 1);
                    i = end < 0 || end > i + 1000 ? i : end;
                } else if (c == '[') {
                    opened.push(i);
                } else if (c == ']' && !opened.isEmpty()) {
                    closing[opened.pop()] = i;
                }
            }
            return closing;
        }

        private boolean bracketed(boolean image) {
            int open = image ? at + 1 : at;
            int close = bracket(open);
            if (close < 0 || inLink && !image) {
                return false;
            }
            String inner = text.substring(open + 1, close);
            if (!image && inner.startsWith("^") && options.has("footnotes")) {
                List<Block> note = document.note(inner.substring(1));
                if (note != null) {
                    note(note);
                    at = close + 1;
                } else {
                    literal(text.substring(at, close + 1));
                }
                return true;
            }
            char next = close + 1 < text.length() ? text.charAt(close + 1) : ' ';
            int before = at;
            at = close + 1;
            if (next == '(' && source(inner, image) || !image && next == '{' && span(inner)) {
                return true;
            }
            int name = next == '[' ? bracket(close + 1) : -1;
            String label = name < 0 || name == close + 2 ? inner : text.substring(close + 2, name);
            Document.Target target = label.length() > 1000 ? null : document.target(label);
            at = target == null ? before : name < 0 ? close + 1 : name + 1;
            if (target == null) {
                return name > close + 2 && !image && undefined(inner, label, name + 1);
            }
            target(inner, target, image);
            return true;
        }

        /** Two pairs of brackets that no definition makes a link. */
        private boolean undefined(String inner, String label, int end) {
            for (String part : List.of(inner, label)) {
                Text read = nested(part);
                html.append('[').append(read.html()).append(']');
                plain.append('[').append(read.plain()).append(']');
            }
            at = end;
            return true;
        }

        private boolean span(String inner) {
            Attributes attributes = options.has("bracketed_spans") ? attributes() : null;
            if (attributes == null) {
                return false;
            }
            Text content = nested(inner);
            boolean underline = attributes.classes().equals(List.of("underline"))
                    || attributes.classes().equals(List.of("ul"));
            html.append(underline ? "<u" : "<span");
            (underline ? new Attributes(attributes.id(), List.of(), attributes.pairs()) : attributes)
                    .write(options.idPrefix(), html);
            html.append('>').append(content.html()).append(underline ? "</u>" : "</span>");
            plain.append(content.plain());
            return true;
        }

        /** {@code (address "title"){attributes}}. */
        private boolean source(String inner, boolean image) {
            int open = at;
            int end = sourceEnd(open);
            Document.Target target = end < 0
                    ? null
                    : Document.Target.parse(spaced(text.substring(open + 1, end).trim()));
            if (target == null) {
                return false;
            }
            at = end + 1;
            Attributes attributes = options.has("link_attributes") ? attributes() : null;
            target(
                    inner,
                    attributes == null ? target : new Document.Target(target.address(), target.title(), attributes),
                    image);
            return true;
        }

        /** Blanks within an address are part of it; those before a title are not. */
        private static String spaced(String source) {
            int title =
                    source.endsWith("\"") ? source.indexOf(" \"") : source.endsWith("'") ? source.indexOf(" '") : -1;
            String address = (title < 0 ? source : source.substring(0, title))
                    .replace('\n', ' ')
                    .trim();
            return address.replace(" ", "%20") + (title < 0 ? "" : source.substring(title));
        }

        private int sourceEnd(int open) {
            int parentheses = 0;
            boolean title = false;
            for (int i = open; i < text.length() && i < open + 4000; i++) {
                char c = text.charAt(i);
                if (c == '\\') {
                    i++;
                } else if (c == '"' && (title || " \n".indexOf(text.charAt(i - 1)) >= 0)) {
                    title = !title;
                } else if (title) {
                    continue;
                } else if (c == '(') {
                    parentheses++;
                } else if (c == ')' && --parentheses == 0) {
                    return i;
                }
            }
            return -1;
        }

        private void target(String inner, Document.Target target, boolean image) {
            String address = Escape.address(target.address());
            boolean outer = inLink;
            inLink = inLink || !image;
            Text content = nested(inner);
            inLink = outer;
            html.append(image ? "<img src=\"" : "<a href=\"").append(address).append('"');
            if (!target.title().isEmpty()) {
                html.append(" title=\"").append(Escape.text(target.title())).append('"');
            }
            target.attributes().write(options.idPrefix(), html);
            if (image) {
                html.append(content.plain().isEmpty() ? "" : " alt=\"" + Escape.text(content.plain()) + '"');
                html.append(" />");
            } else {
                html.append('>').append(content.html()).append("</a>");
            }
            plain.append(content.plain());
        }

        /** An address in angle brackets, or a tag as it is. */
        private boolean tag() {
            int close = text.indexOf('>', at);
            String inner = close < 0 || close > at + 2000 ? "" : text.substring(at + 1, close);
            if (inner.matches("[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\\s<>]*")) {
                return autolink(inner, "uri", close + 1);
            }
            if (inner.matches("[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+")) {
                return autolink(inner, "email", close + 1);
            }
            int end = options.has("raw_html") ? Tags.end(text, at) : -1;
            if (end < 0) {
                return false;
            }
            html.append(text, at, end);
            at = end;
            return true;
        }

        private boolean autolink(String address, String kind, int end) {
            String href = (kind.equals("email") ? "mailto:" : "") + address;
            html.append("<a href=\"")
                    .append(Escape.address(href))
                    .append("\" class=\"")
                    .append(kind)
                    .append("\">");
            html.append(Escape.text(address)).append("</a>");
            plain.append(address);
            at = end;
            return true;
        }

        private boolean reference() {
            int end = text.indexOf(';', at);
            if (end < 0
                    || end > at + 32
                    || !text.substring(at + 1, end).matches("#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]*")) {
                return false;
            }
            html.append(text, at, end + 1);
            plain.append(' ');
            at = end + 1;
            return true;
        }

        private boolean blank() {
            int end = at;
            while (end < text.length() && text.charAt(end) == ' ') {
                end++;
            }
            if (end == text.length() || text.charAt(end) != '\n') {
                html.append(' ');
                plain.append(' ');
                at = end;
                return true;
            }
            boolean breaks = end > at + 1 || options.has("hard_line_breaks");
            html.append(breaks ? "<br />\n" : options.has("ignore_line_breaks") || isBetweenWide(end) ? "" : "\n");
            plain.append(' ');
            at = end + 1;
            while (peek(0) == ' ') {
                at++;
            }
            return true;
        }

        private boolean isBetweenWide(int lineEnd) {
            return options.has("east_asian_line_breaks")
                    && at > 0
                    && lineEnd + 1 < text.length()
                    && Indent.width(text.charAt(at - 1)) == 2
                    && Indent.width(text.charAt(lineEnd + 1)) == 2;
        }

        private boolean smart(char c) {
            switch (c) {
                case '-' -> {
                    int n = peek(1) != '-' ? 0 : peek(2) == '-' ? 3 : 2;
                    if (n > 0) {
                        literal(n == 3 ? '\u2014' : '\u2013', n);
                    }
                    return n > 0;
                }
                case '.' -> {
                    boolean dots = peek(1) == '.' && peek(2) == '.';
                    literal(dots ? '\u2026' : '.', dots ? 3 : 1);
                    wordEnd = dots ? wordEnd : at;
                }
                case '"' -> doubleQuote();
                default -> singleQuote();
            }
            return true;
        }

        private void doubleQuote() {
            char next = peek(1);
            if (quoted || wordEnd == at || next == ' ' || next == '\n' || next == '\0' || depth > DEPTH) {
                literal('\u201d', 1);
                return;
            }
            literal('\u201c', 1);
            quoted = true;
            depth++;
            boolean closed = until('"', 1);
            depth--;
            quoted = false;
            if (closed) {
                literal('\u201d', 1);
            }
        }

        private void singleQuote() {
            char next = peek(1);
            int close = at + 1 < noSingleQuoteFrom ? singleQuoteEnd() : -1;
            boolean opens = close > 0 && !singleQuoted && wordEnd != at && ")!],.;:-? \n\0'".indexOf(next) < 0;
            if (!opens || depth > DEPTH) {
                literal('\u2019', 1);
                return;
            }
            int html0 = html.length();
            int plain0 = plain.length();
            literal('\u2018', 1);
            singleQuoted = true;
            depth++;
            boolean closed = until('\'', 1);
            depth--;
            singleQuoted = false;
            if (closed) {
                literal('\u2019', 1);
            } else {
                html.setCharAt(html0, '\u2019');
                plain.setCharAt(plain0, '\u2019');
            }
        }

        private int singleQuoteEnd() {
            int close = text.indexOf('\'', at + 1);
            while (close >= 0 && close + 1 < text.length() && Character.isLetterOrDigit(text.charAt(close + 1))) {
                close = text.indexOf('\'', close + 1);
            }
            noSingleQuoteFrom = close < 0 ? at : noSingleQuoteFrom;
            return close;
        }
    }
}
