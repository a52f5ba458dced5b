package blogjar.theme;

import blogjar.route.View;
import blogjar.site.Article;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The page that a template is being evaluated for, as helpers need it.
 *
 * @param path of the page's file
 * @param lang of the page
 * @param texts of that language
 * @param assets name of a style or script within the theme's source to its published path
 * @param now when the blog is built
 */
record Here(
        SiteModel site,
        String path,
        View view,
        String lang,
        Map<String, String> texts,
        Map<String, String> assets,
        Supplier<Instant> now) {
    /** The name under which it stands among a template's variables; not a name that a template can write. */
    static final String VARIABLE = "#here";

    /** The list that the page shows; null for an article. */
    View.@Nullable Listing list() {
        return view instanceof View.Listing list ? list : null;
    }

    /** The article that the page shows; null for a list. */
    @Nullable
    Article article() {
        return view instanceof View.One one ? one.article() : null;
    }

    /** The same as templates see it. */
    @Nullable
    ArticleModel model() {
        Article article = article();
        return article == null ? null : site.article(article);
    }
}
