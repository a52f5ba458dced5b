package blogjar.text;

import java.util.Set;

/** English titles with capitals, as the npm package titlecase writes them. */
public final class TitleCase {
    private static final Set<String> SMALL = Set.of(
            "a", "an", "and", "as", "at", "but", "by", "en", "for", "if", "in", "nor", "of", "on", "or", "per", "the",
            "to", "v", "v.", "vs", "vs.", "via");

    private TitleCase() {}

    public static String of(String title) {
        StringBuilder out = new StringBuilder(title.length());
        int i = 0;
        while (i < title.length()) {
            if (!isWordCharacter(title.charAt(i))) {
                out.append(title.charAt(i++));
                continue;
            }
            int end = i;
            while (end < title.length() && isWordCharacter(title.charAt(end))) {
                end++;
            }
            while (end < title.length() && title.charAt(end) != '-' && !isBlank(title.charAt(end))) {
                end++;
            }
            out.append(word(title, i, end));
            i = end;
        }
        return out.toString();
    }

    private static String word(String title, int start, int end) {
        String word = title.substring(start, end);
        boolean small = SMALL.contains(word.toLowerCase(java.util.Locale.ROOT));
        if (small && start > 0 && end < title.length() && isInside(title, start, end)) {
            return word.toLowerCase(java.util.Locale.ROOT);
        }
        return hasInnerCapitalOrDot(word) ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }

    /** Neither first after a colon nor part of a hyphenated or marked word. */
    private static boolean isInside(String title, int start, int end) {
        char before = title.charAt(start - 1);
        boolean afterColon = start > 1 && title.charAt(start - 2) == ':';
        boolean hyphenFollows = title.charAt(end) == '-' && before != '-';
        return !afterColon && !hyphenFollows && (isBlank(before) || before == '-');
    }

    private static boolean hasInnerCapitalOrDot(String word) {
        for (int i = 1; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c >= 'A' && c <= 'Z' || c == '.' && i + 1 < word.length()) {
                return true;
            }
        }
        return false;
    }

    private static boolean isWordCharacter(char c) {
        return c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c >= 0xC0 && c <= 0xFF;
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || c == 0xA0 || c == 0x3000 || c == 0xFEFF;
    }
}
