package blogjar.text;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Patterns of paths as micromatch reads them: {@code *} stays within a folder, {@code **} crosses folders, neither
 * matches a name that begins with a dot unless the pattern spells the dot.
 */
public final class Glob {
    private final Pattern regex;
    private final boolean negated;

    private Glob(Pattern regex, boolean negated) {
        this.regex = regex;
        this.negated = negated;
    }

    public static Glob of(String pattern) {
        String p = pattern;
        boolean negated = false;
        while (p.startsWith("!") && !p.startsWith("!(")) {
            negated = !negated;
            p = p.substring(1);
        }
        if (p.startsWith("./")) {
            p = p.substring(2);
        }
        return new Glob(Pattern.compile(new Translation(p).regex()), negated);
    }

    public boolean matches(String path) {
        return regex.matcher(path).matches() != negated;
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
        private static final String NO_DOT = "(?!\\.)";

        private final String p;
        private final StringBuilder out = new StringBuilder();
        private int i;

        Translation(String pattern) {
            this.p = pattern;
        }

        String regex() {
            part("");
            while (i < p.length()) { // a closing mark that opened nothing
                literal(p.charAt(i++));
                part("");
            }
            return out.toString();
        }

        private boolean atSegmentStart() {
            return i == 0 || p.charAt(i - 1) == '/';
        }

        /** Translates until one of the characters in {@code ends}, which is left unread. */
        private void part(String ends) {
            while (i < p.length()) {
                char c = p.charAt(i);
                if (ends.indexOf(c) >= 0) {
                    return;
                }
                if ("@!+*?".indexOf(c) >= 0
                        && i + 1 < p.length()
                        && p.charAt(i + 1) == '('
                        && closes('(', ')', i + 1)) {
                    extended(c);
                } else if (c == '(' && closes('(', ')', i)) {
                    i++;
                    out.append("(?:");
                    alternatives('|', ')');
                    out.append(')');
                } else if (c == '*') {
                    star();
                } else if (c == '?') {
                    out.append(atSegmentStart() ? NO_DOT : "").append("[^/]");
                    i++;
                } else if (c == '[' && closes('[', ']', i)) {
                    set();
                } else if (c == '{' && closes('{', '}', i)) {
                    braces();
                } else if (c == '\\' && i + 1 < p.length()) {
                    literal(p.charAt(i + 1));
                    i += 2;
                } else {
                    literal(c);
                    i++;
                }
            }
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

        private void star() {
            boolean start = atSegmentStart();
            int stars = 0;
            while (i < p.length() && p.charAt(i) == '*') {
                stars++;
                i++;
            }
            boolean wholeSegment = start && (i == p.length() || p.charAt(i) == '/');
            if (stars < 2 || !wholeSegment) {
                // A star that is all of a name does not match the empty name.
                out.append(start ? NO_DOT : "").append(wholeSegment ? "[^/]+" : "[^/]*");
                return;
            }
            if (i == p.length()) { // "a/**" matches "a" as well
                if (out.length() > 0 && out.charAt(out.length() - 1) == '/') {
                    out.setLength(out.length() - 1);
                    out.append("(?:/(?:" + NO_DOT + "[^/]*(?:/|$))*)?");
                } else {
                    out.append("(?:" + NO_DOT + "[^/]*(?:/|$))*");
                }
            } else {
                out.append("(?:" + NO_DOT + "[^/]*/)*");
                i++;
            }
        }

        private void extended(char kind) {
            i += 2;
            out.append(kind == '!' ? "(?!(?:" : "(?:");
            alternatives('|', ')');
            out.append(')');
            switch (kind) {
                case '!' -> out.append(i == p.length() ? "$)" : ")").append("[^/]*?");
                case '+' -> out.append('+');
                case '*' -> out.append('*');
                case '?' -> out.append('?');
                default -> out.append("");
            }
        }

        private void alternatives(char separator, char close) {
            String ends = "" + separator + close;
            part(ends);
            while (i < p.length() && p.charAt(i) == separator) {
                out.append('|');
                i++;
                part(ends);
            }
            i++;
        }

        private void braces() {
            int end = p.indexOf('}', i);
            java.util.regex.Matcher range =
                    Pattern.compile("\\{(-?\\d{1,4})\\.\\.(-?\\d{1,4})\\}").matcher(p.substring(i, end + 1));
            if (range.matches()) {
                int from = Integer.parseInt(range.group(1));
                int to = Integer.parseInt(range.group(2));
                out.append("(?:");
                for (int n = Math.min(from, to); n <= Math.max(from, to); n++) {
                    out.append(n == Math.min(from, to) ? "" : "|").append(n);
                }
                out.append(')');
                i = end + 1;
                return;
            }
            i++;
            out.append("(?:");
            alternatives(',', '}');
            out.append(')');
        }

        private void set() {
            int end = p.indexOf(']', i + 2);
            String inside = p.substring(i + 1, end);
            boolean not = inside.startsWith("^"); // micromatch takes '!' for a member
            String members = (not ? inside.substring(1) : inside)
                    .replace("\\", "\\\\")
                    .replace("[", "\\[")
                    .replace("&&", "&\\&");
            out.append(not ? "[^/" : "[").append(members.replace("^", "\\^")).append(']');
            i = end + 1;
        }

        private void literal(char c) {
            if ("\\.[]{}()*+?^$|".indexOf(c) >= 0) {
                out.append('\\');
            }
            out.append(c);
        }
    }
}
