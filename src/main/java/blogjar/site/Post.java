package blogjar.site;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A published post.
 *
 * @param slug what {@code new_post_name} makes of the file's name
 * @param categories every category that it belongs to, parents too, in the order in which the blog first named them
 * @param tags in the order in which the blog first named them
 * @param draft whether it is shown only because drafts are asked for
 */
public record Post(
        String source,
        String slug,
        String path,
        String layout,
        String title,
        ZonedDateTime date,
        @Nullable ZonedDateTime updated,
        String lang,
        List<Category> categories,
        List<Tag> tags,
        List<String> photos,
        boolean comments,
        boolean draft,
        Map<String, @Nullable Object> frontMatter,
        LateBody text)
        implements Article {

    @Override
    public @Nullable ZonedDateTime updated() {
        text.note();
        return updated;
    }

    /** The same post with its text rendered. */
    Post withBody(LateBody rendered) {
        return with(updated, rendered);
    }

    /** The same post, changed at another time. */
    Post changed(@Nullable ZonedDateTime at) {
        return with(at, text);
    }

    private Post with(@Nullable ZonedDateTime at, LateBody rendered) {
        return new Post(
                source,
                slug,
                path,
                layout,
                title,
                date,
                at,
                lang,
                categories,
                tags,
                photos,
                comments,
                draft,
                frontMatter,
                rendered);
    }
}
