package blogjar.server.policy;

import java.util.Locale;
import java.util.function.Consumer;

/** What a style sheet loads: {@code url(…)} and {@code @import "…"}. */
final class StyleText {
    private static final String URL = "url(";
    /** The beginning tells all; a picture as data is long. */
    private static final int LONGEST = 4_096;

    private static final String IMPORT = "@import";

    private StyleText() {}

    /** @param imported told of each sheet of the site that is named */
    static void read(String css, Needs needs, Consumer<String> imported) {
        for (int at = css.indexOf(URL); at >= 0; at = css.indexOf(URL, at + 1)) {
            load(value(css, at + URL.length(), ')'), needs);
        }
        for (int at = css.indexOf(IMPORT); at >= 0; at = css.indexOf(IMPORT, at + 1)) {
            int quote = at + IMPORT.length();
            while (quote < css.length() && css.charAt(quote) == ' ') {
                quote++;
            }
            boolean quoted = quote < css.length() && "\"'".indexOf(css.charAt(quote)) >= 0;
            boolean url = css.startsWith(URL, quote);
            if (quoted || url) {
                String address =
                        quoted ? value(css, quote + 1, css.charAt(quote)) : value(css, quote + URL.length(), ')');
                needs.load(Needs.STYLE, address);
                if (Needs.source(address).isEmpty()) {
                    imported.accept(address);
                } else { // what that sheet loads may be anywhere
                    needs.add(Needs.FONT, "https:");
                    needs.add(Needs.IMAGE, "https:");
                }
            }
        }
    }

    private static String value(String css, int from, char end) {
        int to = from;
        char quote = from < css.length() ? css.charAt(from) : ' ';
        if (end == ')' && (quote == '"' || quote == '\'')) {
            return value(css, from + 1, quote);
        }
        int last = Math.min(css.length(), from + LONGEST);
        while (to < last && css.charAt(to) != end && css.charAt(to) != '\n' && css.charAt(to) != '{') {
            to++;
        }
        return css.substring(from, to).strip();
    }

    private static void load(String address, Needs needs) {
        String source = Needs.source(address);
        if (source.isEmpty()) {
            return;
        }
        String path = address.toLowerCase(Locale.ROOT);
        boolean font = path.startsWith("data:")
                ? path.startsWith("data:font") || path.startsWith("data:application")
                : Kinds.of(path).equals(Needs.FONT);
        boolean image = path.startsWith("data:image") || Kinds.of(path).equals(Needs.IMAGE);
        if (font || !image) {
            needs.add(Needs.FONT, source);
        }
        if (!font) {
            needs.add(Needs.IMAGE, source);
        }
    }
}
