package blogjar.text;

/** Text for XML 1.0 documents; characters that XML can't carry are left out. */
public final class Xml {
    private Xml() {}

    /** Text for content and attributes, with the references that Nunjucks writes. */
    public static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().filter(Xml::isAllowed).forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\\' -> out.append("&#92;");
                default -> out.appendCodePoint(c);
            }
        });
        return out.toString();
    }

    /** A section of character data; an end mark within the text is parted over two sections. */
    public static String cdata(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16).append("<![CDATA[");
        text.codePoints().filter(Xml::isAllowed).forEach(c -> {
            int length = out.length();
            boolean end = c == '>' && out.charAt(length - 1) == ']' && out.charAt(length - 2) == ']';
            out.append(end ? "]]><![CDATA[" : "").appendCodePoint(c);
        });
        return out.append("]]>").toString();
    }

    private static boolean isAllowed(int c) {
        return c >= ' ' && c != 0xFFFE && c != 0xFFFF && !(c >= 0xD800 && c <= 0xDFFF)
                || c == '\t'
                || c == '\n'
                || c == '\r';
    }
}
