package blogjar.markdown.pandoc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Code and divs between fences. */
final class Fences {
    private static final Pattern DIV = Pattern.compile(":{3,} *(\\{[^}]*}|[^\\s:{}]+) *:*");

    private final BlockReader reader;
    private final PandocOptions options;
    private final List<String> lines;

    /** The shortest fences that no line closes, of backticks and of tildes. */
    private final int[] unclosed = {Integer.MAX_VALUE, Integer.MAX_VALUE};

    private int @Nullable [] divEnds;

    Fences(BlockReader reader, PandocOptions options, List<String> lines) {
        this.reader = reader;
        this.options = options;
        this.lines = lines;
    }

    /** @param end the line behind it */
    record Taken(Block block, int end) {}

    private String line(int i) {
        return i < lines.size() ? lines.get(i) : "";
    }

    /** Code between fences; null where none begins. */
    @Nullable
    Taken code(int at) {
        int end = end(at);
        if (end < 0) {
            return null;
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
        return new Taken(new Block.Code(String.join("\n", code), attributes), end + 1);
    }

    /** The line that closes the fence that begins at a line, or -1. */
    int end(int start) {
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
        if (run == 0 || run >= unclosed[kind] || mark == '`' && info.indexOf('`') >= 0) {
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
        unclosed[kind] = run;
        return -1;
    }

    /** A div between colons; null where none begins. */
    @Nullable
    Taken div(int at) {
        Matcher opening = DIV.matcher(line(at).trim());
        if (!options.has("fenced_divs") || !line(at).trim().startsWith(":::") || !opening.matches()) {
            return null;
        }
        int end = divEnds()[at];
        String name = opening.group(1);
        Attributes attributes = name.startsWith("{") ? Attributes.parse(name) : Attributes.ofClass(name);
        if (end < 0 || attributes == null) {
            return null;
        }
        return new Taken(new Block.Div(attributes, reader.within(lines.subList(at + 1, end), false)), end + 1);
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
}
