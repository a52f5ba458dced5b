package blogjar.tagplugin;

/** Keeps braces within {@code <code>} from being evaluated (hexo/extend/tag.js). */
final class CodeElements {
    private static final String OPEN = "<code";
    private static final String CLOSE = "</code>";
    private static final String TAG = "{%";

    private CodeElements() {}

    /** Braces in {@code <code…>…</code>} as entities, unless there is a tag {@code raw} in it. */
    static TracedText escape(TracedText html) {
        String text = html.text();
        int start = text.indexOf(OPEN);
        if (start < 0) {
            return html;
        }
        TracedText.Builder out = new TracedText.Builder(text.length() + 64);
        int done = 0;
        int tag = text.indexOf(TAG);
        while (start >= 0) {
            int tagEnd = tagEnd(text, start + OPEN.length());
            int close = tagEnd < 0 ? -1 : text.indexOf(CLOSE, tagEnd + 2);
            if (tagEnd >= 0 && close < 0) {
                break;
            }
            int next = start + OPEN.length();
            if (close >= 0) {
                next = close + CLOSE.length();
                tag = tag >= 0 && tag < start ? text.indexOf(TAG, start) : tag; // once for all elements before it
                if (!hasRaw(text, tag, next)) {
                    out.append(html, done, start);
                    escape(html, start, next, out);
                    done = next;
                }
            }
            start = text.indexOf(OPEN, next);
        }
        out.append(html, done, text.length());
        return out.build();
    }

    private static int tagEnd(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '<' && text.charAt(at) != '>') {
            at++;
        }
        return at < text.length() && text.charAt(at) == '>' ? at : -1;
    }

    private static void escape(TracedText html, int start, int end, TracedText.Builder out) {
        String text = html.text();
        int done = start;
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c == '{' || c == '}') {
                out.append(html, done, i);
                out.append(c == '{' ? "&#123;" : "&#125;", -1);
                done = i + 1;
            }
        }
        out.append(html, done, end);
    }

    /** Whether one of the tags from the first on, up to {@code end}, is {@code raw}. */
    private static boolean hasRaw(String text, int first, int end) {
        for (int at = first; at >= 0 && at < end; at = text.indexOf(TAG, at + 1)) {
            int word = skipSpaces(text, at + 2);
            if (text.startsWith("raw", word) && text.startsWith("%}", skipSpaces(text, word + 3))) {
                return true;
            }
        }
        return false;
    }

    private static int skipSpaces(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }
}
