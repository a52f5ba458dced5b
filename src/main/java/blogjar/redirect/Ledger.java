package blogjar.redirect;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.Problems;
import blogjar.diagnostic.SourcePosition;
import blogjar.text.SlashPaths;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Every address that a document was ever published at, so that none of them is lost: a document that moved is found at its
 * old addresses, and of one that was deleted it is said that it is gone.
 *
 * <p>As text it is a line for each document and address: the source file, the address and its state, with tabs between them.
 * A state is {@code here}, {@code moved}, {@code gone}, or an address to which a person wants the old one to lead.
 */
public final class Ledger {
    /** The document is there now, or was there last before it was withheld. */
    private static final String HERE = "here";

    /** The document has another address now. */
    private static final String MOVED = "moved";

    /** The document has been deleted. */
    private static final String GONE = "gone";

    private static final int MOVED_PERMANENTLY = 301;
    private static final int GONE_STATUS = 410;

    /** What a rule of the ledger is made for has no variable parts. */
    private static final PathPattern NOWHERE = new PathPattern(List.of(""), List.of());

    private static final SourcePosition PLACE = new SourcePosition("", 1, 1);

    private static final List<String> HEADING = List.of(
            "# Every address at which this blog has published a document: source file, address, state (tabs between them).",
            "# here: it is there. moved: it leads to where the document is now. gone: answered with 410.",
            "# In place of a state you can write the address to lead to; without its line an address is forgotten.");

    private final List<String> remarks;

    /** The states by source and address. */
    private final TreeMap<Line, String> lines;

    private record Line(String source, String address) implements Comparable<Line> {
        @Override
        public int compareTo(Line other) {
            int bySource = source.compareTo(other.source);
            return bySource != 0 ? bySource : address.compareTo(other.address);
        }
    }

    private Ledger(List<String> remarks, TreeMap<Line, String> lines) {
        this.remarks = remarks;
        this.lines = lines;
    }

    /** Of a blog that has published nothing. */
    public static Ledger empty() {
        return new Ledger(HEADING, new TreeMap<>());
    }

    /**
     * Reads what {@link #text} wrote, and somebody may have changed.
     *
     * @param file its name, for messages
     * @param problems told of each line that can't be used; it is kept as it is
     */
    public static Ledger read(String file, String text, Problems problems) {
        List<String> remarks = new ArrayList<>();
        TreeMap<Line, String> lines = new TreeMap<>();
        List<String> all = text.lines().toList();
        for (int i = 0; i < all.size(); i++) {
            String[] columns = all.get(i).split("\t+", -1);
            boolean remark = all.get(i).startsWith("#") || all.get(i).isBlank();
            if (!remark && columns.length == 3 && columns[1].startsWith("/") && isState(columns[2].strip())) {
                lines.put(new Line(columns[0], columns[1]), columns[2].strip());
                continue;
            }
            remarks.add(all.get(i));
            if (!remark) {
                problems.add(Problem.notice("this line of the ledger of addresses has no effect")
                        .at(new SourcePosition(file, i + 1, 1))
                        .showing(text)
                        .expected("source file, address, and here, moved, gone or an address; tabs between them")
                        .fix("correct it, or remove it"));
            }
        }
        return new Ledger(remarks, lines);
    }

    private static boolean isState(String text) {
        return text.equals(HERE) || text.equals(MOVED) || text.equals(GONE) || isTarget(text);
    }

    private static boolean isTarget(String state) {
        return target(state) != null;
    }

    private static @Nullable Target target(String state) {
        try {
            return Target.parse(state, NOWHERE);
        } catch (BadRule noAddress) {
            return null;
        }
    }

    /**
     * The ledger after a release.
     *
     * @param published the documents of the release: source file to path, decoded and without a leading slash
     * @param exists whether a source file is there, published or not
     */
    public Ledger after(Map<String, String> published, Predicate<String> exists) {
        TreeMap<Line, String> next = new TreeMap<>();
        Map<String, Boolean> there = new HashMap<>();
        lines.forEach((line, state) -> {
            String now = state;
            if (published.containsKey(line.source()) && !isTarget(state)) {
                now = MOVED;
            } else if (!isTarget(state)) {
                boolean kept = there.computeIfAbsent(line.source(), exists::test);
                now = kept ? state.equals(GONE) ? MOVED : state : GONE;
            }
            next.put(line, now);
        });
        published.forEach((source, path) -> {
            String address = address(path);
            if (source.chars().noneMatch(Ledger::isControl) && address.chars().noneMatch(Ledger::isControl)) {
                next.put(new Line(source, address), HERE);
            }
        });
        return new Ledger(remarks, next);
    }

    private static boolean isControl(int c) {
        return c < ' ' || c == 0x7f;
    }

    /** An address as readers know it: that of the folder where the file is its index. */
    private static String address(String path) {
        return "/" + SlashPaths.ofPage(path);
    }

    /** One line for each document and address, in order. */
    public String text() {
        StringBuilder out = new StringBuilder();
        remarks.forEach(remark -> out.append(remark).append('\n'));
        lines.forEach((line, state) -> out.append(line.source())
                .append('\t')
                .append(line.address())
                .append('\t')
                .append(state)
                .append('\n'));
        return out.toString();
    }

    /** What becomes of the addresses at which there is nothing now. */
    public Redirects redirects() {
        Map<String, String> here = new HashMap<>();
        lines.forEach((line, state) -> {
            if (state.equals(HERE)) {
                here.put(line.source(), line.address());
            }
        });
        List<Rule> leading = new ArrayList<>();
        List<Rule> gone = new ArrayList<>();
        lines.forEach((line, state) -> {
            String address = state.equals(MOVED) ? here.get(line.source()) : null;
            Target target = address == null ? target(state) : to(address);
            if (target != null && !line.address().equals(address)) {
                leading.add(rule(line, target));
            } else if (state.equals(GONE)) {
                gone.add(rule(line, null));
            }
        });
        leading.addAll(gone); // where two documents had one address, the one that is still there is worth more
        return Redirects.of(leading, path -> false, loop -> {});
    }

    private static Target to(String address) {
        return new Target("", List.of(new Target.Piece(Paths.encodeValue(address, false), -1)));
    }

    private static Rule rule(Line line, @Nullable Target target) {
        PathPattern source = new PathPattern(List.of(Paths.key(line.address().substring(1))), List.of());
        return new Rule(PLACE, source, target, target == null ? GONE_STATUS : MOVED_PERMANENTLY, false);
    }
}
