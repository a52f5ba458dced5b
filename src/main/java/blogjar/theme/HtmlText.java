package blogjar.theme;

import blogjar.text.CharacterReference;
import blogjar.text.HtmlTags;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The readable text of HTML: words without tags, code blocks and scripts. */
final class HtmlText {
    private static final List<String> UNREAD = List.of("pre", "script", "style", "svg", "math", "textarea", "template");
    private static final List<String> INLINE = List.of(
            "a", "abbr", "b", "bdi", "cite", "code", "del", "em", "font", "i", "ins", "kbd", "mark", "q", "s", "small",
            "span", "strong", "sub", "sup", "u", "var");
    private static final String[] NAMED = {
        "amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ", "hellip", "…", "mdash", "—", "ndash",
        "–", "ldquo", "“", "rdquo", "”", "lsquo", "‘", "rsquo", "’", "middot", "·", "copy", "©"
    };

    private final String html;
    private final int most;
    private final boolean headings;
    private final StringBuilder out = new StringBuilder();
    private boolean blank;
    private boolean block;

    private HtmlText(String html, int most, boolean headings) {
        this.html = html;
        this.most = most;
        this.headings = headings;
    }

    /** Its text in one line. */
    static String of(String html) {
        return new HtmlText(html, Integer.MAX_VALUE, true).read();
    }

    /**
     * The beginning of its text, without headings.
     *
     * @param width what fits: a Han character counts 2, others 1
     * @return with {@code …} at the end where it was cut
     */
    static String beginning(String html, int width) {
        String text = new HtmlText(html, width * 2, false).read();
        int room = width;
        int lastBlank = 0;
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int c = text.codePointAt(i);
            room -= WordCount.isHan(c) || c >= 0x3000 && c <= 0x30FF ? 2 : 1;
            if (room < 0) {
                boolean inWord = i > 0 && WordCount.isLetter(c) && WordCount.isLetter(text.codePointBefore(i));
                int end = inWord && i - lastBlank < 30 ? lastBlank : i;
                return text.substring(0, end).stripTrailing() + "…";
            }
            if (!WordCount.isLetter(c)) {
                lastBlank = i + Character.charCount(c);
            }
        }
        return text;
    }

    private String read() {
        int i = 0;
        while (i < html.length() && out.length() <= most) {
            char c = html.charAt(i);
            if (c == '<') {
                i = tag(i);
            } else if (c == '&') {
                i = reference(i);
            } else {
                append(c);
                i++;
            }
        }
        return out.toString();
    }

    private void append(int c) {
        if (c <= ' ' || c == 0xA0) {
            blank = true;
            return;
        }
        boolean chinese = block && !out.isEmpty() && isChinese(out.charAt(out.length() - 1)) && isChinese(c);
        if (blank && !out.isEmpty() && !chinese) {
            out.append(' ');
        }
        blank = false;
        block = false;
        out.appendCodePoint(c);
    }

    /** Chinese needs no blank between two paragraphs that are put into one line. */
    private static boolean isChinese(int c) {
        return WordCount.isHan(c) || c >= 0x3000 && c <= 0x303F || c >= 0xFF01 && c <= 0xFF5E;
    }

    /** Where the text goes on after a tag, a comment, or an element that nobody reads. */
    private int tag(int at) {
        if (html.startsWith("<!--", at)) {
            int end = html.indexOf("-->", at + 4);
            return end < 0 ? html.length() : end + 3;
        }
        int nameStart = html.startsWith("</", at) ? at + 2 : at + 1;
        int nameEnd = nameStart;
        while (nameEnd < html.length() && WordCount.isLetter(html.charAt(nameEnd))) {
            nameEnd++;
        }
        if (nameEnd == nameStart) {
            append('<');
            return at + 1;
        }
        String name = html.substring(nameStart, nameEnd).toLowerCase(Locale.ROOT);
        int end = tagEnd(html, nameEnd);
        if (!INLINE.contains(name)) {
            blank = true;
            block = true;
        }
        boolean opens = nameStart == at + 1;
        if (opens && name.equals("figure") && html.substring(nameEnd, end).contains("highlight")) {
            return afterElement(name, end);
        }
        boolean anchor = name.equals("a") && html.substring(nameEnd, end).contains("header");
        boolean heading = !headings && name.length() == 2 && name.charAt(0) == 'h' && Character.isDigit(name.charAt(1));
        return opens && (anchor || heading || UNREAD.contains(name)) ? afterElement(name, end) : end;
    }

    private int afterElement(String name, int from) {
        String close = "</" + name;
        int end = html.indexOf(close, from);
        return end < 0 ? html.length() : tagEnd(html, end + close.length());
    }

    /** The index after the {@code >} of a tag, or the end of the text. */
    static int tagEnd(String html, int from) {
        int end = HtmlTags.end(html, from);
        return end < 0 ? html.length() : end;
    }

    private int reference(int at) {
        int end = html.indexOf(';', at);
        if (end < 0 || end - at > 10 || end - at < 3) {
            append('&');
            return at + 1;
        }
        String name = html.substring(at + 1, end);
        int code = name.charAt(0) == '#' ? CharacterReference.number(name) : named(name);
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

    /** The addresses of its pictures, as they stand there. */
    static List<String> images(String html, int most) {
        List<String> found = new ArrayList<>();
        int at = html.indexOf("<img ");
        while (at >= 0 && found.size() < most) {
            int end = tagEnd(html, at);
            String src = attribute(html.substring(at, end), "src");
            if (!src.isEmpty() && !src.startsWith("data:")) {
                found.add(src);
            }
            at = html.indexOf("<img ", end);
        }
        return found;
    }

    /** The value of an attribute of a tag, references resolved; empty where it has none. */
    static String attribute(String tag, String name) {
        int at = tag.indexOf(" " + name + "=");
        if (at < 0) {
            return "";
        }
        int start = at + name.length() + 2;
        char quote = start < tag.length() ? tag.charAt(start) : ' ';
        boolean quoted = quote == '"' || quote == '\'';
        int from = quoted ? start + 1 : start;
        int end = from;
        while (end < tag.length() && (quoted ? tag.charAt(end) != quote : " >".indexOf(tag.charAt(end)) < 0)) {
            end++;
        }
        return of(tag.substring(from, end));
    }
}
