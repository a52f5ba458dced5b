package blogjar.markdown;

/** Runs of plain text: where they end, for a mark, a line's end or an address. */
final class TextRuns {
    private final String text;
    private final boolean gfm;
    private final boolean breaks;

    /** The last run of characters of a mail name that was looked at; a run is looked at once. */
    private int nameFrom;

    private int nameTo = -1;
    private boolean isName;
    private int mailFrom;

    TextRuns(String text, boolean gfm, boolean breaks) {
        this.text = text;
        this.gfm = gfm;
        this.breaks = breaks;
    }

    /** Where the run that begins at the offset ends: before whatever could be a mark, but not empty. */
    int end(int from, int to) {
        char first = text.charAt(from);
        int i = from + 1;
        if (first == '`' || gfm && first == '~') {
            while (i < to && (text.charAt(i) == '`' || gfm && text.charAt(i) == '~')) {
                i++;
            }
        }
        int start = i;
        while (i < to && !stops(i, to, i == start)) {
            i++;
        }
        return i;
    }

    private boolean stops(int i, int to, boolean first) {
        char c = text.charAt(i);
        switch (c) {
            case '\\':
            case '<':
            case '!':
            case '[':
            case '`':
            case '*':
            case '_':
                return true;
            case '~':
                return gfm;
            case '\n':
                return breaks;
            case ' ':
                return (first || text.charAt(i - 1) != ' ') && endsLine(i, to);
            default:
                return gfm && c < 128 && (startsUrl(c, i) || startsMail(i, to, first));
        }
    }

    private boolean startsUrl(char c, int i) {
        switch (c) {
            case 'h':
                return text.startsWith("http://", i) || text.startsWith("https://", i);
            case 'f':
                return text.startsWith("ftp://", i);
            case 'w':
                return text.startsWith("www.", i);
            default:
                return false;
        }
    }

    private boolean endsLine(int i, int to) {
        int end = Chars.endOfRun(text, i, to, ' ');
        return end < to && text.charAt(end) == '\n' && (breaks || end - i >= 2);
    }

    private boolean startsMail(int i, int to, boolean first) {
        return Chars.isMail(text.charAt(i)) && (first || !Chars.isMail(text.charAt(i - 1))) && isMailName(i, to);
    }

    /** The offset of the {@code @} of the bare mail address that may begin here; -1 if none does. */
    int mailAt(int i, int to) {
        return Chars.isMail(text.charAt(i)) && isMailName(i, to) && i >= mailFrom ? nameTo : -1;
    }

    private boolean isMailName(int i, int to) {
        if (i >= nameTo || i < nameFrom) {
            nameFrom = i;
            nameTo = i;
            while (nameTo < text.length() && Chars.isMail(text.charAt(nameTo))) {
                nameTo++;
            }
            isName = nameTo > i && nameTo < text.length() && text.charAt(nameTo) == '@';
            mailFrom = isName ? Autolink.mailStart(text, i, nameTo) : nameTo;
        }
        return isName && nameTo < to;
    }
}
