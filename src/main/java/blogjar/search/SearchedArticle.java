package blogjar.search;

import java.util.List;

/**
 * An article that can be found.
 *
 * @param title never empty
 * @param path from the site's root, as it stands in a link behind the root: {@code 2024/03/%E4%BD%A0%E5%A5%BD/}
 * @param labels names of its tags and categories
 */
public record SearchedArticle(String title, String path, List<String> labels, ArticleText text) {
    public SearchedArticle {
        labels = List.copyOf(labels);
    }
}
