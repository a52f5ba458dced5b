package blogjar.theme;

import org.jspecify.annotations.Nullable;

/**
 * An article on its own page, with its neighbours in time.
 *
 * @param newer Hexo's {@code prev}
 * @param older Hexo's {@code next}
 */
record PostPage(
        ArticleModel article,
        @Nullable ArticleModel newer,
        @Nullable ArticleModel older) implements Attributes {
    @Override
    public String kind() {
        return article.kind();
    }

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "prev", "newer" -> newer;
            case "next", "older" -> older;
            default -> article.attribute(name);
        };
    }
}
