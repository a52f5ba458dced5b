package blogjar.tagplugin;

/** Braces as entities, so that they are no tags. */
final class Braces {
    private Braces() {}

    static String escape(String text) {
        int open = text.indexOf('{');
        int close = text.indexOf('}');
        if (open < 0 && close < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 32);
        int done = 0;
        while (open >= 0 || close >= 0) {
            boolean opens = close < 0 || open >= 0 && open < close;
            int at = opens ? open : close;
            out.append(text, done, at).append(opens ? "&#123;" : "&#125;");
            done = at + 1;
            open = opens ? text.indexOf('{', done) : open;
            close = opens ? close : text.indexOf('}', done);
        }
        return out.append(text, done, text.length()).toString();
    }
}
