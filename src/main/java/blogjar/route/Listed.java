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
import java.util.Map;
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

    /** The home page's posts in any order. */
    Stream<Post> onHome() {
        return by("index").stream().filter(visibility::isOnHome);
    }

    /** The home page's posts in their order: pinned ones first. */
    List<Post> home() {
        Config config = site.config();
        boolean pinTop = visibility.ordersByTop();
        String orderBy = config.text("index_generator.order_by", "-date");
        List<Post> shown = onHome().toList();
        record Pinned(double pin, Post post) {}
        return Ordering.sorted(shown, pinTop ? "-date" : orderBy).stream()
                .map(post -> new Pinned(pin(post, pinTop), post))
                .sorted(Comparator.comparingDouble(Pinned::pin).reversed())
                .map(Pinned::post)
                .toList();
    }

    /**
     * {@code top} with a plugin that orders by it; {@code sticky} with Hexo's own; also {@code pin} with Volantis, and with
     * the built-in theme any of the three where no generator is named.
     */
    private double pin(Post post, boolean pinTop) {
        Map<String, @Nullable Object> front = post.frontMatter();
        if (pinTop) {
            return number(front.get("top"));
        }
        boolean any = visibility.isBuiltIn()
                && site.config().plugins().names().stream().noneMatch(INDEXES::contains);
        double sticky = number(front.get("sticky"));
        double top = any && sticky == 0 ? number(front.get("top")) : sticky;
        return top == 0 && (any || visibility.isTheme("volantis")) ? number(front.get("pin")) : top;
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
