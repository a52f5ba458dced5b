package blogjar.tagplugin.nunjucks;

import blogjar.text.JsSpace;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Filters that make a text out of one. */
final class TextFilters {
    private static final Pattern TAG_NAME = Pattern.compile("</?[a-z][a-z0-9]*+\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern MAIL =
            Pattern.compile("[\\w.!#$%&'*+\\-/=?^`{|}~]+@[a-z\\d-]+(?:\\.[a-z\\d-]++)++", Pattern.CASE_INSENSITIVE);
    private static final Pattern DOMAIN = Pattern.compile("\\.(?:org|net|com)(?::|/|$)");
    private static final Pattern AROUND_URL = Pattern.compile("(?:\\(|<|&lt;)?(.*?)(?:\\.|,|\\)|\\n|&gt;)?");

    /** Filters whose result is safe where the text was. */
    private static final Set<String> KEEP_SAFE =
            Set.of("capitalize", "center", "indent", "nl2br", "replace", "striptags", "title", "trim", "truncate");

    private TextFilters() {}

    static @Nullable Object apply(String name, @Nullable Object value, Filters.Given given) {
        Object result = made(name, value, given);
        boolean keeps = value instanceof Safe && result instanceof String && KEEP_SAFE.contains(name);
        return keeps ? new Safe(Values.text(result)) : result;
    }

    private static @Nullable Object made(String name, @Nullable Object value, Filters.Given given) {
        if (name.equals("urlencode") && value != null && !(value instanceof CharSequence || Values.isNothing(value))) {
            return urlencodePairs(value);
        }
        boolean kept = name.equals("center") && centeredIn(value, given) <= 0
                || name.equals("truncate")
                        && value instanceof List<?> list
                        && list.size() <= given.number(0, "length", 255)
                || name.equals("replace")
                        && !((value instanceof CharSequence || value instanceof Number || value instanceof Safe)
                                && isReplaceable(given.get(0, "old")));
        if (kept) {
            return value;
        }
        String text = value instanceof Boolean b && !b ? "" : Values.printed(value);
        return switch (name) {
            case "capitalize" -> capitalize(text);
            case "center" -> center(text, centeredIn(value, given));
            case "indent" -> indent(text, given.number(0, "width", 4), given.isTrue(1, "indentfirst"));
            case "lower" -> text.toLowerCase(Locale.ROOT);
            case "upper" -> text.toUpperCase(Locale.ROOT);
            case "nl2br" -> text.replace("\r\n", "\n").replace("\n", "<br />\n");
            case "replace" -> replace(text, given);
            case "striptags" -> striptags(text, given.isTrue(0, "preserve_linebreaks"));
            case "title" -> title(text);
            case "trim" -> JsSpace.trim(text);
            case "truncate" -> truncate(text, given);
            case "urlencode" -> encode(text);
            case "urlize" -> urlize(text, given);
            case "wordcount" -> Values.isTrue(value) ? wordcount(text) : null;
            default -> throw new TemplateException("there is no filter '" + name + "'");
        };
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\\", "&#92;");
    }

    private static String capitalize(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.isEmpty() ? "" : lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1);
    }

    private static String title(String text) {
        String[] words = text.split(" ", -1);
        for (int i = 0; i < words.length; i++) {
            words[i] = capitalize(words[i]);
        }
        return String.join(" ", words);
    }

    /** How much room is around a value; not a number where it has no length. */
    private static double centeredIn(@Nullable Object value, Filters.Given given) {
        boolean none = Values.isNothing(value) || Boolean.FALSE.equals(value);
        double width = given.number(0, "width", 80);
        Bounds.text((long) width);
        return width - (none ? 0 : Values.length(value));
    }

    private static String center(String text, double spaces) {
        if (Double.isNaN(spaces)) {
            return text;
        }
        int before = Math.max(0, (int) Math.ceil(spaces / 2.0 - spaces % 2));
        return " ".repeat(before) + text + " ".repeat((int) Math.ceil(spaces / 2.0));
    }

    private static String indent(String text, double columns, boolean first) {
        int width = (int) Math.min(Bounds.LONGEST_TEXT + 1.0, Math.ceil(columns));
        long lines = text.chars().filter(c -> c == '\n').count() + (first ? 1 : 0);
        if (text.isEmpty() || lines == 0) {
            return text;
        }
        Bounds.text(text.length() + lines * Math.max(0, width));
        String spaces = " ".repeat(Math.max(0, width));
        return (first ? spaces : "") + text.replace("\n", "\n" + spaces);
    }

    private static boolean isReplaceable(@Nullable Object old) {
        return old instanceof Regex || old instanceof CharSequence || old instanceof Number;
    }

    private static String replace(String text, Filters.Given given) {
        Object old = given.get(0, "old");
        String replacement = Values.text(given.get(1, "new"));
        if (old instanceof Regex regex) {
            return regex.replace(text, replacement);
        }
        Object most = given.get(2, "max");
        double left = most == Undefined.UNDEFINED ? -1 : Values.number(most);
        return left == -1 || left > 0 ? replace(text, Values.text(old), replacement, (int) Math.ceil(left)) : text;
    }

    /** @param most how often; below 0 for everywhere */
    static String replace(String text, String wanted, String replacement, int most) {
        if (wanted.isEmpty()) {
            Bounds.text(text.length() + (text.length() + 1L) * replacement.length());
            StringBuilder out = new StringBuilder(replacement);
            text.chars().forEach(c -> out.append((char) c).append(replacement));
            return (text.isEmpty() ? out.append(replacement) : out).toString();
        }
        StringBuilder out = new StringBuilder(text.length());
        int done = 0;
        int left = most;
        for (int at = text.indexOf(wanted); at >= 0 && left != 0; at = text.indexOf(wanted, done), left--) {
            out.append(text, done, at).append(replacement);
            Bounds.text(out.length());
            done = at + wanted.length();
        }
        return out.append(text, done, text.length()).toString();
    }

    private static String striptags(String text, boolean keepLines) {
        String plain = JsSpace.trim(withoutTags(text));
        return keepLines
                ? plain.replaceAll("(?m)^ +| +$", "")
                        .replaceAll(" +", " ")
                        .replace("\r\n", "\n")
                        .replaceAll("\n{3,}", "\n\n")
                : plain.replaceAll("\\s+", " ");
    }

    /** Without tags and comments; time is proportional to the text. */
    private static String withoutTags(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int done = 0;
        boolean comments = true;
        for (int at = text.indexOf('<'); at >= 0; at = text.indexOf('<', Math.max(done, at + 1))) {
            int end = -1;
            if (TAG_NAME.matcher(text)
                    .region(at, text.length())
                    .useTransparentBounds(true)
                    .lookingAt()) {
                end = text.indexOf('>', at) + 1;
                if (end == 0) {
                    break; // none of what follows is a tag either
                }
            } else if (comments && text.startsWith("<!--", at)) {
                end = text.indexOf("-->", at + 4) + 3;
                comments = end > 2;
            }
            if (end > at) {
                out.append(text, done, at);
                done = end;
            }
        }
        return out.append(text, done, text.length()).toString();
    }

    private static String truncate(String text, Filters.Given given) {
        double wanted = given.number(0, "length", 255);
        if (text.length() <= wanted) {
            return text;
        }
        int length = (int) Math.max(0, wanted);
        int from = Double.isNaN(wanted) ? text.length() : length; // lastIndexOf takes no number for the end
        int end = given.isTrue(1, "killwords") ? length : text.lastIndexOf(' ', from);
        return text.substring(0, end < 0 ? length : end) + given.text(2, "end", "...");
    }

    private static @Nullable Object wordcount(String text) {
        Matcher words = Pattern.compile("\\w+").matcher(text);
        int count = 0;
        while (words.find()) {
            count++;
        }
        return count == 0 ? null : (Object) (double) count;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%21", "!")
                .replace("%27", "'")
                .replace("%28", "(")
                .replace("%29", ")")
                .replace("%7E", "~");
    }

    private static String urlencodePairs(Object value) {
        StringBuilder out = new StringBuilder();
        if (value instanceof Map<?, ?> map) {
            Values.ordered(map).forEach((key, one) -> pair(key, one, out));
        } else if (value instanceof List<?> list) {
            list.forEach(one -> pair(Members.get(one, 0.0), Members.get(one, 1.0), out));
        } else if (value instanceof Safe safe) {
            pair("val", safe.text(), out);
            pair("length", (double) safe.text().length(), out);
        }
        return out.toString();
    }

    private static void pair(@Nullable Object key, @Nullable Object value, StringBuilder out) {
        out.append(out.length() == 0 ? "" : "&")
                .append(encode(Values.text(key)))
                .append('=')
                .append(encode(Values.text(value)));
    }

    private static String urlize(String text, Filters.Given given) {
        Object most = given.get(0, "length");
        double limit = most == Undefined.UNDEFINED ? Integer.MAX_VALUE : Values.number(most);
        boolean all = most instanceof Number && Double.isNaN(limit);
        int length = all ? Integer.MAX_VALUE : (int) Math.max(0, limit);
        String nofollow = given.get(1, "nofollow") instanceof Boolean yes && yes ? " rel=\"nofollow\"" : "";
        StringBuilder out = new StringBuilder(text.length() + 64);
        int at = 0;
        while (at < text.length()) {
            int end = at;
            boolean space = JsSpace.is(text.charAt(at));
            while (end < text.length() && JsSpace.is(text.charAt(end)) == space) {
                end++;
            }
            String word = text.substring(at, end);
            out.append(space ? word : urlizeWord(word, length, nofollow));
            at = end;
        }
        return out.toString();
    }

    private static String urlizeWord(String word, int length, String nofollow) {
        Matcher around = AROUND_URL.matcher(word);
        String url = around.matches() ? around.group(1) : word;
        String shown = url.substring(0, Math.min(url.length(), length));
        if (url.startsWith("http://") || url.startsWith("https://")) {
            return "<a href=\"" + url + "\"" + nofollow + ">" + shown + "</a>";
        }
        if (url.startsWith("www.")) {
            return "<a href=\"http://" + url + "\"" + nofollow + ">" + shown + "</a>";
        }
        if (MAIL.matcher(url).matches()) {
            return "<a href=\"mailto:" + url + "\">" + url + "</a>";
        }
        return DOMAIN.matcher(url).find() ? "<a href=\"http://" + url + "\"" + nofollow + ">" + shown + "</a>" : word;
    }
}
