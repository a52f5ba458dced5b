package blogjar.markdown.pandoc;

/** What is written as it is: code, formulas, what a backslash escapes. */
final class Verbatims {
    private static final int NOWHERE = -1;
    private static final int NOT_HERE = -2;

    private final PandocOptions options;
    private final Cursor in;
    private int noFormulaFrom = Integer.MAX_VALUE;

    Verbatims(PandocOptions options, Cursor in) {
        this.options = options;
        this.in = in;
    }

    boolean code() {
        int run = 0;
        while (in.peek(run) == '`') {
            run++;
        }
        int close = in.at + run;
        int from = close;
        while (true) {
            close = in.text.indexOf('`', from);
            if (close < 0) {
                in.literal("`".repeat(run));
                return true;
            }
            int end = close;
            while (end < in.text.length() && in.text.charAt(end) == '`') {
                end++;
            }
            if (end - close == run) {
                break;
            }
            from = end;
        }
        String code = in.text.substring(in.at + run, close).replace('\n', ' ').strip();
        in.at = close + run;
        Attributes attributes = options.has("inline_code_attributes") ? Attributes.read(in) : null;
        if (attributes != null && attributes.id().isEmpty() && code.isEmpty()) {
            attributes = Attributes.NONE;
        }
        in.html.append("<code");
        if (attributes != null) {
            attributes.write(options.idPrefix(), in.html);
        }
        in.html.append('>').append(Escape.text(code)).append("</code>");
        in.plain.append(code);
        return true;
    }

    boolean formula() {
        int n = in.peek(1) == '$' ? 2 : 1;
        int from = in.at + n;
        char first = in.peek(n);
        if (in.at >= noFormulaFrom || n == 1 && (first == ' ' || first == '\n') || first == '\0') {
            return false;
        }
        int close = n == 2 ? endOfDisplay(from) : endOfInline(from);
        if (close >= 0) {
            math(in.text.substring(from, close), n == 2);
            in.at = close + n;
            in.wordEnd = n == 1 ? in.at : in.wordEnd;
            return true;
        }
        noFormulaFrom = n == 1 && close == NOWHERE ? in.at : noFormulaFrom;
        return n == 2 && literalDollars();
    }

    private boolean literalDollars() {
        in.literal("$$");
        return true;
    }

    private int endOfDisplay(int from) {
        for (int i = from; i < in.text.length(); i++) {
            char c = in.text.charAt(i);
            if (c == '$' && i > from && in.text.startsWith("$$", i)) {
                return i;
            }
            i += c == '\\' ? 1 : 0;
        }
        return NOWHERE;
    }

    /** The next dollar, unless a blank stands before it or a digit behind. */
    private int endOfInline(int from) {
        for (int i = from; i < in.text.length(); i++) {
            char c = in.text.charAt(i);
            char next = i + 1 < in.text.length() ? in.text.charAt(i + 1) : ' ';
            if (c == '$') {
                return i == from || next >= '0' && next <= '9' ? NOT_HERE : i;
            }
            if ((c == ' ' || c == '\n') && next == '$') {
                return NOT_HERE;
            }
            i += c == '\\' ? 1 : 0;
        }
        return NOWHERE;
    }

    private void math(String formula, boolean display) {
        in.html.append(display ? "<span class=\"math display\">\\[" : "<span class=\"math inline\">\\(");
        in.html.append(Escape.text(formula.strip())).append(display ? "\\]</span>" : "\\)</span>");
        in.plain.append(formula);
    }

    boolean escape() {
        char next = in.peek(1);
        if (next == '\n' || next == '\0') {
            in.html.append("<br />\n");
            in.plain.append(' ');
            in.at = Math.min(in.at + 2, in.text.length());
        } else if (next == ' ') {
            in.literal('\u00a0', 2);
        } else if (next == '(' && options.has("tex_math_single_backslash") && enclosed("\\(", "\\)", false)
                || next == '[' && options.has("tex_math_single_backslash") && enclosed("\\[", "\\]", true)
                || options.has("tex_math_double_backslash")
                        && (enclosed("\\\\(", "\\\\)", false) || enclosed("\\\\[", "\\\\]", true))) {
            return true;
        } else if (!Character.isLetterOrDigit(next)) {
            in.literal(next, 2);
        } else if (options.has("raw_tex") && Latex.commandEnd(in.text, in.at) > 0) {
            in.at = Latex.commandEnd(in.text, in.at);
        } else {
            return false;
        }
        return true;
    }

    private boolean enclosed(String open, String close, boolean display) {
        int end = in.text.startsWith(open, in.at) ? in.text.indexOf(close, in.at + open.length()) : -1;
        if (end < 0) {
            return false;
        }
        math(in.text.substring(in.at + open.length(), end), display);
        in.at = end + close.length();
        return true;
    }
}
