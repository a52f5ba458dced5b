package blogjar.tagplugin;

import blogjar.text.JsSpace;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind an opening fence: language, caption, link and options (filter backtick_code_block).
 *
 * @param options those of {@code line_number:}, {@code mark:} and so on, and the language
 * @param isHighlighted false where {@code highlight:false} leaves the block to Markdown
 */
record FenceInfo(CodeOptions options, boolean isHighlighted) {

    static FenceInfo parse(String info) {
        List<String> found = new ArrayList<>(4);
        String rest = cutOptions(info, found);
        CodeOptions.Builder options = new CodeOptions.Builder();
        boolean highlighted = true;
        for (String option : found) {
            String[] parts = option.split(":", 3);
            if (parts[0].equals("highlight")) {
                highlighted = parts[1].equals("true");
            } else {
                options.set(parts[0], parts[1]);
            }
        }
        int equals = rest.indexOf('=');
        if (equals >= 0) {
            options.inlineFirstLine(inlineNumber(rest, equals));
        }
        title(equals < 0 ? rest : rest.substring(0, equals), options);
        return new FenceInfo(options.build(), highlighted);
    }

    /** {@code =5} or {@code =+5}: the text up to the next {@code =}, or 1. */
    private static String inlineNumber(String rest, int equals) {
        int plus = rest.indexOf("=+");
        String plain = plus < 0 ? rest : rest.substring(0, plus + 1) + rest.substring(plus + 2);
        int end = plain.indexOf('=', equals + 1);
        String number = plain.substring(equals + 1, end < 0 ? plain.length() : end);
        return number.isEmpty() ? "1" : number;
    }

    /** The text without {@code  key:value} of a known key; a blank must stand before it. */
    private static String cutOptions(String info, List<String> found) {
        if (info.indexOf(':') < 0) {
            return info;
        }
        StringBuilder rest = new StringBuilder(info.length());
        int i = 0;
        while (i < info.length()) {
            int end = JsSpace.is(info.charAt(i)) ? optionEnd(info, i + 1) : -1;
            if (end < 0) {
                rest.append(info.charAt(i++));
            } else {
                found.add(info.substring(i + 1, end));
                i = end;
            }
        }
        return rest.toString();
    }

    private static int optionEnd(String info, int from) {
        for (String key : CodeOptions.KEYS) {
            int value = from + key.length() + 1;
            if (info.startsWith(key, from)
                    && value < info.length()
                    && info.charAt(value - 1) == ':'
                    && !JsSpace.is(info.charAt(value))) {
                return wordEnd(info, value);
            }
        }
        return -1;
    }

    /** Language, title, address and text of the link; nothing is escaped. */
    private static void title(String args, CodeOptions.Builder options) {
        int language = skipBlanks(args, 0);
        if (language == args.length()) {
            return;
        }
        int languageEnd = wordEnd(args, language);
        options.language(args.substring(language, languageEnd));
        int title = skipBlanks(args, languageEnd);
        if (title == args.length()) {
            return;
        }
        Link link = link(args, languageEnd, title);
        if (link == null) {
            options.caption("<span>" + args.substring(title) + "</span>");
            return;
        }
        String text = args.substring(skipBlanks(args, link.end));
        options.caption("<span>" + link.title + "</span><a href=\"" + args.substring(link.start, link.end) + "\">"
                + (text.isEmpty() ? "link" : text) + "</a>");
    }

    /** The first address that has a word before it, or three blanks. */
    private static @Nullable Link link(String args, int languageEnd, int title) {
        int at = title;
        while (at < args.length()) {
            int end = wordEnd(args, at);
            int next = skipBlanks(args, end);
            if (next > end && isAddress(args, next)) {
                return new Link(args.substring(title, end), next, wordEnd(args, next));
            }
            at = next;
        }
        boolean blankTitle = title - languageEnd >= 3 && isAddress(args, title);
        return blankTitle ? new Link(args.substring(title - 2, title - 1), title, wordEnd(args, title)) : null;
    }

    private record Link(String title, int start, int end) {}

    private static boolean isAddress(String args, int at) {
        int rest = args.startsWith("/", at)
                ? at + 1
                : args.startsWith("http://", at) ? at + 7 : args.startsWith("https://", at) ? at + 8 : args.length();
        return rest < args.length() && !JsSpace.is(args.charAt(rest));
    }

    private static int skipBlanks(String text, int from) {
        int at = from;
        while (at < text.length() && JsSpace.is(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static int wordEnd(String text, int from) {
        int at = from;
        while (at < text.length() && !JsSpace.is(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
