package blogjar.markdown.pandoc;

/** Addresses that are links by themselves, and tags. */
final class Addresses {
    private final InlineReader reader;
    private final PandocOptions options;
    private final Cursor in;

    Addresses(InlineReader reader, PandocOptions options, Cursor in) {
        this.reader = reader;
        this.options = options;
        this.in = in;
    }

    boolean bare() {
        int from = in.text.startsWith("://", in.at + 4)
                ? in.at + 7
                : in.text.startsWith("s://", in.at + 4) ? in.at + 8 : -1;
        int end = Math.max(from, in.at);
        while (end < in.text.length() && " \n<>\"".indexOf(in.text.charAt(end)) < 0 && in.text.charAt(end) < 128) {
            end++;
        }
        while (end > from && ".,:;!?')]}*_".indexOf(in.text.charAt(end - 1)) >= 0) {
            end--;
        }
        return from > 0 && end > from && !reader.inLink && autolink(in.text.substring(in.at, end), "uri", end);
    }

    /** An address in angle brackets, or a tag as it is. */
    boolean tag() {
        int close = in.text.indexOf('>', in.at);
        String inner = close < 0 || close > in.at + 2000 ? "" : in.text.substring(in.at + 1, close);
        if (inner.matches("[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\\s<>]*")) {
            return autolink(inner, "uri", close + 1);
        }
        if (inner.matches("[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+")) {
            return autolink(inner, "email", close + 1);
        }
        int end = options.has("raw_html") ? Tags.end(in.text, in.at) : -1;
        if (end < 0) {
            return false;
        }
        in.html.append(in.text, in.at, end);
        in.at = end;
        return true;
    }

    private boolean autolink(String address, String kind, int end) {
        String href = (kind.equals("email") ? "mailto:" : "") + address;
        in.html
                .append("<a href=\"")
                .append(Escape.address(href))
                .append("\" class=\"")
                .append(kind)
                .append("\">");
        in.html.append(Escape.text(address)).append("</a>");
        in.plain.append(address);
        in.at = end;
        return true;
    }
}
