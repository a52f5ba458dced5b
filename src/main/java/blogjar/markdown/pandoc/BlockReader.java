package blogjar.markdown.pandoc;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Lines to blocks. What is defined, links and notes, goes to the document. */
final class BlockReader {
    /** Blocks within one another; what is deeper is text. */
    static final int DEPTH = 100;

    /** In longer lines tags are not looked for. */
    private static final int LONG = 10_000;

    private final PandocOptions options;
    private final Document document;
    private final List<String> lines;
    private final Fences fences;
    private final int depth;
    /** Whether the end of the lines is no empty line, as in an item: a text before it is no paragraph. */
    private final boolean open;

    private final List<Block> blocks = new ArrayList<>();
    /** Ends of comments and elements that are not in the lines that are left: they are looked for once. */
    private final Set<String> unclosed = new HashSet<>();

    private int at;
    /** Elements {@code div} that are open. */
    private int divs;

    private BlockReader(PandocOptions options, Document document, List<String> lines, boolean open, int depth) {
        this.options = options;
        this.document = document;
        this.lines = new ArrayList<>(lines);
        this.fences = new Fences(this, options, this.lines);
        this.open = open;
        this.depth = depth;
    }

    static List<Block> read(PandocOptions options, Document document, List<String> lines) {
        return new BlockReader(options, document, lines, false, 0).read();
    }

    List<Block> within(List<String> content, boolean endsOpen) {
        return new BlockReader(options, document, content, endsOpen, depth + 1).read();
    }

    boolean endsOpen() {
        return open;
    }

    PandocOptions options() {
        return options;
    }

    private List<Block> read() {
        if (depth > DEPTH) {
            document.leftAsText();
            return List.of(new Block.Plain(String.join("\n", lines)));
        }
        while (at < lines.size()) {
            if (Indent.isBlank(lines.get(at))) {
                at++;
            } else if (!fenced() && !heading() && !html() && !table() && !code() && !latex() && !nested()) {
                paragraph();
            }
        }
        return blocks;
    }

    private boolean add(Block block, int end) {
        blocks.add(block);
        at = end;
        return true;
    }

    private String line(int i) {
        return i < lines.size() ? lines.get(i) : "";
    }

    private boolean isBlank(int i) {
        return Indent.isBlank(line(i));
    }

    private boolean fenced() {
        Fences.Taken taken = fences.code(at);
        taken = taken == null ? fences.div(at) : taken;
        return taken != null && add(taken.block(), taken.end());
    }

    private boolean heading() {
        Block.Heading heading = Headings.marked(line(at), options);
        if (heading != null) {
            return add(heading, at + 1);
        }
        String under = line(at + 1).stripTrailing();
        Marker marker = Marker.of(line(at), options);
        if (marker != null && marker.type() == '*'
                || under.isEmpty()
                || !(under.chars().allMatch(c -> c == '=') || under.chars().allMatch(c -> c == '-'))) {
            return false;
        }
        return add(Headings.of(under.charAt(0) == '=' ? 1 : 2, line(at).trim(), options), at + 2);
    }

    /** A tag of a block or a comment; what follows it in its line is a line of its own. */
    private boolean html() {
        String line = line(at);
        int open = Indent.of(line);
        if (!options.has("raw_html") || open > 3 || !line.startsWith("<", open)) {
            return false;
        }
        String name = Tags.name(line, open);
        boolean comment = line.startsWith("<!--", open);
        if (!comment && !Tags.isBlock(name)) {
            return false;
        }
        if (comment || Tags.isVerbatim(name) && !line.startsWith("</", open)) {
            return verbatim(open, comment ? "-->" : "</" + name + ">");
        }
        int end = line.length() > LONG ? line.length() : Tags.end(line, open);
        divs += !name.equals("div") ? 0 : line.startsWith("</", open) ? -Math.min(divs, 1) : 1;
        if (end < 0) {
            String two = line + "\n" + line(at + 1);
            end = Tags.end(two, open);
            return end >= 0 && rest(new Block.Html(two.substring(open, end)), two.substring(end), at + 2);
        }
        return rest(new Block.Html(line.substring(open, end)), line.substring(end), at + 1);
    }

    private boolean verbatim(int open, String close) {
        if (unclosed.contains(close)) {
            return false;
        }
        StringBuilder html = new StringBuilder();
        for (int i = at; i < lines.size(); i++) {
            String line = i == at ? line(i).substring(open) : line(i);
            int end = line.toLowerCase(java.util.Locale.ROOT).indexOf(close);
            if (end >= 0) {
                html.append(line, 0, end + close.length());
                return rest(new Block.Html(html.toString()), line.substring(end + close.length()), i + 1);
            }
            html.append(line).append('\n');
        }
        unclosed.add(close);
        return false;
    }

    private boolean rest(Block block, String rest, int end) {
        if (Indent.isBlank(rest)) {
            return add(block, end);
        }
        lines.set(end - 1, rest.stripLeading());
        return add(block, end - 1);
    }

    private boolean table() {
        TableReader.Taken table = new TableReader(this, lines, at).read();
        return table != null && add(table.table(), table.end());
    }

    private boolean code() {
        if (Indent.of(line(at)) < 4) {
            return false;
        }
        int end = at;
        int last = at;
        while (end < lines.size() && (isBlank(end) || Indent.of(line(end)) > 3)) {
            last = isBlank(end) ? last : end;
            end++;
        }
        List<String> code = new ArrayList<>();
        lines.subList(at, last + 1).forEach(line -> code.add(Indent.drop(line, 4)));
        return add(new Block.Code(String.join("\n", code), Attributes.NONE), last + 1);
    }

    /** An environment of LaTeX, which is shown if it is one of mathematics. */
    private boolean latex() {
        String line = line(at).stripLeading();
        if (!options.has("raw_tex") || !line.startsWith("\\begin{") || line.indexOf('}') < 0) {
            return false;
        }
        String name = line.substring(7, line.indexOf('}'));
        String close = "\\end{" + name + "}";
        for (int i = at; i < lines.size(); i++) {
            if (line(i).contains(close)) {
                String text = String.join("\n", lines.subList(at, i + 1));
                return Latex.isMath(name)
                        ? add(new Block.Formula(text.trim()), i + 1)
                        : add(new Block.Plain(""), i + 1);
            }
        }
        return false;
    }

    private boolean nested() {
        return lineBlock() || quote() || rule() || list() || defined() || definitions();
    }

    private boolean rule() {
        return Indent.isRule(line(at)) && add(new Block.Rule(), at + 1);
    }

    private boolean lineBlock() {
        if (!options.has("line_blocks") || !line(at).startsWith("| ")) {
            return false;
        }
        List<String> rows = new ArrayList<>();
        int end = at;
        while (end < lines.size()
                && (line(end).startsWith("| ")
                        || line(end).equals("|")
                        || end > at && line(end).startsWith(" "))) {
            String line = line(end);
            if (line.startsWith(" ") && !isBlank(end)) {
                rows.set(rows.size() - 1, rows.get(rows.size() - 1) + " " + line.trim());
            } else if (!line.startsWith("|")) {
                break;
            } else {
                rows.add(line.substring(Math.min(2, line.length())).stripTrailing());
            }
            end++;
        }
        return add(new Block.Lines(rows), end);
    }

    private boolean quote() {
        if (!isQuoted(at)) {
            return false;
        }
        List<String> content = new ArrayList<>();
        int end = at;
        while (end < lines.size() && !isBlank(end)) {
            content.add(isQuoted(end) ? Indent.drop(Indent.drop(line(end), 3).substring(1), 1) : line(end));
            end++;
        }
        return add(new Block.Quote(within(content, false)), end);
    }

    private boolean isQuoted(int i) {
        return Indent.drop(line(i), 3).startsWith(">");
    }

    private boolean list() {
        ListReader.Taken list = new ListReader(this, lines, at).list();
        return list != null && add(list.list(), list.end());
    }

    private boolean definitions() {
        ListReader.Taken list = options.has("definition_lists") ? new ListReader(this, lines, at).definitions() : null;
        return list != null && add(list.list(), list.end());
    }

    private boolean defined() {
        int end = Definitions.read(this, document, lines, at);
        at = end < 0 ? at : end;
        return end >= 0;
    }

    private void paragraph() {
        List<String> text = new ArrayList<>();
        int end = at;
        boolean whole = false;
        while (end < lines.size()) {
            if (isBlank(end)) {
                whole = true;
                break;
            }
            int tag = options.has("raw_html") && line(end).length() <= LONG ? Tags.firstBlock(line(end)) : -1;
            if (tag > 0 || tag == 0 && end > at) {
                String before = line(end).substring(0, tag);
                text.add(before);
                lines.set(end, line(end).substring(tag));
                whole = divs > 0 && line(end).startsWith("</div");
                break;
            }
            if (end > at && (fences.end(end) >= 0 || interrupts(end))) {
                whole = fences.end(end) >= 0 || !open;
                break;
            }
            text.add(line(end));
            end++;
        }
        String joined = String.join("\n", text).strip();
        whole = whole || end == lines.size() && !open;
        if (end == at && joined.isEmpty()) {
            text.add(line(at));
            end++;
            joined = line(at).strip();
        }
        if (!joined.isEmpty()) {
            blocks.add(whole ? new Block.Paragraph(joined) : new Block.Plain(joined));
        }
        at = end;
    }

    /** Whether a line within a text begins something else. */
    private boolean interrupts(int i) {
        return !options.has("blank_before_header") && Headings.marked(line(i), options) != null
                || !options.has("blank_before_blockquote") && isQuoted(i)
                || (open || options.has("lists_without_preceding_blankline")) && Marker.of(line(i), options) != null;
    }
}
