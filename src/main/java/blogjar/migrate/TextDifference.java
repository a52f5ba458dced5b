package blogjar.migrate;

import java.util.List;

/** Where two texts part. */
final class TextDifference {
    private static final int WORDS_BEFORE = 5;
    private static final int LONGEST = 60;

    private TextDifference() {}

    /** The first place; the texts must differ. */
    static Comparison.Difference first(String path, List<String> published, List<String> ours) {
        int at = 0;
        while (at < published.size() && at < ours.size() && published.get(at).equals(ours.get(at))) {
            at++;
        }
        List<String> before = published.subList(Math.max(0, at - WORDS_BEFORE), at);
        String theirs = from(published, at);
        String mine = from(ours, at);
        int same = commonStart(theirs, mine);
        return new Comparison.Difference(
                path,
                end(String.join(" ", before) + (same > 0 && at > 0 ? " " : "") + theirs.substring(0, same)),
                start(theirs.substring(same)),
                start(mine.substring(same)));
    }

    /** Whether nothing but the blanks between words differs. */
    static boolean isSpacing(List<String> published, List<String> ours) {
        return String.join("", published).equals(String.join("", ours));
    }

    private static String from(List<String> words, int at) {
        StringBuilder text = new StringBuilder();
        for (int i = at; i < words.size() && text.length() <= 4 * LONGEST; i++) {
            text.append(i > at ? " " : "").append(words.get(i));
        }
        return text.toString();
    }

    /** How far two texts are the same, not ending within a Latin word; Chinese has no blanks between words. */
    private static int commonStart(String a, String b) {
        int at = 0;
        while (at < a.length() && at < b.length() && a.charAt(at) == b.charAt(at)) {
            at++;
        }
        while (at > 0 && isInside(a.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private static boolean isInside(char before) {
        return before > ' ' && before < 128 || Character.isHighSurrogate(before);
    }

    private static String start(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST / 2)) + "…";
    }

    private static String end(String text) {
        return text.length() <= LONGEST
                ? text
                : "…" + text.substring(text.offsetByCodePoints(text.length(), -LONGEST / 2));
    }
}
