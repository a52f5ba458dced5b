package blogjar.tagplugin.nunjucks;

import blogjar.text.JsSpace;

/** Blanks in templates. */
final class JsSpaces {
    private JsSpaces() {}

    /** Behind the blanks at {@code from}. */
    static int skip(String text, int from) {
        int at = from;
        while (at < text.length() && JsSpace.is(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
