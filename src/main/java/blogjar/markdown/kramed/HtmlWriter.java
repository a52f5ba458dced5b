package blogjar.markdown.kramed;

import blogjar.markdown.HeadingIds;
import blogjar.text.JsSpace;
import blogjar.text.Slug;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import org.jspecify.annotations.Nullable;

/** Blocks to HTML, as hexo-renderer-kramed writes them. */
final class HtmlWriter {
    private final InlineLexer inlines;
    private final StringBuilder out;
    private final HeadingIds ids = new HeadingIds(Slug.Case.KEEP);

    HtmlWriter(InlineLexer inlines, StringBuilder out) {
        this.inlines = inlines;
        this.out = out;
    }

    /** @param tight texts are no paragraphs */
    void write(List<Block> blocks, boolean tight) {
        ListIterator<Block> rest = blocks.listIterator();
        while (rest.hasNext()) {
            Block block = rest.next();
            if (block instanceof Block.Text text) {
                String html = inlines.html(joined(text, rest));
                out.append(tight ? html : "<p>" + html + "</p>\n");
            } else if (block instanceof Block.Paragraph paragraph) {
                out.append("<p>").append(inlines.html(paragraph.text())).append("</p>\n");
            } else if (block instanceof Block.Heading heading) {
                heading(heading);
            } else if (block instanceof Block.Code code) {
                code(code.language(), code.text());
            } else if (block instanceof Block.Quote quote) {
                out.append("<blockquote>\n");
                write(quote.blocks(), false);
                out.append("</blockquote>\n");
            } else if (block instanceof Block.ItemList list) {
                list(list);
            } else if (block instanceof Block.Table table) {
                table(table);
            } else {
                writeSmall(block);
            }
        }
    }

    private void writeSmall(Block block) {
        if (block instanceof Block.Html html) {
            out.append(html.text());
        } else if (block instanceof Block.Rule) {
            out.append("<hr>\n");
        } else if (block instanceof Block.Formula formula) {
            out.append("<script type=\"math/tex; mode=display\">")
                    .append(formula.text())
                    .append("</script>");
        } else if (block instanceof Block.Footnote note) {
            String name = note.name();
            out.append("<blockquote id=\"fn_")
                    .append(name)
                    .append("\">\n<sup>")
                    .append(name)
                    .append("</sup>. ");
            out.append(inlines.html(note.text())).append("<a href=\"#reffn_").append(name);
            out.append("\" title=\"Jump back to footnote [").append(name).append("] in the text.\"> &#8617;</a>\n");
            out.append("</blockquote>\n");
        }
    }

    /** A text with those that follow at once. */
    private static String joined(Block.Text first, ListIterator<Block> rest) {
        StringBuilder text = new StringBuilder(first.text());
        while (rest.hasNext()) {
            if (!(rest.next() instanceof Block.Text next)) {
                rest.previous();
                break;
            }
            text.append('\n').append(next.text());
        }
        return text.toString();
    }

    private void heading(Block.Heading heading) {
        String html = inlines.html(heading.text());
        String title = TagStripper.strip(html);
        String id = ids.unique(Slug.slugize(JsSpace.trim(title), Slug.Case.KEEP));
        out.append("<h")
                .append(heading.depth())
                .append(" id=\"")
                .append(id)
                .append("\"><a href=\"#")
                .append(id);
        out.append("\" class=\"headerlink\" title=\"")
                .append(title)
                .append("\"></a>")
                .append(html);
        out.append("</h").append(heading.depth()).append('>');
    }

    private void code(@Nullable String language, String code) {
        if (language == null) {
            out.append("<pre><code>").append(SmartText.escapeAll(code)).append("\n</code></pre>");
        } else {
            out.append("<pre><code class=\"lang-")
                    .append(SmartText.escapeAll(language))
                    .append("\">");
            out.append(SmartText.escapeAll(code)).append("\n</code></pre>\n");
        }
    }

    private void list(Block.ItemList list) {
        String name = list.ordered() ? "ol" : "ul";
        out.append('<').append(name).append(">\n");
        for (Block.Item item : list.items()) {
            out.append("<li>");
            write(item.blocks(), !item.loose());
            out.append("</li>\n");
        }
        out.append("</").append(name).append(">\n");
    }

    private void table(Block.Table table) {
        out.append("<div class=\"table-container\">\n<table>\n<thead>\n");
        row("th", table.header(), table.align());
        out.append("</thead>\n<tbody>\n");
        table.rows().forEach(row -> row("td", row, table.align()));
        out.append("</tbody>\n</table>\n</div>\n");
    }

    private void row(String name, List<String> cells, List<@Nullable String> align) {
        out.append("<tr>\n");
        Iterator<@Nullable String> columns = align.iterator();
        for (String cell : cells) {
            String side = columns.hasNext() ? columns.next() : null;
            out.append('<').append(name);
            if (side != null) {
                out.append(" style=\"text-align:").append(side).append('"');
            }
            out.append('>').append(inlines.html(cell)).append("</").append(name).append(">\n");
        }
        out.append("</tr>\n");
    }
}
