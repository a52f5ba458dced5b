package blogjar.write;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file of an article made of its values. */
public final class ArticleText {
    private ArticleText() {}

    /**
     * The text of the file.
     *
     * @param front its values in their order; a {@link ZonedDateTime} is written as the clock in its zone shows it
     * @param body behind the front matter
     */
    public static String of(Map<String, @Nullable Object> front, String body) {
        Head head = new Head("---\n", List.of(), "---\n", body);
        for (Map.Entry<String, @Nullable Object> entry : front.entrySet()) {
            Object value = entry.getValue();
            head = head.with(
                    entry.getKey(),
                    value instanceof ZonedDateTime date ? new Wall(NewArticle.DATE.format(date)) : value);
        }
        return head.toString();
    }

    /** Settings as a file of YAML. */
    public static String settings(Map<String, @Nullable Object> settings) {
        Head head = new Head("", List.of(), "", "");
        for (Map.Entry<String, @Nullable Object> entry : settings.entrySet()) {
            head = head.with(entry.getKey(), entry.getValue());
        }
        return head.toString();
    }
}
