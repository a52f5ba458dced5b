package blogjar.markdown.pandoc;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands in square brackets: links, images, notes, spans with attributes. */
final class Links {
    private final InlineReader reader;
    private final PandocOptions options;
    private final Document document;
    private final Cursor in;
    private int @Nullable [] brackets;

    Links(InlineReader reader, PandocOptions options, Document document, Cursor in) {
        this.reader = reader;
        this.options = options;
        this.document = document;
        this.in = in;
    }

    boolean inlineNote() {
        int close = options.has("inline_notes") ? bracket(in.at + 1) : -1;
        if (close < 0) {
            return false;
        }
        note(List.of(new Block.Paragraph(in.text.substring(in.at + 2, close))));
        in.at = close + 1;
        return true;
    }

    private void note(List<Block> blocks) {
        int count = reader.number(blocks);
        if (count == 0) {
            return;
        }
        String number = options.idPrefix() + "fn" + count;
        String back = options.idPrefix() + "fnref" + count;
        in.html
                .append("<a href=\"#")
                .append(number)
                .append("\" class=\"footnote-ref\" id=\"")
                .append(back);
        in.html.append("\" role=\"doc-noteref\"><sup>").append(count).append("</sup></a>");
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
        int[] closing = new int[in.text.length()];
        Arrays.fill(closing, -1);
        Deque<Integer> opened = new ArrayDeque<>();
        for (int i = 0; i < in.text.length(); i++) {
            char c = in.text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '`') {
                int end = in.text.indexOf('`', i + 1);
                i = end < 0 || end > i + 1000 ? i : end;
            } else if (c == '[') {
                opened.push(i);
            } else if (c == ']' && !opened.isEmpty()) {
                closing[opened.pop()] = i;
            }
        }
        return closing;
    }

    boolean bracketed(boolean image) {
        int open = image ? in.at + 1 : in.at;
        int close = bracket(open);
        if (close < 0 || reader.inLink && !image) {
            return false;
        }
        String inner = in.text.substring(open + 1, close);
        if (!image && inner.startsWith("^") && options.has("footnotes")) {
            List<Block> note = document.note(inner.substring(1));
            if (note != null) {
                note(note);
                in.at = close + 1;
            } else {
                in.literal(in.text.substring(in.at, close + 1));
            }
            return true;
        }
        char next = close + 1 < in.text.length() ? in.text.charAt(close + 1) : ' ';
        int before = in.at;
        in.at = close + 1;
        if (next == '(' && source(inner, image) || !image && next == '{' && span(inner)) {
            return true;
        }
        int name = next == '[' ? bracket(close + 1) : -1;
        String label = name < 0 || name == close + 2 ? inner : in.text.substring(close + 2, name);
        Document.Target target = label.length() > 1000 ? null : document.target(label);
        in.at = target == null ? before : name < 0 ? close + 1 : name + 1;
        if (target == null) {
            return name > close + 2 && !image && undefined(inner, label, name + 1);
        }
        target(inner, target, image);
        return true;
    }

    /** Two pairs of brackets that no definition makes a link. */
    private boolean undefined(String inner, String label, int end) {
        for (String part : List.of(inner, label)) {
            InlineReader.Text read = reader.nested(part);
            in.html.append('[').append(read.html()).append(']');
            in.plain.append('[').append(read.plain()).append(']');
        }
        in.at = end;
        return true;
    }

    private boolean span(String inner) {
        Attributes attributes = options.has("bracketed_spans") ? Attributes.read(in) : null;
        if (attributes == null) {
            return false;
        }
        InlineReader.Text content = reader.nested(inner);
        boolean underline = attributes.classes().equals(List.of("underline"))
                || attributes.classes().equals(List.of("ul"));
        in.html.append(underline ? "<u" : "<span");
        (underline ? new Attributes(attributes.id(), List.of(), attributes.pairs()) : attributes)
                .write(options.idPrefix(), in.html);
        in.html.append('>').append(content.html()).append(underline ? "</u>" : "</span>");
        in.plain.append(content.plain());
        return true;
    }

    /** {@code (address "title"){attributes}}. */
    private boolean source(String inner, boolean image) {
        int open = in.at;
        int end = sourceEnd(open);
        Document.Target target = end < 0
                ? null
                : Document.Target.parse(spaced(in.text.substring(open + 1, end).trim()));
        if (target == null) {
            return false;
        }
        in.at = end + 1;
        Attributes attributes = options.has("link_attributes") ? Attributes.read(in) : null;
        target(
                inner,
                attributes == null ? target : new Document.Target(target.address(), target.title(), attributes),
                image);
        return true;
    }

    /** Blanks within an address are part of it; those before a title are not. */
    private static String spaced(String source) {
        int title = source.endsWith("\"") ? source.indexOf(" \"") : source.endsWith("'") ? source.indexOf(" '") : -1;
        String address = (title < 0 ? source : source.substring(0, title))
                .replace('\n', ' ')
                .trim();
        return address.replace(" ", "%20") + (title < 0 ? "" : source.substring(title));
    }

    private int sourceEnd(int open) {
        int parentheses = 0;
        boolean title = false;
        for (int i = open; i < in.text.length() && i < open + 4000; i++) {
            char c = in.text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"' && (title || " \n".indexOf(in.text.charAt(i - 1)) >= 0)) {
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
        boolean outer = reader.inLink;
        reader.inLink = reader.inLink || !image;
        InlineReader.Text content = reader.nested(inner);
        reader.inLink = outer;
        in.html.append(image ? "<img src=\"" : "<a href=\"").append(address).append('"');
        if (!target.title().isEmpty()) {
            in.html.append(" title=\"").append(Escape.text(target.title())).append('"');
        }
        target.attributes().write(options.idPrefix(), in.html);
        if (image) {
            in.html.append(content.plain().isEmpty() ? "" : " alt=\"" + Escape.text(content.plain()) + '"');
            in.html.append(" />");
        } else {
            in.html.append('>').append(content.html()).append("</a>");
        }
        in.plain.append(content.plain());
    }
}
