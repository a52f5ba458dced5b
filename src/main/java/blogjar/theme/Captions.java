package blogjar.theme;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pictures that stand alone in a paragraph, with their titles, or else the words for who does not see them, shown below, as Fluid and Butterfly do. */
final class Captions {
    private static final Pattern ALONE =
            Pattern.compile("<p>\\s*((?:<a\\b[^<>]{0,2000}>)?<img\\b([^<>]{0,4000})>(?:</a>)?)\\s*</p>");
    private static final Pattern TITLE = Pattern.compile("\\stitle\\s*=\\s*(?:\"([^\"]+)\"|'([^']+)')");
    private static final Pattern WORDS = Pattern.compile("\\salt\\s*=\\s*(?:\"([^\"]+)\"|'([^']+)')");
    private static final Pattern WITHOUT = Pattern.compile("\\bno-?caption\\b");

    private Captions() {}

    /** @param html of an article; a picture of the class {@code nocaption} is left alone */
    static String below(String html) {
        return ALONE.matcher(html)
                .replaceAll(
                        found -> Matcher.quoteReplacement(captioned(found.group(), found.group(1), found.group(2))));
    }

    private static String captioned(String paragraph, String picture, String attributes) {
        String words = value(WORDS, attributes);
        String title = value(TITLE, attributes);
        String caption = title.isBlank() ? words : title;
        if (caption.isBlank() || WITHOUT.matcher(attributes).find()) {
            return paragraph;
        }
        String hidden = caption.equals(words) ? " aria-hidden=\"true\"" : ""; // it would be read twice
        return "<figure class=\"captioned\">" + picture + "<figcaption" + hidden + ">" + caption
                + "</figcaption></figure>";
    }

    /** As it stands in the attribute: its references are those of text, too. */
    private static String value(Pattern attribute, String attributes) {
        Matcher found = attribute.matcher(attributes);
        if (!found.find()) {
            return "";
        }
        return found.group(1) == null ? found.group(2) : found.group(1);
    }
}
