package blogjar.markdown;

import com.vladsch.flexmark.util.ast.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a document's blocks as HTML, to the newline as marked and hexo-renderer-marked do. */
final class HtmlWriter {
    private final MarkdownOptions options;
    private final Definitions definitions;
    private final Inlines inlines;
    private final HeadingIds ids;
    private final StringBuilder out;
    private @Nullable BlockNode blankTailOf;
    private String blankTail = "";

    HtmlWriter(MarkdownOptions options, Definitions definitions, Inlines inlines, StringBuilder out) {
        this.options = options;
        this.definitions = definitions;
        this.inlines = inlines;
        this.ids = new HeadingIds(options.modifyAnchors());
        this.out = out;
    }

    /** Writes all that a document holds; a walk without recursion, since authors nest as deep as they like. */
    void write(Node document) {
        collectDefinitions(document);
        Node node = document.getFirstChild();
        while (node != null) {
            if (node instanceof BlockNode block) {
                open(block);
            }
            Node next = node.getFirstChild() != null ? node.getFirstChild() : closedUpTo(node, document);
            node = next;
        }
    }

    private @Nullable Node closedUpTo(Node leaf, Node document) {
        Node node = leaf;
        while (node != document) {
            if (node instanceof BlockNode block) {
                close(block);
            }
            if (node.getNext() != null) {
                return node.getNext();
            }
            Node parent = node.getParent();
            if (parent == null) {
                return null;
            }
            node = parent;
        }
        return null;
    }

    private void collectDefinitions(Node document) {
        Node node = document.getFirstChild();
        while (node != null) {
            if (node instanceof BlockNode block
                    && (block.is(BlockNode.Kind.TEXT) || block.is(BlockNode.Kind.HEADING))
                    && block.paragraphText()) {
                block.dropStart(definitions.take(block.text));
            }
            node = following(node, document);
        }
    }

    private static @Nullable Node following(Node node, Node document) {
        if (node.getFirstChild() != null) {
            return node.getFirstChild();
        }
        Node at = node;
        while (at != null && at != document) {
            if (at.getNext() != null) {
                return at.getNext();
            }
            at = at.getParent();
        }
        return null;
    }

    private void open(BlockNode block) {
        switch (block.kind()) {
            case QUOTE:
                out.append("<blockquote>\n");
                break;
            case LIST:
                openList(block);
                break;
            case ITEM:
                out.append("<li>");
                if (!block.box.isEmpty()) {
                    openTask(block);
                }
                break;
            case TEXT:
                text(block);
                break;
            case HEADING:
                heading(block);
                break;
            case RULE:
                out.append("<hr>\n");
                break;
            case CODE:
                code(block);
                break;
            case HTML:
                html(block);
                break;
        }
    }

    private void openList(BlockNode list) {
        if (list.number < 0) {
            out.append("<ul>\n");
        } else if (list.number == 1) {
            out.append("<ol>\n");
        } else {
            out.append("<ol start=\"").append(list.number).append("\">\n");
        }
    }

    private void openTask(BlockNode item) {
        if (!isLoose(item)) {
            out.append(item.box).append(' ');
        } else if (!(item.getFirstChild() instanceof BlockNode first && first.is(BlockNode.Kind.TEXT))) {
            out.append("<p>").append(item.box).append(" </p>\n");
        }
    }

    private static boolean isLoose(BlockNode item) {
        return item.getParent() instanceof BlockNode list && list.loose;
    }

    private void close(BlockNode block) {
        switch (block.kind()) {
            case QUOTE:
                out.append("</blockquote>\n");
                break;
            case LIST:
                out.append(block.number < 0 ? "</ul>\n" : "</ol>\n");
                if (block == blankTailOf) {
                    out.append("<p>").append(blankTail).append("</p>\n");
                    blankTailOf = null;
                }
                break;
            case ITEM:
                out.append("</li>\n");
                break;
            default:
        }
    }

    /** Text: paragraphs and tables; in a list that is not loose the bare text. */
    private void text(BlockNode block) {
        BlockNode item =
                block.getParent() instanceof BlockNode parent && parent.is(BlockNode.Kind.ITEM) ? parent : null;
        boolean paragraph = block.paragraph || item == null || isLoose(item);
        String box = item != null && isLoose(item) && block.getPrevious() == null ? item.box : "";
        String text = block.text;
        if (endsLastItem(block)) {
            int end = endOfText(text);
            noteBlankTail(block, text.substring(end));
            text = text.substring(0, end);
        }
        if (block.table < 0) {
            textLines(text, paragraph, box);
            return;
        }
        List<String> lines = List.of(text.split("\n", -1));
        textLines(String.join("\n", lines.subList(0, block.table)), paragraph, box);
        table(lines.subList(block.table, lines.size()));
    }

    private void textLines(String text, boolean paragraph, String box) {
        if (text.isEmpty() && box.isEmpty()) {
            return;
        }
        if (!paragraph) {
            inlines.write(text, out);
            return;
        }
        int start = out.length();
        out.append("<p>");
        if (!box.isEmpty()) {
            out.append(box).append(" \n");
        }
        inlines.write(text, out);
        if (options.descriptionLists() && DescriptionList.replace(out, start + 3)) {
            out.delete(start, start + 3);
        } else {
            out.append("</p>\n");
        }
    }

    private void table(List<String> lines) {
        List<String> aligns = Tables.aligns(lines.get(1));
        out.append("<table>\n<thead>\n");
        row(Tables.cells(lines.get(0)), "th", aligns);
        out.append("</thead>\n");
        if (lines.size() > 2) {
            out.append("<tbody>");
            for (String line : lines.subList(2, lines.size())) {
                row(Tables.cells(line), "td", aligns);
            }
            out.append("</tbody>");
        }
        out.append("</table>\n");
    }

    private void row(List<String> cells, String tag, List<String> aligns) {
        out.append("<tr>\n");
        for (int i = 0; i < aligns.size(); i++) {
            out.append('<').append(tag);
            if (!aligns.get(i).isEmpty()) {
                out.append(" align=\"").append(aligns.get(i)).append('"');
            }
            out.append('>');
            if (i < cells.size()) {
                inlines.write(cells.get(i), out);
            }
            out.append("</").append(tag).append(">\n");
        }
        out.append("</tr>\n");
    }

    private void heading(BlockNode block) {
        int start = out.length();
        inlines.write(block.text, out);
        String html = out.substring(start);
        out.setLength(start);
        out.append("<h").append(block.number);
        if (options.headerIds()) {
            String alias = options.anchorAlias() ? alias(html) : "";
            String id = ids.unique(ids.base(alias.isEmpty() ? html : alias));
            if (!alias.isEmpty()) {
                int at = html.indexOf(alias);
                html = html.substring(0, at) + id + html.substring(at + alias.length());
            }
            out.append(" id=\"").append(id).append("\"><a href=\"#").append(id);
            out.append("\" class=\"headerlink\" title=\"")
                    .append(PlainText.of(html))
                    .append("\"></a>");
        } else {
            out.append('>');
        }
        out.append(html).append("</h").append(block.number).append('>');
    }

    /** The place within the page that a heading's text links to, if it begins with such a link. */
    private static String alias(String html) {
        String link = "<a href=\"#";
        if (!html.startsWith(link)) {
            return "";
        }
        int end = link.length();
        while (end < html.length() && "<>\"'".indexOf(html.charAt(end)) < 0) {
            end++;
        }
        return html.substring(link.length(), end);
    }

    private void code(BlockNode block) {
        int end = 0;
        while (end < block.info.length() && !Chars.isSpace(block.info.charAt(end))) {
            end++;
        }
        out.append("<pre><code");
        if (end > 0) {
            out.append(" class=\"language-");
            Escape.text(block.info, 0, end, out);
            out.append('"');
        }
        out.append('>');
        Escape.code(block.text, 0, block.text.length(), out);
        out.append("</code></pre>\n");
    }

    /** HTML passes; the line end that closes its container is not its own. */
    private void html(BlockNode block) {
        String text = block.text;
        int end = text.length();
        boolean contained = block.getNext() == null && block.getParent() instanceof BlockNode;
        if (contained && end > 0 && text.charAt(end - 1) == '\n') {
            end--;
        }
        out.append(text, 0, endsLastItem(block) ? endOfText(text) : end);
    }

    private static boolean endsLastItem(BlockNode block) {
        return block.getNext() == null
                && block.getParent() instanceof BlockNode item
                && item.is(BlockNode.Kind.ITEM)
                && item.getNext() == null;
    }

    /**
     * What a list is trimmed of at its end makes a paragraph below it, unless it is of plain blanks (marked 15). A line
     * of its own within another item is nothing, as that item's indent is cut from it first.
     */
    private void noteBlankTail(BlockNode block, String text) {
        BlockNode list = block;
        while (endsLastItem(list) && list.getGrandParent() instanceof BlockNode outer) {
            list = outer;
        }
        boolean nested = list.getParent() instanceof BlockNode parent && parent.is(BlockNode.Kind.ITEM);
        String tail = nested && text.indexOf('\n') >= 0 ? "" : text.replace("\n", "");
        if (tail.chars().anyMatch(c -> c > ' ')) {
            blankTailOf = list;
            blankTail = tail;
        }
    }

    private static int endOfText(String text) {
        int end = text.length();
        while (end > 0 && Chars.isSpace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }
}
