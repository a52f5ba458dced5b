package blogjar.tagplugin.nunjucks;

import blogjar.text.JsSpace;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Filters that make a text out of one. */
final class TextFilters {
    private static final Pattern TAGS =
            Pattern.compile("</?[a-z][a-z0-9]*\\b[^>]*>|<!--[\\s\\S]*?-->", Pattern.CASE_INSENSITIVE);
    private static final Pattern MAIL =
            Pattern.compile("[\\w.!#$%&'*+\\-/=?^`{|}~]+@[a-z\\d-]+(?:\\.[a-z\\d-]++)++", Pattern.CASE_INSENSITIVE);
    private static final Pattern DOMAIN = Pattern.compile("\\.(?:org|net|com)(?::|/|$)");
    private static final Pattern AROUND_URL = Pattern.compile("(?:\\(|<|&lt;)?(.*?)(?:\\.|,|\\)|\\n|&gt;)?");

    private TextFilters() {}

    static @Nullable Object apply(String name, @Nullable Object value, Filters.Given given) {
        if (name.equals("urlencode") && (value instanceof Map || value instanceof List)) {
            return urlencodePairs(value);
        }
        boolean kept = value instanceof List<?> list
                        && name.equals("truncate")
                        && list.size() <= given.integer(0, "length", 255)
                || name.equals("replace")
                        && !(value instanceof CharSequence || value instanceof Number || value instanceof Safe);
        if (kept) {
            return value;
        }
        if (name.equals("urlencode") && (value instanceof Number || value instanceof Boolean)) {
            return "";
        }
        String text = value instanceof Boolean b && !b ? "" : Values.printed(value);
        return switch (name) {
            case "capitalize" -> capitalize(text);
            case "center" -> center(text, given.integer(0, "width", 80));
            case "indent" -> indent(text, given.integer(0, "width", 4), given.isTrue(1, "indentfirst"));
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
            case "wordcount" -> wordcount(text);
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

    private static String center(String text, int width) {
        int spaces = width - text.length();
        if (spaces <= 0) {
            return text;
        }
        Bounds.text(width);
        int before = Math.max(0, (int) Math.ceil(spaces / 2.0 - spaces % 2));
        return " ".repeat(before) + text + " ".repeat((int) Math.ceil(spaces / 2.0));
    }

    private static String indent(String text, int width, boolean first) {
        long lines = text.chars().filter(c -> c == '\n').count() + (first ? 1 : 0);
        if (text.isEmpty() || lines == 0) {
            return text;
        }
        Bounds.text(text.length() + lines * Math.max(0, width));
        String spaces = " ".repeat(Math.max(0, width));
        return (first ? spaces : "") + text.replace("\n", "\n" + spaces);
    }

    private static String replace(String text, Filters.Given given) {
        Object old = given.get(0, "old");
        String replacement = Values.text(given.get(1, "new"));
        if (old instanceof Regex regex) {
            return regex.replace(text, replacement);
        }
        if (!(old instanceof CharSequence || old instanceof Number)) {
            return text;
        }
        Object most = given.get(2, "max");
        int left = Values.isNothing(most) ? -1 : (int) Values.number(most);
        return replace(text, Values.text(old), replacement, left);
    }

    /** @param most how often; below 0 for everywhere */
    static String replace(String text, String wanted, String replacement, int most) {
        if (wanted.isEmpty()) {
            Bounds.text(text.length() + (text.length() + 1L) * replacement.length());
            return replacement + String.join(replacement, text.split("")) + replacement;
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
        String plain = JsSpace.trim(TAGS.matcher(text).replaceAll(""));
        return keepLines
                ? plain.replaceAll("(?m)^ +| +$", "")
                        .replaceAll(" +", " ")
                        .replace("\r\n", "\n")
                        .replaceAll("\n{3,}", "\n\n")
                : plain.replaceAll("\\s+", " ");
    }

    private static String truncate(String text, Filters.Given given) {
        int length = given.integer(0, "length", 255);
        if (text.length() <= length) {
            return text;
        }
        int end = given.isTrue(1, "killwords") ? length : text.lastIndexOf(' ', length);
        return text.substring(0, Math.max(0, end < 0 ? length : end)) + given.text(2, "end", "...");
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
            map.forEach((key, one) -> pair(key, one, out));
        } else if (value instanceof List<?> list) {
            for (Object one : list) {
                if (one instanceof List<?> pair && pair.size() > 1) {
                    pair(pair.get(0), pair.get(1), out);
                }
            }
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
        int length = given.integer(0, "length", Integer.MAX_VALUE);
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
