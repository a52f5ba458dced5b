package blogjar.route;

import blogjar.config.Config;
import blogjar.content.JsText;
import blogjar.site.Category;
import blogjar.site.Post;
import blogjar.site.Site;
import blogjar.site.Tag;
import blogjar.site.Visibility;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The posts that a generator is shown, and which of them go first on the home page. */
final class Listed {
    private static final List<String> INDEXES =
            List.of("hexo-generator-index", "hexo-generator-index2", "hexo-generator-indexed");

    private final Site site;
    private final Visibility visibility;

    Listed(Site site) {
        this.site = site;
        this.visibility = new Visibility(site.config());
    }

    Visibility visibility() {
        return visibility;
    }

    /** Newest first. */
    List<Post> by(String generator) {
        return visibility.seesHidden(generator) && !site.hidden().isEmpty()
                ? Ordering.sorted(
                        Stream.concat(site.posts().stream(), site.hidden().stream())
                                .toList(),
                        "-date")
                : site.posts();
    }

    List<Post> of(Category category) {
        return visibility.seesHidden("category")
                ? by("category").stream()
                        .filter(post -> post.categories().contains(category))
                        .toList()
                : site.postsOf().getOrDefault(category, List.of());
    }

    List<Post> tagged(Tag tag) {
        return visibility.seesHidden("tag")
                ? by("tag").stream().filter(post -> post.tags().contains(tag)).toList()
                : site.postsTagged().getOrDefault(tag, List.of());
    }

    /** The home page's posts in their order: pinned ones first. */
    List<Post> home() {
        Config config = site.config();
        boolean pinTop = visibility.ordersByTop();
        String orderBy = config.text("index_generator.order_by", "-date");
        List<Post> shown = by("index").stream().filter(visibility::isOnHome).toList();
        return Ordering.sorted(shown, pinTop ? "-date" : orderBy).stream()
                .sorted(Comparator.comparingDouble((Post post) -> pin(post, pinTop))
                        .reversed())
                .toList();
    }

    /** {@code top} with a plugin that orders by it; {@code sticky} with Hexo's own; any of the three without either. */
    private double pin(Post post, boolean pinTop) {
        if (pinTop) {
            return number(post.frontMatter().get("top"));
        }
        double sticky = number(post.frontMatter().get("sticky"));
        boolean plain = site.config().plugins().names().stream().anyMatch(INDEXES::contains);
        if (sticky != 0 || plain) {
            return sticky;
        }
        double top = number(post.frontMatter().get("top"));
        return top != 0 ? top : number(post.frontMatter().get("pin"));
    }

    private static double number(@Nullable Object value) {
        if (value instanceof Number n) {
            return n.doubleValue();
        }
        String text = JsText.of(value == null ? "" : value).strip();
        return Boolean.TRUE.equals(value)
                ? 1
                : text.matches("[-+]?\\d{1,15}(\\.\\d{1,15})?") ? Double.parseDouble(text) : 0;
    }
}
