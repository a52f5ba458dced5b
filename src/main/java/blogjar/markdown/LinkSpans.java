package blogjar.markdown;

import org.jspecify.annotations.Nullable;

/** Links and images within one stretch of text. */
final class LinkSpans {
    private static final int DEEPEST = 8;

    private final Inlines inlines;
    private final MarkdownOptions options;
    private final String text;
    private final int to;
    private final StringBuilder out;
    private final int depth;
    private final int linked;
    private int lastParenthesis = -2;

    LinkSpans(Inlines inlines, String text, StringBuilder out, int depth, int linked) {
        this.inlines = inlines;
        this.options = inlines.options();
        this.text = text;
        this.to = text.length();
        this.out = out;
        this.depth = depth;
        this.linked = linked;
    }

    /** How many links the text stands in. */
    int linked() {
        return linked;
    }

    /**
     * Writes the link that begins here, or the mark alone where its name has no address.
     *
     * @param i where the link begins, with the mark of an image if it is one
     * @param open its bracket
     * @return where it ends, or -1
     */
    int write(int i, int open) {
        if (linked > DEEPEST) {
            inlines.noteTooDeep();
            return -1;
        }
        if (inlines.isSpent()) {
            return -1;
        }
        int close = LinkSyntax.endOfText(text, open + 1, to);
        if (close > 0 && close + 1 < to && text.charAt(close + 1) == '(' && lastParenthesis() > close) {
            Target target = inlineTarget(close + 1);
            if (target != null) {
                write(i < open, open + 1, close, target);
                return target.end();
            }
        }
        return reference(i, open, close);
    }

    private int lastParenthesis() {
        if (lastParenthesis == -2) {
            lastParenthesis = text.lastIndexOf(')');
        }
        return lastParenthesis;
    }

    private @Nullable Target inlineTarget(int open) {
        int end = open;
        while (end < to && text.charAt(end) > ' ') {
            end++;
        }
        inlines.spend(end - open);
        if (inlines.isSpent()) {
            return null;
        }
        return options.pedantic() ? PedanticLinks.inline(text, open, to) : LinkSyntax.inline(text, open, to);
    }

    /** A link by name; brackets that name nothing are text. */
    private int reference(int i, int open, int close) {
        Name name = close < 0 ? null : options.pedantic() ? pedanticName(open, close) : secondName(close);
        int textTo = close;
        if (name == null) {
            name = onlyName(open);
            textTo = name == null ? -1 : name.to();
        }
        if (name == null) {
            return -1;
        }
        String label = text.substring(name.from(), name.to());
        Target target =
                inlines.definitions().isEmpty() ? null : inlines.definitions().find(label);
        if (target == null) {
            out.append(text.charAt(i));
            return i + 1;
        }
        write(i < open, open + 1, textTo, target.endingAt(name.end()));
        return name.end();
    }

    /** @param end behind its bracket, or the empty ones that follow it */
    private record Name(int from, int to, int end) {}

    /** {@code [text][name]}. */
    private @Nullable Name secondName(int close) {
        if (close + 1 >= to || text.charAt(close + 1) != '[') {
            return null;
        }
        int second = LinkSyntax.endOfReference(text, close + 2, to);
        boolean named = second > close + 2 && !LinkSyntax.isBlank(text, close + 2, second);
        return named ? new Name(close + 2, second, second + 1) : null;
    }

    /** {@code [text] [name]}, the second perhaps empty. */
    private @Nullable Name pedanticName(int open, int close) {
        int second = close + 1;
        while (second < to && Chars.isSpace(text.charAt(second))) {
            second++;
        }
        int end = second < to && text.charAt(second) == '[' ? text.indexOf(']', second) : -1;
        if (end < 0) {
            return null;
        }
        return end > second + 1 ? new Name(second + 1, end, end + 1) : new Name(open + 1, close, end + 1);
    }

    /** {@code [name]} or {@code [name][]}. */
    private @Nullable Name onlyName(int open) {
        int close = LinkSyntax.endOfReference(text, open + 1, to);
        if (close <= open + 1 || LinkSyntax.isBlank(text, open + 1, close)) {
            return null;
        }
        return new Name(open + 1, close, text.startsWith("[]", close + 1) ? close + 3 : close + 1);
    }

    private void write(boolean image, int from, int end, Target target) {
        String label = text.substring(from, end);
        if (label.indexOf('\\') >= 0) {
            label = label.replace("\\[", "[").replace("\\]", "]");
        }
        inlines.setInLink(true);
        if (image) {
            if (label.indexOf('<') >= 0) {
                new Span(inlines, label, new StringBuilder(), depth, linked + 1).write(); // tags in it count
            }
            inlines.links().image(target.href(), target.title(), label, out);
        } else {
            inlines.links().open(target.href(), target.title(), out);
            new Span(inlines, label, out, depth, linked + 1).write();
            out.append("</a>");
        }
        inlines.setInLink(false);
    }
}
