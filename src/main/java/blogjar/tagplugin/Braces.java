package blogjar.tagplugin;

/** Braces as entities, so that they are no tags. */
final class Braces {
    private Braces() {}

    static String escape(String text) {
        if (text.indexOf('{') < 0 && text.indexOf('}') < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 32);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '{') {
                out.append("&#123;");
            } else if (c == '}') {
                out.append("&#125;");
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }
}
