package blogjar.markdown.pandoc;

/** Text as pandoc writes it into HTML. */
final class Escape {
    private Escape() {}

    static String text(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            append(text.charAt(i), out);
        }
        return out.toString();
    }

    static void append(char c, StringBuilder out) {
        switch (c) {
            case '&' -> out.append("&amp;");
            case '<' -> out.append("&lt;");
            case '>' -> out.append("&gt;");
            case '"' -> out.append("&quot;");
            case '\'' -> out.append("&#39;");
            default -> out.append(c);
        }
    }

    /** An address without the characters that none may have. */
    static String address(String address) {
        StringBuilder out = new StringBuilder(address.length());
        for (int i = 0; i < address.length(); i++) {
            char c = address.charAt(i);
            if (c <= ' ' || "<>|\"{}[]^`".indexOf(c) >= 0) {
                out.append(String.format("%%%02X", (int) c));
            } else {
                append(c, out);
            }
        }
        return out.toString();
    }
}
