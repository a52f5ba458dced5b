package blogjar.redirect;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.Problems;
import blogjar.diagnostic.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The file {@code _redirects} as Netlify and Cloudflare Pages read it: one rule a line, {@code from to status}, where the
 * status may be left out and {@code !} after it makes the rule hold for pages that are there, too. A text after {@code #} is
 * a comment.
 */
public final class RedirectsFile {
    /** Its name, at the root of a site. */
    public static final String NAME = "_redirects";

    private static final int MOVED = 301;
    private static final Pattern BLANKS = Pattern.compile("[ \\t]+");
    private static final Pattern STATUS = Pattern.compile("\\d{3}!?");
    private static final Pattern CONDITION = Pattern.compile("[A-Za-z][\\w-]*=.*");

    private RedirectsFile() {}

    /**
     * The rules of the file; a line that is wrong is told and left out.
     *
     * @param file its name, for messages
     * @param isPage whether a path, decoded and without a leading slash, has a page
     */
    public static Redirects read(String file, String text, Predicate<String> isPage, Problems problems) {
        List<Rule> rules = new ArrayList<>();
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            List<String> words = words(lines.get(i));
            if (words.isEmpty()) {
                continue;
            }
            SourcePosition place = new SourcePosition(file, i + 1, 1);
            try {
                rules.add(rule(words, place, false));
            } catch (BadRule wrong) {
                problems.add(told(place, wrong, text));
            }
        }
        return Redirects.of(rules, isPage, loop -> problems.add(told(loop.place(), BadRule.circle(), text)));
    }

    private static Problem told(SourcePosition place, BadRule wrong, String text) {
        return Problem.notice("this rule is left out: " + wrong.message())
                .at(place)
                .showing(text)
                .expected(wrong.expected())
                .fix("correct the line, or remove it");
    }

    /** The words of a line before its comment. */
    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        for (String word : BLANKS.split(line.strip())) {
            if (word.startsWith("#")) {
                break;
            }
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    /** @param forced whether it holds for pages that are there, also without {@code !} */
    static Rule rule(List<String> words, SourcePosition place, boolean forced) throws BadRule {
        Source source = forced ? source(words.get(0)) : PathPattern.parse(words.get(0));
        int next = 1;
        String to = words.size() > 1 && !STATUS.matcher(words.get(1)).matches() ? words.get(next++) : null;
        if (to != null && !to.startsWith("/") && CONDITION.matcher(to).matches()) {
            throw new BadRule("a query ('" + to + "') can't be asked for", "from, to and status");
        }
        String status = next < words.size() ? words.get(next++) : Integer.toString(MOVED);
        if (next < words.size()) {
            throw new BadRule("'" + words.get(next) + "' is one word too many", "from, to and status");
        }
        boolean must = status.endsWith("!");
        Target target = to == null ? null : Target.parse(to, source);
        return Rule.of(
                place,
                source,
                target,
                status(must ? status.substring(0, status.length() - 1) : status),
                forced || must);
    }

    /** A path, or where it begins with {@code ^} a regular expression. */
    static Source source(String written) throws BadRule {
        return written.startsWith("^") ? RegexPattern.parse(written) : PathPattern.parse(written);
    }

    static int status(@Nullable Object value) throws BadRule {
        String text = String.valueOf(value).toLowerCase(Locale.ROOT);
        int status =
                text.length() == 3 && text.chars().allMatch(c -> c >= '0' && c <= '9') ? Integer.parseInt(text) : 0;
        if (!Rule.isStatus(status)) {
            throw new BadRule("'" + value + "' is no status that a rule can have", Rule.STATUSES);
        }
        return status;
    }
}
