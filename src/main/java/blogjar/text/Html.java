package blogjar.text;

/** Text for HTML and out of it, as hexo-util does it. */
public final class Html {
    private static final String[] ENTITIES = {
        "&amp;", "&", "&lt;", "<", "&gt;", ">", "&quot;", "\"", "&#39;", "'", "&#96;", "`", "&#x2F;", "/", "&#x3D;", "="
    };

    private Html() {}

    /** Escapes {@code & < > " ' ` / =}; entities that stand in the text are kept. */
    public static String escape(String text) {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            String entity = entity(c);
            if (entity == null || c == '&' && isEntity(text, i, text.length())) {
                if (out != null) {
                    out.append(c);
                }
                continue;
            }
            if (out == null) {
                out = new StringBuilder(text.length() + 32).append(text, 0, i);
            }
            out.append(entity);
        }
        return out == null ? text : out.toString();
    }

    /** The reference that {@link #escape} writes for a character; null where it writes the character itself. */
    public static @org.jspecify.annotations.Nullable String entity(char c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            case '`' -> "&#96;";
            case '/' -> "&#x2F;";
            case '=' -> "&#x3D;";
            default -> null;
        };
    }

    /**
     * Whether a reference of HTML begins at the ampersand: {@code &name;}, {@code &#1234567;}, {@code &#x1F600;}.
     *
     * @param end where the text counts as ended
     */
    public static boolean isEntity(String text, int ampersand, int end) {
        int i = ampersand + 1;
        int start = i;
        if (i < end && text.charAt(i) == '#') {
            i++;
            boolean hex = i < end && (text.charAt(i) | 0x20) == 'x';
            i += hex ? 1 : 0;
            start = i;
            while (i < end && Character.digit(text.charAt(i), hex ? 16 : 10) >= 0 && text.charAt(i) < 128) {
                i++;
            }
            return i > start && i - start <= (hex ? 6 : 7) && i < end && text.charAt(i) == ';';
        }
        while (i < end && isWord(text.charAt(i))) {
            i++;
        }
        return i > start && i < end && text.charAt(i) == ';';
    }

    private static boolean isWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }

    /** Turns the eight entities that {@link #escape} makes back; others stay. */
    public static String unescape(String text) {
        int at = text.indexOf('&');
        if (at < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        int done = 0;
        while (at >= 0) {
            for (int i = 0; i < ENTITIES.length; i += 2) {
                if (text.startsWith(ENTITIES[i], at)) {
                    out.append(text, done, at).append(ENTITIES[i + 1]);
                    done = at + ENTITIES[i].length();
                    break;
                }
            }
            at = text.indexOf('&', Math.max(at + 1, done));
        }
        return out.append(text, done, text.length()).toString();
    }

    /**
     * The text without tags and comments; quotes within tags are respected, a {@code <} before a blank stays, an
     * unclosed tag swallows the rest. Entities stay.
     */
    public static String strip(String html) {
        StringBuilder out = new StringBuilder(html.length());
        int i = 0;
        while (i < html.length()) {
            int tag = html.indexOf('<', i);
            if (tag < 0) {
                return out.append(html, i, html.length()).toString();
            }
            out.append(html, i, tag);
            if (tag + 1 < html.length() && (html.charAt(tag + 1) == ' ' || html.charAt(tag + 1) == '\n')) {
                out.append("< ");
                i = tag + 2;
            } else if (html.startsWith("<!--", tag)) {
                int end = html.indexOf("-->", tag + 2);
                i = end < 0 ? html.length() : end + 3;
            } else {
                i = afterTag(html, tag);
            }
        }
        return out.toString();
    }

    private static int afterTag(String html, int tag) {
        int depth = 0;
        char quote = 0;
        for (int i = tag + 1; i < html.length(); i++) {
            char c = html.charAt(i);
            if (c == '"' || c == '\'') {
                quote = c == quote ? 0 : quote == 0 ? c : quote;
            } else if (quote == 0 && c == '<') {
                depth++;
            } else if (quote == 0 && c == '>') {
                if (depth == 0) {
                    return i + 1;
                }
                depth--;
            }
        }
        return html.length();
    }
}
