package blogjar.text;

import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Single opening tags of HTML, found and changed in one pass; everything between them stays as it is. */
public final class HtmlTags {
    /** Makes a letter of ASCII a small one. */
    private static final int LOWER = 0x20;

    private HtmlTags() {}

    /**
     * A text with some of its opening tags changed; those in comments and scripts are left alone.
     *
     * @param name of the elements, in lower case
     * @param change of a tag, from {@code <} to {@code >}
     * @return the same text where no tag has changed
     */
    public static String map(String html, String name, UnaryOperator<String> change) {
        return map(html, name, (tag, end) -> change.apply(tag));
    }

    /** The same where a change depends on what stands behind the tag: its second argument is the index of that. */
    public static String map(String html, String name, BiFunction<String, Integer, String> change) {
        return map(html, 0, name, change);
    }

    /**
     * The same from a place on.
     *
     * @param from not in a comment or a script
     */
    public static String map(String html, int from, String name, BiFunction<String, Integer, String> change) {
        StringBuilder out = null;
        int done = 0;
        int last = html.length() - 1;
        for (int i = html.indexOf('<', from); i >= 0 && i < last; i = html.indexOf('<', i)) {
            // Coloured code is full of tags, so what a tag can't be is seen by one letter.
            int letter = html.charAt(i + 1) | LOWER;
            int skipped = letter == '!' || letter == 's' ? skipped(html, i) : i;
            if (skipped > i) {
                i = skipped;
                continue;
            }
            int end = letter == name.charAt(0) && isTag(html, i, name) ? end(html, i) : -1;
            if (end < 0) {
                i++;
                continue;
            }
            String tag = html.substring(i, end);
            String changed = change.apply(tag, end);
            if (!changed.equals(tag)) {
                out = out == null ? new StringBuilder(html.length() + 256) : out;
                out.append(html, done, i).append(changed);
                done = end;
            }
            i = end;
        }
        return out == null ? html : out.append(html, done, html.length()).toString();
    }

    /** Where a comment or a script that begins here ends; the same place where none does. */
    private static int skipped(String html, int at) {
        String close = html.startsWith("<!--", at) ? "-->" : isTag(html, at, "script") ? "</script" : "";
        int end = close.isEmpty() ? -1 : html.indexOf(close, at);
        return close.isEmpty() ? at : end < 0 ? html.length() : end + close.length();
    }

    private static boolean isTag(String html, int at, String name) {
        int end = at + 1 + name.length();
        return end < html.length()
                && html.regionMatches(true, at + 1, name, 0, name.length())
                && (Character.isWhitespace(html.charAt(end)) || html.charAt(end) == '>' || html.charAt(end) == '/');
    }

    /** The index after the {@code >} of a tag, as seen from a place in it; one in quotes does not count. -1: none. */
    public static int end(String html, int from) {
        char quote = 0;
        for (int i = from; i < html.length(); i++) {
            char c = html.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return i + 1;
            }
        }
        return -1;
    }

    /**
     * A tag with the value of an attribute changed, where it has that attribute in quotes.
     *
     * @param tag from {@code <} to {@code >}
     */
    public static String withValue(String tag, String attribute, UnaryOperator<String> change) {
        Matcher found = Pattern.compile(
                        "\\s" + attribute + "\\s*=\\s*(\"([^\"]*)\"|'([^']*)')", Pattern.CASE_INSENSITIVE)
                .matcher(tag);
        if (!found.find()) {
            return tag;
        }
        int group = found.group(2) != null ? 2 : 3;
        return tag.substring(0, found.start(group))
                + change.apply(found.group(group))
                + tag.substring(found.end(group));
    }

    /** Whether a tag has an attribute, with a value or without. */
    public static boolean has(String tag, String attribute) {
        return Pattern.compile("\\s" + Pattern.quote(attribute.toLowerCase(Locale.ROOT)) + "(?=[\\s=/>])")
                .matcher(tag.toLowerCase(Locale.ROOT))
                .find();
    }
}
