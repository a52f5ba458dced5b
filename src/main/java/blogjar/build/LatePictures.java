package blogjar.build;

import blogjar.text.HtmlTags;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Pictures that browsers load and decode when a reader comes near them: all in the main part of a page but the first, which is most
 * likely seen at once. One that says itself when it is loaded, that is marked with {@code no-lazy}, or that is in the page itself is left alone.
 */
final class LatePictures {
    private static final String MAIN = "<main";

    private LatePictures() {}

    static String in(String html) {
        int main = html.indexOf(MAIN);
        if (main < 0) {
            return html;
        }
        AtomicBoolean first = new AtomicBoolean(true);
        return HtmlTags.map(html, main, "img", (tag, end) -> first.getAndSet(false) ? tag : late(tag));
    }

    private static String late(String tag) {
        boolean own = HtmlTags.has(tag, "loading") || HtmlTags.has(tag, "fetchpriority");
        if (own || tag.contains("no-lazy") || tag.contains("=\"data:image")) {
            return tag;
        }
        String decoding = HtmlTags.has(tag, "decoding") ? "" : " decoding=\"async\"";
        return "<img loading=\"lazy\"" + decoding + tag.substring(4);
    }
}
