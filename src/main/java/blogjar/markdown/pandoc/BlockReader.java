package blogjar.markdown.pandoc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lines to blocks. What is defined, links and notes, goes to the document. */
final class BlockReader {
    /** Blocks within one another; what is deeper is text. */
    static final int DEPTH = 100;

    /** In longer lines tags are not looked for. */
    private static final int LONG = 10_000;

    private static final Pattern DIV = Pattern.compile(":{3,} *(\\{[^}]*}|[^\\s:{}]+) *:*");
    private static final Pattern REFERENCE = Pattern.compile("\\[([^\\[\\]^][^\\[\\]]{0,999})]: *(.*)");
    private static final Pattern NOTE = Pattern.compile("\\[\\^([^\\s\\[\\]]{1,999})]: *(.*)");

    private final PandocOptions options;
    private final Document document;
    private final List<String> lines;
    private final int depth;
    /** Whether the end of the lines is no empty line, as in an item: a text before it is no paragraph. */
    private final boolean open;

    private final List<Block> blocks = new ArrayList<>();
    /** Ends of comments and elements that are not in the lines that are left: they are looked for once. */
    private final Set<String> unclosed = new HashSet<>();

    private int at;
    private final int[] fenceEnds = {Integer.MAX_VALUE, Integer.MAX_VALUE};
    private int @Nullable [] divEnds;
    /** Elements {@code div} that are open. */
    private int divs;

    private BlockReader(PandocOptions options, Document document, List<String> lines, boolean open, int depth) {
        this.options = options;
        this.document = document;
        this.lines = new ArrayList<>(lines);
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
            return List.of(new Block.Plain(String.join("\n", lines)));
        }
        while (at < lines.size()) {
            if (Indent.isBlank(lines.get(at))) {
                at++;
            } else if (!fence() && !div() && !heading() && !html() && !table() && !code() && !latex() && !nested()) {
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

    private boolean fence() {
        int end = fenceEnd(at);
        if (end < 0) {
            return false;
        }
        String opening = line(at).trim();
        char mark = opening.charAt(0);
        int run = 0;
        while (run < opening.length() && opening.charAt(run) == mark) {
            run++;
        }
        String info = opening.substring(run).trim();
        Attributes braces = info.startsWith("{") ? Attributes.parse(info) : null;
        Attributes attributes =
                braces != null ? braces : info.isEmpty() ? Attributes.NONE : Attributes.ofClass(info.split(" ")[0]);
        int indent = Indent.of(line(at));
        List<String> code = new ArrayList<>();
        lines.subList(at + 1, end).forEach(line -> code.add(Indent.drop(line, indent)));
        return add(new Block.Code(String.join("\n", code), attributes), end + 1);
    }

    /** The line that closes the fence that begins at a line, or -1. */
    private int fenceEnd(int start) {
        String opening = Indent.drop(line(start), 3);
        char mark = opening.isEmpty() ? ' ' : opening.charAt(0);
        if (mark != '`' && mark != '~' || !options.has(mark == '`' ? "backtick_code_blocks" : "fenced_code_blocks")) {
            return -1;
        }
        String fence = String.valueOf(mark).repeat(3);
        int run = opening.startsWith(fence) ? 3 : 0;
        while (run > 0 && run < opening.length() && opening.charAt(run) == mark) {
            run++;
        }
        String info = opening.substring(run).trim();
        int kind = mark == '`' ? 0 : 1;
        if (run == 0 || run >= fenceEnds[kind] || mark == '`' && info.indexOf('`') >= 0) {
            return -1;
        }
        if (!info.matches("\\S*") && !info.matches("\\{[^}]*}")) {
            return -1;
        }
        for (int i = start + 1; i < lines.size(); i++) {
            String line = line(i).trim();
            if (line.length() >= run && line.chars().allMatch(c -> c == mark) && Indent.of(line(i)) < 4) {
                return i;
            }
        }
        fenceEnds[kind] = run;
        return -1;
    }

    private boolean div() {
        Matcher opening = DIV.matcher(line(at).trim());
        if (!options.has("fenced_divs") || !line(at).trim().startsWith(":::") || !opening.matches()) {
            return false;
        }
        int end = divEnds()[at];
        String name = opening.group(1);
        Attributes attributes = name.startsWith("{") ? Attributes.parse(name) : Attributes.ofClass(name);
        if (end < 0 || attributes == null) {
            return false;
        }
        return add(new Block.Div(attributes, within(lines.subList(at + 1, end), false)), end + 1);
    }

    /** For each line that begins a div the one that ends it, or -1. */
    private int[] divEnds() {
        int[] known = divEnds;
        if (known != null && known.length == lines.size()) {
            return known;
        }
        known = new int[lines.size()];
        Arrays.fill(known, -1);
        List<Integer> started = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = line(i).trim();
            if (line.startsWith(":::") && line.chars().allMatch(c -> c == ':')) {
                if (!started.isEmpty()) {
                    known[started.remove(started.size() - 1)] = i;
                }
            } else if (line.startsWith(":::") && DIV.matcher(line).matches()) {
                started.add(i);
            }
        }
        divEnds = known;
        return known;
    }

    private boolean heading() {
        Block.Heading heading = heading(at);
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
        return add(headed(under.charAt(0) == '=' ? 1 : 2, line(at).trim()), at + 2);
    }

    private Block.@Nullable Heading heading(int i) {
        String line = line(i);
        int marks = 0;
        while (marks < line.length() && line.charAt(marks) == '#') {
            marks++;
        }
        boolean apart = marks < line.length() && line.charAt(marks) == ' ' || !options.has("space_in_atx_header");
        if (marks == 0 || marks > 6 || !apart && marks < line.length()) {
            return null;
        }
        return headed(marks, line.substring(marks).trim());
    }

    private Block.Heading headed(int level, String line) {
        int braces = line.endsWith("}") ? line.lastIndexOf(" {") : -1;
        Attributes attributes =
                braces < 0 || !options.has("header_attributes") ? null : Attributes.parse(line.substring(braces));
        String text = attributes == null ? line : line.substring(0, braces).stripTrailing();
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '#') {
            end--;
        }
        if (end < text.length() && (end == 0 || text.charAt(end - 1) == ' ')) {
            text = text.substring(0, end).stripTrailing();
        }
        return new Block.Heading(level, text, attributes == null ? Attributes.NONE : attributes);
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

    /** The address of a name, or a note. */
    private boolean defined() {
        String line = Indent.drop(line(at), 3);
        Matcher note = NOTE.matcher(line);
        if (line.startsWith("[^") && options.has("footnotes") && note.matches()) {
            ListReader.Lines content = new ListReader(this, lines, at).indented(note.group(2), 4);
            document.note(note.group(1), within(content.lines(), false));
            at = content.end();
            return true;
        }
        Matcher reference = REFERENCE.matcher(line);
        if (!line.startsWith("[") || !reference.matches()) {
            return false;
        }
        String target = reference.group(2).trim();
        int end = at + 1;
        if (target.isEmpty() || line(end).trim().matches("\"[^\"]*\"|'[^']*'|\\([^()]*\\)")) {
            target = (target + " " + line(end).trim()).trim();
            end++;
        }
        Document.Target found = Document.Target.parse(target);
        if (found == null) {
            return false;
        }
        document.target(reference.group(1), found);
        at = end;
        return true;
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
            if (end > at && (fenceEnd(end) >= 0 || interrupts(end))) {
                whole = fenceEnd(end) >= 0 || !open;
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
        return !options.has("blank_before_header") && heading(i) != null
                || !options.has("blank_before_blockquote") && isQuoted(i)
                || (open || options.has("lists_without_preceding_blankline")) && Marker.of(line(i), options) != null;
    }
}
