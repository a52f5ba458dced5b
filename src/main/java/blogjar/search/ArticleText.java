package blogjar.search;

import blogjar.text.CharacterReference;
import blogjar.text.HtmlTags;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What of an article's HTML can be found: code, too, but no scripts, line numbers and signs of links at headings.
 *
 * @param headings the text of each
 * @param text all of it in one line, headings as well
 */
public record ArticleText(List<String> headings, String text) {
    private static final Set<String> UNREAD =
            Set.of("script", "style", "svg", "template", "textarea", "annotation", "noscript", "iframe", "object");
    private static final Set<String> INLINE = Set.of(
            "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "em", "font", "i", "ins", "kbd", "mark", "q", "rb",
            "ruby", "s", "small", "span", "strong", "sub", "sup", "u", "var", "wbr");
    private static final String[] NAMED = {
        "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ", "hellip", "…", "mdash", "—", "ndash",
        "–", "ldquo", "“", "rdquo", "”", "lsquo", "‘", "rsquo", "’", "middot", "·", "copy", "©", "reg", "®", "trade",
        "™", "times", "×", "laquo", "«", "raquo", "»", "rarr", "→", "larr", "←", "deg", "°", "bull", "•", "yen", "¥",
        "sect", "§"
    };
    private static final int LONGEST_REFERENCE = 10;

    public ArticleText {
        headings = List.copyOf(headings);
    }

    /** Reads HTML, of which it forgives all. */
    public static ArticleText of(String html) {
        return new Reader(html).read();
    }

    /** One pass over a text of HTML. */
    private static final class Reader {
        private final String html;
        private final StringBuilder out;
        private final List<String> headings = new ArrayList<>();
        private boolean blank;
        private int heading = -1;

        Reader(String html) {
            this.html = html;
            this.out = new StringBuilder(html.length() / 2);
        }

        ArticleText read() {
            int at = 0;
            while (at < html.length()) {
                char c = html.charAt(at);
                if (c == '<') {
                    at = tag(at);
                } else if (c == '&') {
                    at = reference(at);
                } else {
                    append(c);
                    at++;
                }
            }
            endHeading();
            return new ArticleText(headings, Folded.composed(out.toString()));
        }

        private void append(int c) {
            if (c <= ' ' || c == 0xA0 || c == 0x7F) {
                blank = true;
            } else if (c != 0x200B && c != 0xFEFF && c != 0xAD) {
                if (blank && !out.isEmpty()) {
                    out.append(' ');
                }
                blank = false;
                out.appendCodePoint(c);
            }
        }

        private int tag(int at) {
            if (html.startsWith("<!--", at)) {
                int end = html.indexOf("-->", at + 4);
                return end < 0 ? html.length() : end + 3;
            }
            boolean closing = html.startsWith("</", at);
            int nameStart = closing ? at + 2 : at + 1;
            int nameEnd = nameStart;
            while (nameEnd < html.length() && isNamePart(html.charAt(nameEnd))) {
                nameEnd++;
            }
            if (nameEnd == nameStart) {
                append('<');
                return at + 1;
            }
            String name = html.substring(nameStart, nameEnd).toLowerCase(Locale.ROOT);
            int found = HtmlTags.end(html, nameEnd);
            int end = found < 0 ? html.length() : found;
            if (!INLINE.contains(name)) {
                blank = true;
                heading(name, closing);
            }
            return !closing && isUnread(name, nameEnd, end) ? afterElement(name, end) : end;
        }

        private static boolean isNamePart(char c) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
        }

        private void heading(String name, boolean closing) {
            if (name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) >= '1' && name.charAt(1) <= '6') {
                endHeading();
                heading = closing ? -1 : out.length();
            }
        }

        private void endHeading() {
            if (heading >= 0 && out.length() > heading) {
                headings.add(Folded.composed(out.substring(heading).strip()));
            }
            heading = -1;
        }

        private boolean isUnread(String name, int from, int end) {
            return UNREAD.contains(name)
                    || name.equals("td") && has(from, end, "gutter")
                    || name.equals("a") && (has(from, end, "headerlink") || has(from, end, "header-anchor"))
                    || name.equals("span") && has(from, end, "katex-html");
        }

        private boolean has(int from, int end, String word) {
            return html.substring(from, end).contains(word); // no further, as an article may be long
        }

        private int afterElement(String name, int from) {
            int depth = 1;
            int at = from;
            while (depth > 0) {
                int next = html.indexOf('<', at);
                if (next < 0) {
                    return html.length();
                }
                boolean closing = html.startsWith("/", next + 1);
                int start = closing ? next + 2 : next + 1;
                int end = start + name.length();
                boolean same = html.regionMatches(true, start, name, 0, name.length())
                        && (end >= html.length() || !isNamePart(html.charAt(end)));
                depth += !same ? 0 : closing ? -1 : UNREAD.contains(name) ? 0 : 1;
                at = same ? Math.max(end, HtmlTags.end(html, end)) : next + 1;
            }
            return at;
        }

        private int reference(int at) {
            int end = html.indexOf(';', at);
            if (end < 0 || end - at > LONGEST_REFERENCE || end - at < 3) {
                append('&');
                return at + 1;
            }
            String name = html.substring(at + 1, end);
            int code = name.charAt(0) == '#' ? number(name) : named(name);
            if (code < 0) {
                append('&');
                return at + 1;
            }
            append(code);
            return end + 1;
        }

        private static int named(String name) {
            for (int i = 0; i < NAMED.length; i += 2) {
                if (NAMED[i].equals(name)) {
                    return NAMED[i + 1].charAt(0);
                }
            }
            return -1;
        }

        /** Half a pair is no character to be found. */
        private static int number(String name) {
            int code = CharacterReference.number(name);
            return code >= Character.MIN_SURROGATE && code <= Character.MAX_SURROGATE ? -1 : code;
        }
    }
}
