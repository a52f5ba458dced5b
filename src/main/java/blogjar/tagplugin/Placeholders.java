package blogjar.tagplugin;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Parts of a text that wait behind comments while Markdown goes over it (hexo's PostRenderEscape).
 *
 * <p>A placeholder reads <code>&lt;!--swig&#xFFFC;3--&gt;</code>; it is known again with its angle brackets escaped.
 */
final class Placeholders {
    private static final char MARK = '\uFFFC';
    private static final String CODE = "code";
    private static final String SWIG = "swig";
    private static final String COMMENT = "comment";

    private final List<String> stored = new ArrayList<>();
    private final List<TracedText> tags = new ArrayList<>();

    String putCode(String html) {
        return put(CODE, html, null);
    }

    String putComment(String comment) {
        return put(COMMENT, comment, null);
    }

    String putTag(TracedText tag) {
        return put(SWIG, tag.text(), tag);
    }

    private String put(String kind, String text, @Nullable TracedText tag) {
        stored.add(text);
        tags.add(tag == null ? TracedText.of("", -1) : tag);
        return "<!--" + kind + MARK + (stored.size() - 1) + "-->";
    }

    /** The tags back in their places. */
    TracedText restoreTags(String html) {
        TracedText.Builder out = new TracedText.Builder(html.length() + 256);
        int done = 0;
        for (Found found = next(html, 0, SWIG); found != null; found = next(html, found.end, SWIG)) {
            out.append(html, done, found.start, -1);
            TracedText tag = tags.get(found.index);
            out.append(tag, 0, tag.text().length());
            done = found.end;
        }
        out.append(html, done, html.length(), -1);
        return out.build();
    }

    /** Comments back in their places, then code. */
    String restoreRest(String html) {
        return restore(restore(html, COMMENT), CODE);
    }

    private String restore(String html, String kind) {
        Found found = next(html, 0, kind);
        if (found == null) {
            return html;
        }
        StringBuilder out = new StringBuilder(html.length() + 256);
        int done = 0;
        for (; found != null; found = next(html, found.end, kind)) {
            out.append(html, done, found.start).append(stored.get(found.index));
            done = found.end;
        }
        return out.append(html, done, html.length()).toString();
    }

    private record Found(int start, int end, int index) {}

    private @Nullable Found next(String html, int from, String kind) {
        for (int mark = html.indexOf(MARK, from); mark >= 0; mark = html.indexOf(MARK, mark + 1)) {
            int start = start(html, mark, "!--" + kind);
            int digits = mark + 1;
            int index = 0;
            while (digits < html.length() && html.charAt(digits) >= '0' && html.charAt(digits) <= '9') {
                index = Math.min(index * 10 + html.charAt(digits) - '0', 99_999_999);
                digits++;
            }
            int end = html.startsWith("-->", digits) ? digits + 3 : html.startsWith("--&gt;", digits) ? digits + 6 : -1;
            if (start >= from && digits > mark + 1 && end > 0 && index < stored.size()) {
                return new Found(start, end, index);
            }
        }
        return null;
    }

    /** Where the bracket is that opens the placeholder, or a negative number. */
    private static int start(String html, int mark, String name) {
        int text = mark - name.length();
        if (text < 1 || !html.startsWith(name, text)) {
            return -1;
        }
        if (html.charAt(text - 1) == '<') {
            return text - 1;
        }
        return html.startsWith("&lt;", text - 4) ? text - 4 : -1;
    }
}
