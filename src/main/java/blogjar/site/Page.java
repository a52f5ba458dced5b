package blogjar.site;

import java.time.Instant;
import java.time.ZoneOffset;
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
        LateBody text)
        implements Article {

    @Override
    public @Nullable ZonedDateTime updated() {
        text.note();
        return updated;
    }

    /** The layout of the page for what is not there. */
    public static final String NOT_FOUND = "404";

    /** The page for what is not there, of which a theme knows what it says. */
    public static Page notFound(String lang) {
        return ofTheme("404.html", NOT_FOUND, lang);
    }

    /** A page without a document, of which a theme knows by its layout what it says. */
    public static Page ofTheme(String path, String layout, String lang) {
        return new Page(
                "",
                path,
                layout,
                "",
                Instant.EPOCH.atZone(ZoneOffset.UTC),
                null,
                lang,
                false,
                Map.of(),
                LateBody.of(Bodies.NONE));
    }

    /** The same page with its text rendered. */
    Page withBody(LateBody rendered) {
        return new Page(source, path, layout, title, date, updated, lang, comments, frontMatter, rendered);
    }
}
