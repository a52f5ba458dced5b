package blogjar.markdown.pandoc;

/** One reading of a text: words, emphasis, and who reads what begins with another mark. */
final class InlinePass {
    private final InlineReader reader;
    private final PandocOptions options;
    private final Cursor in;
    private final Verbatims verbatims;
    private final Links links;
    private final Addresses addresses;
    private final SmallMarks marks;
    private final SmartMarks smart;

    InlinePass(InlineReader reader, PandocOptions options, Document document, Cursor in) {
        this.reader = reader;
        this.options = options;
        this.in = in;
        this.verbatims = new Verbatims(options, in);
        this.links = new Links(reader, options, document, in);
        this.addresses = new Addresses(reader, options, in);
        this.marks = new SmallMarks(reader, options, in);
        this.smart = new SmartMarks(reader, this, in);
    }

    /** Reads to {@code n} marks that may close, or with {@code n} 0 to the end. Whether they were found. */
    boolean until(char mark, int n) {
        while (in.at < in.text.length()) {
            boolean emphasis = n == 1 && (mark == '*' || mark == '_');
            if (emphasis && in.peek(0) == mark && in.peek(1) == mark && !endsAt(mark, 1, 2)) {
                in.at += 2;
                marked("strong", mark, 2, in.html.length());
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
            return in.peek(0) == '"';
        }
        if (mark == '\'') {
            return in.peek(0) == '\'' && !Character.isLetterOrDigit(in.peek(1));
        }
        return endsAt(mark, n, 0);
    }

    private boolean endsAt(char mark, int n, int ahead) {
        for (int i = 0; i < n; i++) {
            if (in.peek(ahead + i) != mark) {
                return false;
            }
        }
        return mark == '*' || !options.has("intraword_underscores") || !Character.isLetterOrDigit(in.peek(ahead + n));
    }

    private void inline() {
        char c = in.text.charAt(in.at);
        if (Character.isLetterOrDigit(c)) {
            word();
        } else if (!special(c)) {
            in.literal(c, 1);
        }
    }

    private void word() {
        int start = in.at;
        if (options.has("autolink_bare_uris") && in.text.startsWith("http", in.at) && addresses.bare()) {
            return;
        }
        while (in.at < in.text.length() && Character.isLetterOrDigit(in.text.charAt(in.at))) {
            Escape.append(in.text.charAt(in.at), in.html);
            in.at++;
        }
        in.plain.append(in.text, start, in.at);
        in.wordEnd = in.at;
    }

    private boolean special(char c) {
        return switch (c) {
            case '*', '_' -> emphasis(c);
            case '`' -> verbatims.code();
            case '$' -> options.has("tex_math_dollars") && verbatims.formula();
            case '\\' -> verbatims.escape();
            case '[' -> links.bracketed(false);
            case '!' -> in.peek(1) == '[' && links.bracketed(true);
            case '^' ->
                options.has("superscript") && marks.raised("sup", '^') || in.peek(1) == '[' && links.inlineNote();
            case '~' -> in.peek(1) == '~' ? marks.strike() : options.has("subscript") && marks.raised("sub", '~');
            case '<' -> addresses.tag();
            case '&' -> marks.reference();
            case ' ', '\n' -> marks.blank();
            case '"', '\'', '-', '.' -> options.has("smart") && smart.smart(c);
            default -> false;
        };
    }

    private boolean emphasis(char mark) {
        if (mark == '_' && in.wordEnd == in.at && options.has("intraword_underscores")) {
            return false;
        }
        int run = 0;
        while (in.peek(run) == mark) {
            run++;
        }
        char next = in.peek(run);
        if (run > 3 || next == ' ' || next == '\n' || next == '\0' || reader.isDeep()) {
            in.literal(String.valueOf(mark).repeat(run));
            return true;
        }
        int start = in.html.length();
        in.at += run;
        if (run == 3) {
            triple(mark, start);
        } else {
            marked(run == 2 ? "strong" : "em", mark, run, start);
        }
        return true;
    }

    /** Reads what stands in one or two marks; without an end it is text. */
    private void marked(String name, char mark, int n, int start) {
        int plainStart = in.plain.length();
        reader.depth++;
        boolean closed = until(mark, n);
        reader.depth--;
        if (closed) {
            in.at += n;
            in.wordEnd = in.at;
            in.html.insert(start, "<" + name + ">").append("</").append(name).append('>');
        } else {
            String marks = String.valueOf(mark).repeat(n);
            in.html.insert(start, marks);
            in.plain.insert(Math.min(plainStart, in.plain.length()), marks);
        }
    }

    private void triple(char mark, int start) {
        reader.depth++;
        boolean closed = until3(mark);
        reader.depth--;
        if (!closed) {
            in.html.insert(start, String.valueOf(mark).repeat(3));
        } else if (endsAt(mark, 3, 0)) {
            in.at += 3;
            in.wordEnd = in.at;
            in.html.insert(start, "<strong><em>").append("</em></strong>");
        } else if (endsAt(mark, 2, 0)) {
            in.at += 2;
            in.html.insert(start, "<strong>").append("</strong>");
            marked("em", mark, 1, start);
        } else {
            in.at += 1;
            in.html.insert(start, "<em>").append("</em>");
            marked("strong", mark, 2, start);
        }
    }

    private boolean until3(char mark) {
        while (in.at < in.text.length()) {
            if (endsAt(mark, 1, 0)) {
                return true;
            }
            inline();
        }
        return false;
    }
}
