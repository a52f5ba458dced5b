package blogjar.highlight.regex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the source of a regular expression, with what Annex B of ECMAScript lets through. */
final class RegexParser {
    private final String source;
    private final boolean ignoreCase;
    private final boolean unicode;
    private final boolean keepsGroups;
    private final boolean lines;
    private final int groupCount;
    private final Map<String, Integer> names = new HashMap<>();
    private final EscapeReader escapes;
    private int at;
    private int group;

    /**
     * @param keepsGroups whether what groups match is asked for; they are kept too where the expression refers to one
     * @param lines whether {@code ^} and {@code $} are the edges of a line rather than of the text
     */
    RegexParser(String source, boolean ignoreCase, boolean unicode, boolean keepsGroups, boolean lines) {
        this.lines = lines;
        this.source = source;
        this.ignoreCase = ignoreCase;
        this.unicode = unicode;
        this.groupCount = countGroups();
        this.escapes = new EscapeReader(source, unicode);
        this.keepsGroups = keepsGroups || refersToGroups();
    }

    int groupCount() {
        return keepsGroups ? groupCount : 0;
    }

    /** @throws IllegalArgumentException where the source is no regular expression that we know */
    Node parse() {
        Node node = choice();
        if (at < source.length()) {
            throw failure("unmatched )");
        }
        return node;
    }

    private int countGroups() {
        int count = 0;
        boolean set = false;
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '[') {
                set = true;
            } else if (c == ']') {
                set = false;
            } else if (c == '(' && !set) {
                boolean plain = !source.startsWith("?", i + 1);
                boolean named = source.startsWith("?<", i + 1)
                        && !source.startsWith("?<=", i + 1)
                        && !source.startsWith("?<!", i + 1);
                count += plain || named ? 1 : 0;
                if (named) {
                    names.put(source.substring(i + 3, source.indexOf('>', i)), count);
                }
            }
        }
        return count;
    }

    private boolean refersToGroups() {
        for (int i = source.indexOf('\\'); i >= 0 && i + 1 < source.length(); i = source.indexOf('\\', i + 2)) {
            char c = source.charAt(i + 1);
            if (c >= '1' && c <= '9' && c - '0' <= groupCount || c == 'k' && !names.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private Node choice() {
        List<Node> branches = new ArrayList<>();
        branches.add(sequence());
        while (take("|")) {
            branches.add(sequence());
        }
        return branches.size() == 1 ? branches.get(0) : merged(branches);
    }

    /** Branches that are a character each are a set. */
    private static Node merged(List<Node> branches) {
        CharSet.Builder all = new CharSet.Builder();
        for (Node branch : branches) {
            if (!(branch instanceof Node.Chars chars) || !chars.set().isPlain()) {
                return new Node.Choice(List.copyOf(branches));
            }
            all.add(chars.set());
        }
        return new Node.Chars(all.build());
    }

    private Node sequence() {
        List<Node> parts = new ArrayList<>();
        while (at < source.length() && source.charAt(at) != '|' && source.charAt(at) != ')') {
            parts.add(repeated(atom()));
        }
        return parts.size() == 1 ? parts.get(0) : new Node.Sequence(List.copyOf(parts));
    }

    private Node repeated(Node body) {
        int min;
        int max = Node.ENDLESS;
        if (take("*")) {
            min = 0;
        } else if (take("+")) {
            min = 1;
        } else if (take("?")) {
            min = 0;
            max = 1;
        } else {
            int[] bounds = bounds();
            if (bounds == null) {
                return body;
            }
            min = bounds[0];
            max = bounds[1];
        }
        return new Node.Repeat(body, min, max, !take("?"));
    }

    /** {@code {3}}, {@code {3,}} or {@code {3,5}}; any other brace is itself. */
    private int @Nullable [] bounds() {
        if (!source.startsWith("{", at)) {
            return null;
        }
        int close = source.indexOf('}', at);
        int comma = source.indexOf(',', at);
        int end = comma > 0 && comma < close ? comma : close;
        if (close < 0 || !isNumber(at + 1, end) || end < close && close > end + 1 && !isNumber(end + 1, close)) {
            return null;
        }
        int min = Integer.parseInt(source, at + 1, end, 10);
        int max = end == close ? min : close == end + 1 ? Node.ENDLESS : Integer.parseInt(source, end + 1, close, 10);
        at = close + 1;
        return new int[] {min, max};
    }

    private boolean isNumber(int from, int to) {
        for (int i = from; i < to; i++) {
            if (source.charAt(i) < '0' || source.charAt(i) > '9') {
                return false;
            }
        }
        return from < to;
    }

    private Node atom() {
        char c = source.charAt(at);
        switch (c) {
            case '^':
                at++;
                return lines ? Node.Edge.LINE_START : Node.Edge.TEXT_START;
            case '$':
                at++;
                return lines ? Node.Edge.LINE_END : Node.Edge.TEXT_END;
            case '.':
                at++;
                return new Node.Chars(CharSet.LINE_END.complement());
            case '(':
                return group();
            case '[':
                at++;
                return new Node.Chars(set());
            case '\\':
                return escape();
            default:
                int point = unicode ? source.codePointAt(at) : c;
                at += Character.charCount(point);
                return chars(new CharSet.Builder().add(point, point), false);
        }
    }

    private Node chars(CharSet.Builder set, boolean inverted) {
        return new Node.Chars(set.build(ignoreCase, inverted));
    }

    private Node group() {
        Node node;
        if (take("(?:")) {
            node = choice();
        } else if (take("(?=")) {
            node = new Node.Look(choice(), false);
        } else if (take("(?!")) {
            node = new Node.Look(choice(), true);
        } else if (source.startsWith("(?<=", at) || source.startsWith("(?<!", at)) {
            throw failure("looks behind");
        } else {
            at = take("(?<") ? source.indexOf('>', at) + 1 : at + 1;
            int number = ++group;
            Node body = choice();
            node = keepsGroups ? new Node.Group(number, body) : body;
        }
        if (!take(")")) {
            throw failure("no )");
        }
        return node;
    }

    private Node escape() {
        char c = at + 1 < source.length() ? source.charAt(at + 1) : '\\';
        if (c == 'b' || c == 'B') {
            at += 2;
            return c == 'b' ? Node.Edge.WORD : Node.Edge.NOT_WORD;
        }
        if (c == 'k' && !names.isEmpty()) {
            int close = source.indexOf('>', at);
            Integer number = names.get(source.substring(at + 3, close));
            if (number == null) {
                throw failure("no such group");
            }
            at = close + 1;
            return new Node.Reference(number);
        }
        int end = at + 1;
        while (end < source.length() && Character.isDigit(source.charAt(end))) {
            end++;
        }
        if (c != '0' && end > at + 1 && Integer.parseInt(source, at + 1, end, 10) <= groupCount) {
            int number = Integer.parseInt(source, at + 1, end, 10);
            at = end;
            return new Node.Reference(number);
        }
        CharSet.Builder set = new CharSet.Builder();
        at = escapes.read(at, false, set);
        return chars(set, false);
    }

    /** Behind the opening bracket. */
    private CharSet set() {
        boolean inverted = take("^");
        CharSet.Builder set = new CharSet.Builder();
        while (!take("]")) {
            if (at >= source.length()) {
                throw failure("no ]");
            }
            int from = member(set);
            boolean range = source.startsWith("-", at) && !source.startsWith("-]", at);
            if (range) {
                at++;
                int to = member(set);
                if (from >= 0 && to >= 0) {
                    set.add(from, to);
                } else {
                    set.add('-', '-');
                }
            }
        }
        return inverted && !ignoreCase && set.isRanges() ? set.build().complement() : set.build(ignoreCase, inverted);
    }

    /** Adds a member; returns it, or a negative number where it is a class of characters. */
    private int member(CharSet.Builder set) {
        if (source.charAt(at) == '\\') {
            at = escapes.read(at, true, set);
            return escapes.single();
        }
        int point = unicode ? source.codePointAt(at) : source.charAt(at);
        at += Character.charCount(point);
        set.add(point, point);
        return point;
    }

    private boolean take(String text) {
        boolean found = source.startsWith(text, at);
        at += found ? text.length() : 0;
        return found;
    }

    private IllegalArgumentException failure(String what) {
        return new IllegalArgumentException(what + " at " + at + " of the regular expression " + source);
    }
}
