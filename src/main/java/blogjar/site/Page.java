package blogjar.site;

import java.time.ZonedDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A page: anything in the source folder that is rendered and is not a post. */
public record Page(
        String source,
        String path,
        String layout,
        String title,
        ZonedDateTime date,
        @Nullable ZonedDateTime updated,
        String lang,
        boolean comments,
        Map<String, @Nullable Object> frontMatter,
        Body body)
        implements Article {

    /** The same page with its text rendered. */
    Page withBody(Body rendered) {
        return new Page(source, path, layout, title, date, updated, lang, comments, frontMatter, rendered);
    }
}
