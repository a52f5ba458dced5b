package blogjar.route;

import blogjar.site.Article;
import blogjar.site.Category;
import blogjar.site.Post;
import blogjar.site.Tag;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What a templated route shows. */
public sealed interface View {
    <R> R match(Function<One, R> one, Function<Listing, R> listing);

    /** The language of the page, for {@code <html lang>}. */
    String lang();

    /**
     * One post or page.
     *
     * @param newer the post after it in time (Hexo's {@code prev}); null for pages and the newest
     * @param older the post before it in time (Hexo's {@code next}); null for pages and the oldest
     */
    record One(
            Article article, @Nullable Post newer, @Nullable Post older) implements View {
        @Override
        public <R> R match(Function<One, R> one, Function<Listing, R> listing) {
            return one.apply(this);
        }

        @Override
        public String lang() {
            return article.lang();
        }
    }

    /** Which list it is. */
    enum Kind {
        INDEX,
        ARCHIVE,
        CATEGORY,
        TAG,
        /** The page of all tags' posts ({@code tag_generator.enable_index_page}). */
        TAG_INDEX,
        /** The page that shows what a reader looks for. */
        SEARCH
    }

    /**
     * A page of a list of posts.
     *
     * @param base path of the list's first page, with a slash at the end or empty: {@code archives/2020/}
     * @param current number of this page, from 1
     * @param total number of pages
     * @param paginationDir what stands between base and number: {@code page}
     * @param posts those on this page
     * @param all those of the whole list
     * @param year of an archive by year, month or day; else 0
     * @param month of an archive by month or day; else 0
     * @param day of an archive by day; else 0
     */
    record Listing(
            Kind kind,
            String lang,
            String base,
            int current,
            int total,
            String paginationDir,
            List<Post> posts,
            List<Post> all,
            int year,
            int month,
            int day,
            @Nullable Category category,
            @Nullable Tag tag)
            implements View {
        @Override
        public <R> R match(Function<One, R> one, Function<Listing, R> listing) {
            return listing.apply(this);
        }

        /** Path of page {@code number} of this list, with a slash at the end, or empty for the site's root. */
        public String pathOf(int number) {
            return number == 1 ? base : base + paginationDir + "/" + number + "/";
        }
    }
}
