package blogjar.redirect;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression of Java, looked for in the decoded path with its leading slash. Its groups are named by their
 * numbers.
 */
final class RegexPattern implements Source {
    /** Longer paths are not looked at: what an author wrote may need a stack as deep as the path is long. */
    private static final int LONGEST_PATH = 2048;

    /** How often a character may be looked at: enough for any sane expression, and over within a millisecond. */
    private static final int PATIENCE = 100_000;

    private final Pattern pattern;
    private final List<String> names;

    private RegexPattern(Pattern pattern) {
        this.pattern = pattern;
        this.names = IntStream.rangeClosed(0, pattern.matcher("").groupCount())
                .mapToObj(Integer::toString)
                .toList();
    }

    static RegexPattern parse(String written) throws BadRule {
        try {
            return new RegexPattern(Pattern.compile(written));
        } catch (PatternSyntaxException malformed) {
            throw new BadRule(
                    "'" + written + "' is no regular expression: " + malformed.getDescription() + " at character "
                            + (malformed.getIndex() + 1),
                    "one of Java's java.util.regex.Pattern, such as ^/archives/(\\d+)\\.html$");
        }
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public @Nullable String only() {
        return null;
    }

    @Override
    public @Nullable String firstSegment() {
        return null;
    }

    @Override
    public @Nullable Captures match(String path) {
        if (path.length() > LONGEST_PATH) {
            return null;
        }
        Matcher matcher = pattern.matcher(new Watched("/" + path, new int[] {PATIENCE}));
        try {
            if (!matcher.find()) {
                return null;
            }
        } catch (OutOfPatience | StackOverflowError hostile) {
            return null; // a path made to make the expression try for ever matches nothing
        }
        List<String> values = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String value = matcher.group(i);
            values.add(value == null ? "" : value);
        }
        return new Captures(values);
    }

    @Override
    public String toString() {
        return pattern.pattern();
    }

    private static final class OutOfPatience extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OutOfPatience() {
            super("the expression tries too long", null, false, false);
        }
    }

    /** A text that can be read so often and no more. */
    private record Watched(String text, int[] left) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (--left[0] < 0) {
                throw new OutOfPatience();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
