package blogjar.server.policy;

import blogjar.text.Html;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Goes over the opening tags of a page once, as browsers read them (HTML Standard, 13.2.5). */
final class HtmlReader {
    /** Elements whose text is no markup. */
    private static final Set<String> RAW = Set.of("script", "style", "textarea", "title", "xmp", "noembed", "noframes");

    private static final Pattern NUMBER = Pattern.compile("&#(?:(\\d{1,7})|[xX]([0-9a-fA-F]{1,6}));?");
    private static final int LAST_CHARACTER = 0x10ffff;

    private final String html;
    private final Visitor visitor;
    private int at;

    /** Told of each opening tag that has something of interest. */
    interface Visitor {
        /** Whether all attributes of such an element are of interest. */
        boolean isLoading(String element);

        /** Whether an attribute is of interest on any element. */
        boolean isLoadingOnAny(String attribute);

        /**
         * @param name in lower case
         * @param attributes names in lower case, values without character references; the first of a name counts
         * @param text of a script or style; else empty
         */
        void tag(String name, Map<String, String> attributes, String text);
    }

    private HtmlReader(String html, Visitor visitor) {
        this.html = html;
        this.visitor = visitor;
    }

    static void read(String html, Visitor visitor) {
        HtmlReader reader = new HtmlReader(html, visitor);
        while (reader.next()) {}
    }

    private boolean next() {
        at = html.indexOf('<', at);
        if (at < 0 || at + 1 >= html.length()) {
            return false;
        }
        char c = html.charAt(at + 1);
        if (html.startsWith("<!--", at)) {
            at = commentEnd();
        } else if (c == '/' || c == '!' || c == '?') {
            at = after(html.indexOf('>', at));
        } else if (isLetter(c)) {
            element();
        } else {
            at++;
        }
        return at < html.length();
    }

    private int commentEnd() {
        if (html.startsWith("<!-->", at)) {
            return at + 5;
        }
        if (html.startsWith("<!--->", at)) {
            return at + 6;
        }
        int plain = html.indexOf("--", at + 4);
        while (plain >= 0 && !html.startsWith(">", plain + 2) && !html.startsWith("!>", plain + 2)) {
            plain = html.indexOf("--", plain + 1);
        }
        return plain < 0 ? html.length() : html.indexOf('>', plain) + 1;
    }

    private int after(int index) {
        return index < 0 ? html.length() : index + 1;
    }

    private void element() {
        int from = at + 1;
        at = from;
        boolean upper = false;
        while (at < html.length() && !isBlank(html.charAt(at)) && html.charAt(at) != '>' && html.charAt(at) != '/') {
            upper |= html.charAt(at) < 'a';
            at++;
        }
        String name = html.substring(from, at);
        name = upper ? name.toLowerCase(Locale.ROOT) : name;
        boolean all = visitor.isLoading(name);
        Map<String, String> attributes = all ? new LinkedHashMap<>() : Map.of();
        while (at < html.length() && html.charAt(at) != '>') {
            if (isBlank(html.charAt(at)) || html.charAt(at) == '/') {
                at++;
            } else {
                attributes = attribute(all, attributes);
            }
        }
        if (at >= html.length()) {
            return; // a tag without an end is none
        }
        at++;
        String text = RAW.contains(name) ? rawText(name) : "";
        if (all || !attributes.isEmpty()) {
            visitor.tag(name, attributes, text);
        }
    }

    /** @param all whether each attribute is of interest, and not only those that load on any element */
    private Map<String, String> attribute(boolean all, Map<String, String> before) {
        int from = at++;
        while (at < html.length() && !isBlank(html.charAt(at)) && "=>/".indexOf(html.charAt(at)) < 0) {
            at++;
        }
        int end = at;
        int value = at;
        while (value < html.length() && isBlank(html.charAt(value))) {
            value++;
        }
        boolean valued = value < html.length() && html.charAt(value) == '=';
        if (valued) {
            at = value + 1;
            while (at < html.length() && isBlank(html.charAt(at))) {
                at++;
            }
        }
        boolean wanted = all || html.charAt(from) != 'c' && html.charAt(from) != 'i'; // most are class and id
        if (!wanted) {
            skip(valued);
            return before;
        }
        String name = html.substring(from, end).toLowerCase(Locale.ROOT);
        if (!all && !visitor.isLoadingOnAny(name)) {
            skip(valued);
            return before;
        }
        Map<String, String> attributes = before.isEmpty() ? new LinkedHashMap<>() : before;
        attributes.putIfAbsent(name, valued ? decoded(value()) : "");
        return attributes;
    }

    private void skip(boolean valued) {
        char quote = at < html.length() ? html.charAt(at) : '>';
        if (valued && (quote == '"' || quote == '\'')) {
            at = after(html.indexOf(quote, at + 1));
        } else if (valued) {
            value();
        }
    }

    private String value() {
        char quote = at < html.length() ? html.charAt(at) : '>';
        int from = at;
        if (quote == '"' || quote == '\'') {
            int end = html.indexOf(quote, at + 1);
            at = after(end);
            return end < 0 ? "" : html.substring(from + 1, end);
        }
        while (at < html.length() && !isBlank(html.charAt(at)) && html.charAt(at) != '>') {
            at++;
        }
        return html.substring(from, at);
    }

    /** The text up to the end tag of the element; what is not closed goes on to the end. */
    private String rawText(String name) {
        int from = at;
        for (int end = html.indexOf("</", at); end >= 0; end = html.indexOf("</", end + 2)) {
            int after = end + 2 + name.length();
            if (html.regionMatches(true, end + 2, name, 0, name.length())
                    && (after >= html.length()
                            || isBlank(html.charAt(after))
                            || "/>".indexOf(html.charAt(after)) >= 0)) {
                at = end;
                return html.substring(from, end);
            }
        }
        at = html.length();
        return html.substring(from);
    }

    static String decoded(String value) {
        if (value.indexOf('&') < 0) {
            return value;
        }
        Matcher number = NUMBER.matcher(value);
        String plain = number.replaceAll(found -> {
            int code = found.group(1) != null ? Integer.parseInt(found.group(1)) : Integer.parseInt(found.group(2), 16);
            return Matcher.quoteReplacement(code > LAST_CHARACTER ? "\ufffd" : Character.toString(code));
        });
        return Html.unescape(plain.replace("&apos;", "'"));
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
