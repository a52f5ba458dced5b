package blogjar.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Patterns of paths as micromatch reads them: {@code *} stays within a folder, {@code **} crosses folders, neither
 * matches a name that begins with a dot unless the pattern spells the dot.
 */
public final class Glob {
    private static final int LONGEST_PATTERN = 4_096;
    private static final int DEEPEST = 20;

    private final @Nullable GlobPart part;
    private final boolean negated;

    private Glob(@Nullable GlobPart part, boolean negated) {
        this.part = part;
        this.negated = negated;
    }

    /** A pattern; one that can't be read matches nothing, as with micromatch. */
    public static Glob of(String pattern) {
        int from = 0;
        while (pattern.startsWith("!", from) && !pattern.startsWith("!(", from)) {
            from++;
        }
        boolean negated = from % 2 == 1;
        from += pattern.startsWith("./", from) ? 2 : 0;
        return new Glob(part(pattern.substring(from)), negated);
    }

    private static @Nullable GlobPart part(String pattern) {
        if (pattern.length() > LONGEST_PATTERN || isNestedTooDeep(pattern)) {
            return null;
        }
        try {
            return new Translation(pattern).all();
        } catch (PatternSyntaxException malformedSet) {
            return null;
        }
    }

    private static boolean isNestedTooDeep(String pattern) {
        int depth = 0;
        for (int i = 0; i < pattern.length() && depth <= DEEPEST; i++) {
            char c = pattern.charAt(i);
            depth += c == '(' || c == '{' ? 1 : depth > 0 && (c == ')' || c == '}') ? -1 : 0;
        }
        return depth > DEEPEST;
    }

    public boolean matches(String path) {
        if (part == null) {
            return false;
        }
        BitSet start = new BitSet();
        start.set(0);
        return part.ends(path, start).get(path.length()) != negated;
    }

    /** Whether one of the patterns matches. */
    public static boolean any(List<Glob> globs, String path) {
        for (Glob glob : globs) {
            if (glob.matches(path)) {
                return true;
            }
        }
        return false;
    }

    /** One pass over a pattern. */
    private static final class Translation {
        private static final GlobPart NO_DOT = new GlobPart.NoDot();
        private static final GlobPart RUN = new GlobPart.Run();
        private static final GlobPart ANY = new GlobPart.Unit(c -> c != '/');
        private static final GlobPart SLASH = new GlobPart.Unit(c -> c == '/');
        private static final GlobPart FOLDERS =
                new GlobPart.Repeated(new GlobPart.Sequence(List.of(NO_DOT, RUN, SLASH)));
        private static final GlobPart REST = new GlobPart.Repeated(
                new GlobPart.Sequence(List.of(NO_DOT, RUN, new GlobPart.Choice(List.of(SLASH, new GlobPart.End())))));
        private static final Pattern RANGE = Pattern.compile("\\{(-?\\d{1,4})\\.\\.(-?\\d{1,4})\\}");

        private final String p;
        private int i;

        Translation(String pattern) {
            this.p = pattern;
        }

        GlobPart all() {
            List<GlobPart> out = new ArrayList<>();
            part("", out);
            return new GlobPart.Sequence(out);
        }

        private boolean atSegmentStart() {
            return i == 0 || p.charAt(i - 1) == '/';
        }

        /** Translates until one of the characters in {@code ends}, which is left unread. */
        private void part(String ends, List<GlobPart> out) {
            while (i < p.length()) {
                char c = p.charAt(i);
                if (ends.indexOf(c) >= 0) {
                    return;
                }
                if ("@!+*?".indexOf(c) >= 0 && p.startsWith("(", i + 1) && closes('(', ')', i + 1)) {
                    extended(c, out);
                } else if (c == '(' && closes('(', ')', i)) {
                    i++;
                    out.add(alternatives('|', ')'));
                } else if (c == '*') {
                    star(out);
                } else if (c == '?') {
                    if (atSegmentStart()) {
                        out.add(NO_DOT);
                    }
                    out.add(ANY);
                    i++;
                } else if (c == '[' && closes('[', ']', i)) {
                    out.add(set());
                } else if (c == '{' && closes('{', '}', i)) {
                    out.add(braces());
                } else if (c == '\\' && i + 1 < p.length()) {
                    out.add(unit(p.charAt(i + 1)));
                    i += 2;
                } else {
                    out.add(unit(c));
                    i++;
                }
            }
        }

        private static GlobPart unit(char wanted) {
            return wanted == '/' ? SLASH : new GlobPart.Unit(c -> c == wanted);
        }

        private static GlobPart text(String text) {
            return new GlobPart.Sequence(
                    text.chars().mapToObj(c -> unit((char) c)).toList());
        }

        private boolean closes(char open, char close, int from) {
            int depth = 0;
            for (int j = from; j < p.length(); j++) {
                if (p.charAt(j) == open) {
                    depth++;
                } else if (p.charAt(j) == close && --depth == 0) {
                    return j > from + 1;
                }
            }
            return false;
        }

        private void star(List<GlobPart> out) {
            boolean start = atSegmentStart();
            int stars = 0;
            while (i < p.length() && p.charAt(i) == '*') {
                stars++;
                i++;
            }
            boolean wholeSegment = start && (i == p.length() || p.charAt(i) == '/');
            if (stars < 2 || !wholeSegment) {
                if (start) {
                    out.add(NO_DOT);
                }
                if (wholeSegment) { // a star that is all of a name does not match the empty name
                    out.add(ANY);
                }
                out.add(RUN);
            } else if (i < p.length()) {
                out.add(FOLDERS);
                i++;
            } else if (!out.isEmpty() && out.get(out.size() - 1) == SLASH) { // "a/**" matches "a" as well
                out.set(out.size() - 1, new GlobPart.Optional(new GlobPart.Sequence(List.of(SLASH, REST))));
            } else {
                out.add(REST);
            }
        }

        private void extended(char kind, List<GlobPart> out) {
            i += 2;
            GlobPart choice = alternatives('|', ')');
            switch (kind) {
                case '!' -> out.addAll(List.of(new GlobPart.Not(choice, i == p.length()), RUN));
                case '+' -> out.addAll(List.of(choice, new GlobPart.Repeated(choice)));
                case '*' -> out.add(new GlobPart.Repeated(choice));
                case '?' -> out.add(new GlobPart.Optional(choice));
                default -> out.add(choice);
            }
        }

        private GlobPart alternatives(char separator, char close) {
            List<GlobPart> choices = new ArrayList<>();
            do {
                i += choices.isEmpty() ? 0 : 1;
                List<GlobPart> choice = new ArrayList<>();
                part("" + separator + close, choice);
                choices.add(new GlobPart.Sequence(choice));
            } while (i < p.length() && p.charAt(i) == separator);
            i++;
            return new GlobPart.Choice(choices);
        }

        private GlobPart braces() {
            int end = p.indexOf('}', i);
            Matcher range = RANGE.matcher(p.substring(i, end + 1));
            if (range.matches()) {
                int from = Integer.parseInt(range.group(1));
                int to = Integer.parseInt(range.group(2));
                i = end + 1;
                return new GlobPart.Choice(IntStream.rangeClosed(Math.min(from, to), Math.max(from, to))
                        .mapToObj(n -> text(Integer.toString(n)))
                        .toList());
            }
            i++;
            return alternatives(',', '}');
        }

        private GlobPart set() {
            int end = p.indexOf(']', i + 2);
            String inside = p.substring(i + 1, end);
            boolean not = inside.startsWith("^"); // micromatch takes '!' for a member
            String members = (not ? inside.substring(1) : inside)
                    .replace("\\", "\\\\")
                    .replace("[", "\\[")
                    .replace("&&", "&\\&");
            Pattern regex = Pattern.compile((not ? "[^/" : "[") + members.replace("^", "\\^") + "]");
            i = end + 1;
            return new GlobPart.Unit(c -> regex.matcher(Character.toString(c)).matches());
        }
    }
}
