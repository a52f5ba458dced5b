package blogjar.highlight;

/** Code as text of HTML, escaped as each of the two highlighters does it. */
final class Escaping {
    private Escaping() {}

    static void append(char c, Marking marking, StringBuilder out) {
        boolean all = marking != Marking.PRISM; // Prism escapes only what has to be
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append(all ? "&gt;" : ">");
            case '"' -> out.append(all ? "&quot;" : "\"");
            case '\'' -> out.append(all ? "&#x27;" : "'");
            default -> out.append(c);
        }
    }
}
