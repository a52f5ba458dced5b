package blogjar.search;

/** Goes through a folded text from run to run. */
final class Runs {
    private static final int MOST_SIGNS = 2;

    private final String text;
    private Script script = Script.NONE;
    private int start;
    private int end;
    private int wordEnd;

    Runs(String text) {
        this.text = text;
    }

    /** Goes to the next run; false where there is none. */
    boolean next() {
        int at = end;
        script = Script.NONE;
        while (at < text.length() && script == Script.NONE) {
            int c = text.codePointAt(at);
            script = Script.of(c);
            start = at;
            at += Character.charCount(c);
        }
        if (script == Script.NONE) {
            return false;
        }
        while (at < text.length() && Script.of(text.codePointAt(at)) == script) {
            at += Character.charCount(text.codePointAt(at));
        }
        wordEnd = at;
        end = script == Script.WORD ? withSigns(at) : at;
        return true;
    }

    private int withSigns(int from) {
        int at = from;
        while (at < text.length() && (text.charAt(at) == '+' || text.charAt(at) == '#')) {
            at++;
        }
        boolean ends = at == text.length() || Script.of(text.codePointAt(at)) == Script.NONE;
        return at - from <= MOST_SIGNS && ends ? at : from;
    }

    boolean isWide() {
        return script == Script.WIDE;
    }

    int start() {
        return start;
    }

    /** Behind the run, with the signs that end a word. */
    int end() {
        return end;
    }

    /** Behind the letters of a word. */
    int wordEnd() {
        return wordEnd;
    }
}
