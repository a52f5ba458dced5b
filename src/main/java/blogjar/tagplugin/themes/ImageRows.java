package blogjar.tagplugin.themes;

import java.util.ArrayList;
import java.util.List;

/** Pictures of a text, put in rows. */
final class ImageRows {
    private static final int DEFAULT_ROW = 3;

    private ImageRows() {}

    /**
     * The {@code img} elements of an HTML text.
     *
     * @param links whether a link around a picture, and any other link, counts as a whole
     */
    static List<String> pictures(String html, boolean links) {
        List<String> pictures = new ArrayList<>();
        int lastImage = html.lastIndexOf('>');
        int lastLink = html.lastIndexOf("</a>");
        for (int at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
            int end = -1;
            if (at < lastImage && html.startsWith("<img", at)) {
                end = html.indexOf('>', at) + 1;
            } else if (links && at < lastLink && html.startsWith("<a", at)) {
                end = html.indexOf("</a>", at) + "</a>".length();
            }
            if (end > at) {
                pictures.add(html.substring(at, end));
                at = end - 1;
            }
        }
        return pictures;
    }

    /** Rows of the lengths given, the rest left out; rows of three where no lengths are given. */
    static String html(List<String> pictures, List<Integer> rows, String rowClass, String cellClass) {
        StringBuilder out = new StringBuilder();
        int done = 0;
        for (int row = 0; rows.isEmpty() ? done < pictures.size() : row < rows.size(); row++) {
            int length = rows.isEmpty() ? DEFAULT_ROW : Math.max(0, rows.get(row));
            int end = (int) Math.min(pictures.size(), (long) done + length);
            out.append("<div class=\"").append(rowClass).append("\">");
            for (String picture : pictures.subList(done, end)) {
                out.append("<div class=\"")
                        .append(cellClass)
                        .append("\">")
                        .append(picture)
                        .append("</div>");
            }
            out.append("</div>");
            done = end;
        }
        return out.toString();
    }
}
