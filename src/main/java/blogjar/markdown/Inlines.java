package blogjar.markdown;

/**
 * Text within blocks, written as HTML: emphasis, code, links, tags, line breaks and typographic quotes, by the rules of
 * marked 15. One for each document, since an open {@code <a>} or {@code <code>} goes on from paragraph to paragraph.
 */
final class Inlines {
    private final MarkdownOptions options;
    private final Definitions definitions;
    private final Links links;
    private final SmartQuotes quotes;
    private boolean inLink;
    private boolean inRaw;

    /**
     * What searching ahead may still cost, in characters. Only text that is made to cost much uses it up; what follows
     * is then taken for plain text.
     */
    private long effort;

    private boolean tooDeep;

    Inlines(MarkdownOptions options, Definitions definitions, Links links, SmartQuotes quotes, int length) {
        this.options = options;
        this.definitions = definitions;
        this.links = links;
        this.quotes = quotes;
        this.effort = 1_000_000 + 40L * length;
    }

    void write(String text, StringBuilder out) {
        new Span(this, text, out, 0, 0).write();
    }

    MarkdownOptions options() {
        return options;
    }

    Definitions definitions() {
        return definitions;
    }

    Links links() {
        return links;
    }

    SmartQuotes quotes() {
        return quotes;
    }

    void spend(long characters) {
        effort -= characters;
    }

    boolean isSpent() {
        return effort < 0;
    }

    /** Notes that a mark was not looked at, as it stands too deep in others. */
    void noteTooDeep() {
        tooDeep = true;
    }

    /** Whether every mark was looked at. */
    boolean isWhole() {
        return !tooDeep && !isSpent();
    }

    /** Whether text stands in a link, in which no bare address is one. */
    boolean inLink() {
        return inLink;
    }

    void setInLink(boolean inLink) {
        this.inLink = inLink;
    }

    /** Whether text stands in code that is written with tags, which no quotes are made typographic in. */
    boolean inRaw() {
        return inRaw;
    }

    /** Notes a tag of the text, from {@code <} to behind {@code >}. */
    void noteTag(String text, int from, int end) {
        if (!inLink && isTag(text, from + 1, end, "a") && text.charAt(from + 2) == ' ') {
            inLink = true;
        } else if (inLink && text.regionMatches(true, from, "</a>", 0, 4)) {
            inLink = false;
        }
        if (!inRaw && isRaw(text, from + 1, end)) {
            inRaw = true;
        } else if (inRaw && text.charAt(from + 1) == '/' && isRaw(text, from + 2, end)) {
            inRaw = false;
        }
    }

    private static boolean isRaw(String text, int name, int end) {
        switch (text.charAt(name) | 0x20) {
            case 'p':
                return isTag(text, name, end, "pre");
            case 'c':
                return isTag(text, name, end, "code");
            case 'k':
                return isTag(text, name, end, "kbd");
            case 's':
                return isTag(text, name, end, "script");
            default:
                return false;
        }
    }

    private static boolean isTag(String text, int name, int end, String tag) {
        int after = name + tag.length();
        return after < end
                && text.regionMatches(true, name, tag, 0, tag.length())
                && (text.charAt(after) == '>' || Chars.isSpace(text.charAt(after)));
    }
}
