package blogjar.markdown.pandoc;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Blocks to HTML, as pandoc writes them; lines of text are not broken anew. */
final class HtmlWriter {
    private static final String TASK = "\\[[ xX]] .*";

    private final PandocOptions options;
    private final Document document;
    private final InlineReader inlines;
    private final Map<Block.Heading, String> ids = new IdentityHashMap<>();
    private final StringBuilder out;

    HtmlWriter(PandocOptions options, Document document, StringBuilder out) {
        this.options = options;
        this.document = document;
        this.inlines = new InlineReader(options, document);
        this.out = out;
    }

    void write(List<Block> blocks) {
        names(blocks);
        all(blocks);
        if (out.length() > 0) {
            out.append('\n');
        }
        notes();
    }

    /** Gives each heading its id before any text is read, as texts may name a heading. */
    private void names(List<Block> blocks) {
        for (Block block : blocks) {
            if (block instanceof Block.Heading heading) {
                name(heading);
            } else if (block instanceof Block.Quote quote) {
                names(quote.blocks());
            } else if (block instanceof Block.Div div) {
                names(div.blocks());
            } else if (block instanceof Block.Bullets list) {
                list.items().forEach(this::names);
            } else if (block instanceof Block.Numbers list) {
                list.items().forEach(this::names);
            }
        }
    }

    private void name(Block.Heading heading) {
        String plain = inlines.readHeading(heading.text()).plain();
        String own = heading.attributes().id();
        boolean auto = options.has("auto_identifiers") || options.has("gfm_auto_identifiers");
        String id = !own.isEmpty() ? own : auto ? document.id(plain) : "";
        if (!own.isEmpty()) {
            document.taken(own);
        }
        ids.put(heading, id);
        if (options.has("implicit_header_references") && !id.isEmpty()) {
            document.heading(heading.text(), options.idPrefix() + id);
        }
    }

    private void all(List<Block> blocks) {
        boolean first = true;
        for (Block block : blocks) {
            if (block instanceof Block.Plain plain && plain.text().isEmpty()) {
                continue;
            }
            out.append(first ? "" : "\n");
            first = false;
            write(block);
        }
    }

    private void write(Block block) {
        if (block instanceof Block.Paragraph paragraph) {
            paragraph(paragraph.text());
        } else if (block instanceof Block.Plain plain) {
            out.append(inlines.read(plain.text()).html());
        } else if (block instanceof Block.Heading heading) {
            heading(heading);
        } else if (block instanceof Block.Code code) {
            code(code);
        } else if (block instanceof Block.Quote quote) {
            element("blockquote", "", quote.blocks());
        } else if (block instanceof Block.Bullets list) {
            boolean tasks = options.has("task_lists") && list.items().stream().allMatch(HtmlWriter::isTask);
            items(tasks ? "<ul class=\"task-list\">" : "<ul>", list.items(), "</ul>");
        } else if (block instanceof Block.Numbers list) {
            numbers(list);
        } else if (block instanceof Block.Definitions definitions) {
            definitions(definitions);
        } else {
            writeOther(block);
        }
    }

    private void writeOther(Block block) {
        if (block instanceof Block.Html html) {
            out.append(html.text());
        } else if (block instanceof Block.Rule) {
            out.append("<hr />");
        } else if (block instanceof Block.Div div) {
            StringBuilder attributes = new StringBuilder();
            div.attributes().write(options.idPrefix(), attributes);
            element("div", attributes.toString(), div.blocks());
        } else if (block instanceof Block.Lines lines) {
            lines(lines);
        } else if (block instanceof Block.Formula formula) {
            out.append("<p><span class=\"math display\">\\[")
                    .append(Escape.text(formula.text()))
                    .append("\\]</span></p>");
        } else if (block instanceof Block.Table table) {
            table(table);
        }
    }

    private void element(String name, String attributes, List<Block> blocks) {
        out.append('<').append(name).append(attributes).append(">\n");
        all(blocks);
        out.append("\n</").append(name).append('>');
    }

    /** An image on its own is a figure. */
    private void paragraph(String text) {
        String html = inlines.read(text).html();
        int alt = html.indexOf(" alt=\"");
        boolean figure = options.has("implicit_figures")
                && text.startsWith("![")
                && html.startsWith("<img ")
                && html.indexOf('<', 1) < 0
                && html.endsWith(" />")
                && alt > 0;
        if (!figure) {
            out.append("<p>").append(html).append("</p>");
            return;
        }
        int close = closing(text);
        String caption = inlines.readHeading(text.substring(2, close)).html();
        out.append("<figure>\n")
                .append(html)
                .append("\n<figcaption aria-hidden=\"true\">")
                .append(caption);
        out.append("</figcaption>\n</figure>");
    }

    private static int closing(String text) {
        int depth = 0;
        for (int i = 1; i < text.length(); i++) {
            depth += text.charAt(i) == '[' ? 1 : text.charAt(i) == ']' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return text.length();
    }

    private void heading(Block.Heading heading) {
        int level = Math.max(1, heading.level() + options.shift());
        String name = level > 6 ? "p" : "h" + level;
        String id = String.valueOf(ids.getOrDefault(heading, ""));
        out.append('<').append(name);
        heading.attributes().withId("").write(options.idPrefix(), out);
        if (!id.isEmpty()) {
            out.append(" id=\"").append(Escape.text(options.idPrefix() + id)).append('"');
        }
        out.append('>')
                .append(inlines.read(heading.text()).html())
                .append("</")
                .append(name)
                .append('>');
    }

    private void code(Block.Code code) {
        out.append("<pre");
        code.attributes().write(options.idPrefix(), out);
        out.append("><code>").append(Escape.text(code.text())).append("</code></pre>");
    }

    private static boolean isTask(List<Block> item) {
        String text = item.isEmpty()
                ? ""
                : item.get(0) instanceof Block.Plain plain
                        ? plain.text()
                        : item.get(0) instanceof Block.Paragraph paragraph ? paragraph.text() : "";
        return text.lines().findFirst().orElse("").matches(TASK);
    }

    private void items(String open, List<List<Block>> items, String close) {
        out.append(open);
        for (List<Block> item : items) {
            out.append("\n<li>");
            if (options.has("task_lists") && isTask(item)) {
                task(item);
            } else {
                all(item);
            }
            out.append("</li>");
        }
        out.append('\n').append(close);
    }

    private void task(List<Block> item) {
        boolean plain = item.get(0) instanceof Block.Plain;
        String text = item.get(0) instanceof Block.Plain p ? p.text() : ((Block.Paragraph) item.get(0)).text();
        out.append(plain ? "" : "<p>").append("<input type=\"checkbox\" disabled=\"\"");
        out.append(text.charAt(1) == ' ' ? " />\n" : " checked=\"\" />\n");
        out.append(inlines.read(text.substring(4)).html()).append(plain ? "" : "</p>");
        if (item.size() > 1) {
            out.append('\n');
            all(item.subList(1, item.size()));
        }
    }

    private void numbers(Block.Numbers list) {
        boolean example = list.type().equals("example");
        String type = example ? "1" : list.type();
        String open = "<ol"
                + (example ? " class=\"example\"" : "")
                + (list.start() == 1 || example ? "" : " start=\"" + list.start() + '"')
                + (type.isEmpty() || !options.has("fancy_lists") ? "" : " type=\"" + type + '"')
                + '>';
        items(open, list.items(), "</ol>");
    }

    private void definitions(Block.Definitions definitions) {
        out.append("<dl>");
        for (Block.Definition entry : definitions.entries()) {
            out.append("\n<dt>").append(inlines.read(entry.term()).html()).append("</dt>");
            for (List<Block> description : entry.descriptions()) {
                out.append("\n<dd>\n");
                all(description);
                out.append("\n</dd>");
            }
        }
        out.append("\n</dl>");
    }

    private void lines(Block.Lines lines) {
        out.append("<div class=\"line-block\">");
        String separator = "";
        for (String line : lines.lines()) {
            int blanks = Indent.of(line);
            out.append(separator)
                    .append("\u00a0".repeat(blanks))
                    .append(inlines.read(line.substring(blanks)).html());
            separator = "<br />\n";
        }
        out.append("</div>");
    }

    private void table(Block.Table table) {
        List<Integer> widths = table.widths();
        int sum = widths.stream().mapToInt(Integer::intValue).sum();
        out.append(widths.isEmpty() ? "<table>" : "<table style=\"width:" + Math.min(100, sum + 1) + "%;\">");
        if (!table.caption().isEmpty()) {
            out.append("\n<caption>")
                    .append(inlines.read(table.caption()).html())
                    .append("</caption>");
        }
        if (!widths.isEmpty()) {
            out.append("\n<colgroup>");
            widths.forEach(
                    width -> out.append("\n<col style=\"width: ").append(width).append("%\" />"));
            out.append("\n</colgroup>");
        }
        if (!table.header().isEmpty()) {
            out.append("\n<thead>");
            row("th", "header", table.header(), table.align());
            out.append("\n</thead>");
        }
        out.append("\n<tbody>");
        for (int i = 0; i < table.rows().size(); i++) {
            row("td", i % 2 == 0 ? "odd" : "even", table.rows().get(i), table.align());
        }
        out.append("\n</tbody>\n</table>");
    }

    private void row(String cell, String kind, List<List<Block>> cells, List<@Nullable String> align) {
        out.append("\n<tr class=\"").append(kind).append("\">");
        for (int i = 0; i < cells.size(); i++) {
            String side = i < align.size() ? align.get(i) : null;
            out.append("\n<").append(cell);
            out.append(side == null ? ">" : " style=\"text-align: " + side + ";\">");
            all(cells.get(i));
            out.append("</").append(cell).append('>');
        }
        out.append("\n</tr>");
    }

    /** What the text referred to; a note may hold a reference itself. */
    private void notes() {
        if (inlines.notes().isEmpty()) {
            return;
        }
        out.append("<section class=\"footnotes footnotes-end-of-document\" role=\"doc-endnotes\">\n<hr />\n<ol>\n");
        for (int i = 0; i < inlines.notes().size() && i < 10_000; i++) {
            out.append("<li id=\"")
                    .append(options.idPrefix())
                    .append("fn")
                    .append(i + 1)
                    .append("\" role=\"doc-endnote\">");
            all(inlines.notes().get(i));
            String back = "<a href=\"#" + options.idPrefix() + "fnref" + (i + 1)
                    + "\" class=\"footnote-back\" role=\"doc-backlink\">\u21a9\ufe0e</a>";
            if (out.length() > 4 && out.substring(out.length() - 4).equals("</p>")) {
                out.insert(out.length() - 4, back);
            } else {
                out.append("\n<p>").append(back).append("</p>");
            }
            out.append("</li>\n");
        }
        out.append("</ol>\n</section>\n");
    }
}
