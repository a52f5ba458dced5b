package blogjar.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A pattern such as {@code :year/:title/}, filled in or read backwards (hexo-util's Permalink). */
public final class PermalinkPattern {
    /** A name can't end in an underscore. */
    private static final Pattern TOKEN = Pattern.compile(":([A-Za-z0-9_]*[A-Za-z0-9])");

    private static final Map<String, String> SEGMENTS = Map.of(
            "year", "(\\d{4})",
            "month", "(\\d{2})",
            "day", "(\\d{2})",
            "i_month", "(\\d{1,2})",
            "i_day", "(\\d{1,2})",
            "hash", "([0-9a-f]{12})");

    private final Pattern regex;
    private final List<String> names = new ArrayList<>();

    /** What stands before each token, and behind the last. */
    private final List<String> between = new ArrayList<>();

    public PermalinkPattern(String rule) {
        StringBuilder out = new StringBuilder();
        Matcher m = TOKEN.matcher(rule);
        int done = 0;
        while (m.find()) {
            between.add(rule.substring(done, m.start()));
            out.append(Pattern.quote(rule.substring(done, m.start())));
            out.append(SEGMENTS.getOrDefault(m.group(1), "(.+?)"));
            names.add(m.group(1));
            done = m.end();
        }
        between.add(rule.substring(done));
        out.append(Pattern.quote(rule.substring(done)));
        this.regex = Pattern.compile(out.toString());
    }

    /** The names of the tokens, in their order. */
    public List<String> names() {
        return names;
    }

    /** What each token stands for in the text, or null where the text does not fit. */
    public @Nullable Map<String, String> parse(String text) {
        Matcher m = regex.matcher(text);
        if (!m.matches()) {
            return null;
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            values.put(names.get(i), m.group(i + 1));
        }
        return values;
    }

    public String fill(UnaryOperator<String> value) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < names.size(); i++) {
            out.append(between.get(i)).append(value.apply(names.get(i)));
        }
        return out.append(between.get(names.size())).toString();
    }
}
