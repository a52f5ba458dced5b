package blogjar.markdown;

import blogjar.markdown.Block.Item;
import blogjar.markdown.Block.ItemList;
import blogjar.markdown.Block.Table;
import java.util.ArrayList;
import java.util.List;

/** Writes a document's blocks as HTML, to the newline as marked and hexo-renderer-marked do. */
final class HtmlWriter {
    private final MarkdownOptions options;
    private final HeadingIds ids;
    private final StringBuilder out;

    HtmlWriter(MarkdownOptions options, StringBuilder out) {
        this.options = options;
        this.ids = new HeadingIds(options.modifyAnchors());
        this.out = out;
    }

    void write(List<Block> blocks) {
        write(blocks, true);
    }

    /** @param paragraphs whether text that is none is written as one */
    private void write(List<Block> blocks, boolean paragraphs) {
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            if (block instanceof Block.Text text && !text.paragraph()) {
                String html = text.text().html();
                while (i + 1 < blocks.size() && blocks.get(i + 1) instanceof Block.Text next && !next.paragraph()) {
                    html += "\n" + next.text().html();
                    i++;
                }
                if (paragraphs) {
                    paragraph(html);
                } else {
                    out.append(html);
                }
            } else {
                write(block);
            }
        }
    }

    private void write(Block block) {
        if (block instanceof Block.Text text) {
            paragraph(text.text().html());
        } else if (block instanceof Block.Heading heading) {
            heading(heading.level(), heading.text().html());
        } else if (block instanceof Block.Code code) {
            code(code);
        } else if (block instanceof Block.Html html) {
            out.append(html.text());
        } else if (block instanceof Block.Rule) {
            out.append("<hr>\n");
        } else if (block instanceof Block.Quote quote) {
            out.append("<blockquote>\n");
            write(quote.blocks(), true);
            out.append("</blockquote>\n");
        } else if (block instanceof ItemList list) {
            list(list);
        } else if (block instanceof Table table) {
            table(table);
        }
    }

    private void paragraph(String html) {
        int start = out.length();
        out.append("<p>").append(html);
        if (options.descriptionLists() && DescriptionList.replace(out, start + 3)) {
            out.delete(start, start + 3);
        } else {
            out.append("</p>\n");
        }
    }

    private void list(ItemList list) {
        if (list.start() < 0) {
            out.append("<ul>\n");
        } else if (list.start() == 1) {
            out.append("<ol>\n");
        } else {
            out.append("<ol start=\"").append(list.start()).append("\">\n");
        }
        list.items().forEach(item -> item(item, list.loose()));
        out.append(list.start() < 0 ? "</ul>\n" : "</ol>\n");
    }

    private void item(Item item, boolean loose) {
        out.append("<li>");
        List<Block> blocks = item.blocks();
        Boolean done = item.done();
        if (done != null) {
            String box = done
                    ? "<input checked=\"\" disabled=\"\" type=\"checkbox\"> "
                    : "<input disabled=\"\" type=\"checkbox\"> ";
            if (loose) {
                blocks = new ArrayList<>(blocks);
                blocks.add(0, new Block.Text(Prose.ofHtml(box), false));
            } else {
                out.append(box);
            }
        }
        write(blocks, loose);
        out.append("</li>\n");
    }

    private void table(Table table) {
        out.append("<table>\n<thead>\n");
        row(table.header(), "th", table.aligns());
        out.append("</thead>\n");
        if (!table.rows().isEmpty()) {
            out.append("<tbody>");
            table.rows().forEach(cells -> row(cells, "td", table.aligns()));
            out.append("</tbody>");
        }
        out.append("</table>\n");
    }

    private void row(List<Prose> cells, String tag, List<String> aligns) {
        out.append("<tr>\n");
        for (int i = 0; i < cells.size(); i++) {
            out.append('<').append(tag);
            if (!aligns.get(i).isEmpty()) {
                out.append(" align=\"").append(aligns.get(i)).append('"');
            }
            out.append('>').append(cells.get(i).html());
            out.append("</").append(tag).append(">\n");
        }
        out.append("</tr>\n");
    }

    private void heading(int level, String text) {
        String html = text;
        out.append("<h").append(level);
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
        out.append(html).append("</h").append(level).append('>');
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

    private void code(Block.Code code) {
        String info = code.info();
        int end = 0;
        while (end < info.length() && !Chars.isSpace(info.charAt(end))) {
            end++;
        }
        out.append("<pre><code");
        if (end > 0) {
            out.append(" class=\"language-");
            Escape.text(info, 0, end, out);
            out.append('"');
        }
        out.append('>');
        String text = code.text();
        Escape.code(text, 0, text.endsWith("\n") ? text.length() - 1 : text.length(), out);
        out.append("\n</code></pre>\n");
    }
}
