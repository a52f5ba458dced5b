package blogjar.tagplugin.nunjucks;

import blogjar.highlight.regex.Effort;
import blogjar.highlight.regex.Match;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A regular expression of a template, <code>r/pattern/g</code>, as JavaScript reads and uses it. */
final class Regex {
    private final String source;
    private final String flags;
    private final blogjar.highlight.regex.Regex program;
    private final Effort effort;

    private Regex(String source, String flags, blogjar.highlight.regex.Regex program, Effort effort) {
        this.source = source;
        this.flags = flags;
        this.program = program;
        this.effort = effort;
    }

    /**
     * Reads a literal.
     *
     * @param effort of all expressions of the template together
     * @throws TemplateException where it is no regular expression
     */
    static Regex of(String literal, Effort effort) {
        int end = Math.max(2, literal.lastIndexOf('/'));
        String source = literal.substring(2, end);
        String flags = literal.substring(Math.min(literal.length(), end + 1));
        try {
            return new Regex(source, flags, blogjar.highlight.regex.Regex.ofLiteral(source, flags), effort);
        } catch (IllegalArgumentException e) {
            throw new TemplateException("the regular expression " + literal + " can't be read");
        }
    }

    /** Whether a replacement is made more than once. */
    boolean isEverywhere() {
        return flags.contains("g");
    }

    @Override
    public String toString() {
        return "/" + source + "/" + flags;
    }

    boolean test(String text) {
        return search(text) >= 0;
    }

    /** Where the first match begins; -1 where there is none. */
    int search(String text) {
        int[] start = {-1};
        each(text, match -> {
            start[0] = match.start();
            return false;
        });
        return start[0];
    }

    /** All matches with the flag {@code g}, else the first and its groups; empty where there is none. */
    List<@Nullable Object> matches(String text) {
        List<@Nullable Object> found = new ArrayList<>();
        each(text, match -> {
            found.add(match.text());
            for (int group = 1; group <= program.groups() && !isEverywhere(); group++) {
                String part = match.group(group);
                found.add(part == null ? Undefined.UNDEFINED : part);
            }
            return isEverywhere();
        });
        return found;
    }

    /** The text with the first match replaced, or all with the flag {@code g}. */
    String replace(String text, String replacement) {
        StringBuilder out = new StringBuilder(text.length());
        int[] done = {0};
        each(text, match -> {
            out.append(text, done[0], match.start());
            expand(replacement, text, match, out);
            Bounds.text(out.length());
            done[0] = match.end();
            return isEverywhere();
        });
        return out.append(text, done[0], text.length()).toString();
    }

    private void each(String text, Predicate<Match> more) {
        Match match = new Match(effort);
        try {
            int at = 0;
            while (at <= text.length() && program.find(text, at, match) && more.test(match)) {
                at = Math.max(match.end(), match.start() + 1);
            }
        } catch (Effort.Exceeded e) {
            throw new TemplateException("the regular expression " + this + " takes too long on this text");
        }
    }

    /** Writes what {@code $1}, {@code $&} and their like stand for. */
    private void expand(String replacement, String text, Match match, StringBuilder out) {
        int done = 0;
        for (int at = replacement.indexOf('$'); at >= 0; at = replacement.indexOf('$', Math.max(at + 1, done))) {
            int digits = 0;
            while (digits < 2
                    && at + 1 + digits < replacement.length()
                    && isDigit(replacement.charAt(at + 1 + digits))) {
                digits++;
            }
            while (digits > 0 && !isGroup(replacement.substring(at + 1, at + 1 + digits))) {
                digits--;
            }
            char mark = at + 1 < replacement.length() ? replacement.charAt(at + 1) : ' ';
            Optional<String> part = digits > 0
                    ? Optional.of(
                            Values.printed(match.group(Integer.parseInt(replacement, at + 1, at + 1 + digits, 10))))
                    : mark == '$'
                            ? Optional.of("$")
                            : mark == '&'
                                    ? Optional.of(match.text())
                                    : mark == '`'
                                            ? Optional.of(text.substring(0, match.start()))
                                            : mark == '\''
                                                    ? Optional.of(text.substring(match.end()))
                                                    : Optional.empty();
            if (part.isPresent()) {
                out.append(replacement, done, at).append(part.get());
                Bounds.text(out.length());
                done = at + 1 + Math.max(1, digits);
            }
        }
        out.append(replacement, done, replacement.length());
    }

    private boolean isGroup(String number) {
        int group = Integer.parseInt(number);
        return group >= 1 && group <= program.groups();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
