package blogjar.markdown;

/**
 * Text whose marks are read once all blocks are known, as a definition may stand below, in the order in which the blocks were
 * found.
 */
final class Prose {
    private final StringBuilder source;
    private String html = "";

    Prose(String source) {
        this.source = new StringBuilder(source);
    }

    /** Text that is HTML already. */
    static Prose ofHtml(String html) {
        Prose prose = new Prose("");
        prose.html = html;
        return prose;
    }

    void addLine(String line) {
        source.append('\n').append(line);
    }

    void read(Inlines inlines) {
        StringBuilder out = new StringBuilder(source.length() + 16);
        inlines.write(source.toString(), out);
        html = out.toString();
    }

    String html() {
        return html;
    }
}
