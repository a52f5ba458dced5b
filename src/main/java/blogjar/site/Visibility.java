package blogjar.site;

import blogjar.config.Config;
import blogjar.content.JsText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which lists an article is kept out of, by the keys of its front matter. The page itself is published always.
 *
 * <ul>
 *   <li>everywhere: {@code hidden} with hexo-hide-posts 0.4 ({@code hide_posts.*}), {@code hide} with Fluid, Butterfly and
 *       the built-in theme;
 *   <li>the home page: {@code hidden} (hexo-generator-index), {@code archive: true} (Fluid), {@code hide} and
 *       {@code hide_categories} (hexo-generator-indexed 1.2);
 *   <li>the archives: {@code archive: false} (Volantis).
 * </ul>
 */
public final class Visibility {
    private static final String HIDE_POSTS = "hexo-hide-posts";
    private static final List<String> TOP_INDEXES = List.of("hexo-generator-index-pin-top", "hexo-generator-topindex");
    private static final String INDEXED = "hexo-generator-indexed";

    /** Themes in whose place the built-in one stands without a word; landscape is Hexo's default. */
    private static final Set<String> BUILT_IN = Set.of("", "false", "default", "landscape");

    private final Config config;
    private final String theme;
    private final boolean builtIn;
    private final boolean hidePosts;
    private final String filter;

    public Visibility(Config config) {
        this.config = config;
        this.theme = config.text("theme").toLowerCase(Locale.ROOT).replaceFirst("^hexo-theme-", "");
        this.builtIn = BUILT_IN.contains(theme);
        this.hidePosts = (config.plugins().has(HIDE_POSTS) || config.get("hide_posts") != null)
                && config.flag("hide_posts.enable", true);
        this.filter = config.text("hide_posts.filter", "hidden");
    }

    /** Whether the blog names the built-in theme, Hexo's default or none. */
    public boolean isBuiltIn() {
        return builtIn;
    }

    /** @param name of a theme of Hexo, in lower case, without {@code hexo-theme-} */
    public boolean isTheme(String name) {
        return theme.equals(name);
    }

    /** Whether a list may name it at all. */
    boolean isListed(Map<String, @Nullable Object> front) {
        boolean hiddenByTheme = (builtIn || isTheme("fluid") || isTheme("butterfly"))
                && !config.plugins().has(INDEXED)
                && JsText.isTrue(front.get("hide"));
        return !hiddenByTheme && !isHidden(front);
    }

    private boolean isHidden(Map<String, @Nullable Object> front) {
        return hidePosts && JsText.isTrue(front.get(filter));
    }

    /**
     * Whether a generator is shown posts that are in no list otherwise ({@code hide_posts.allowlist_generators}).
     *
     * @param generator as Hexo and its plugins call them: {@code index}, {@code archive}, {@code atom}
     */
    public boolean seesHidden(String generator) {
        if (!hidePosts) {
            return false;
        }
        List<String> allowed = config.texts("hide_posts.allowlist_generators");
        allowed = allowed.isEmpty() ? config.texts("hide_posts.public_generators") : allowed;
        List<String> blocked = config.get("hide_posts.blocklist_generators") == null
                ? List.of("*")
                : config.texts("hide_posts.blocklist_generators");
        return allowed.contains(generator)
                || allowed.contains("*") && (!blocked.contains(generator) || blocked.contains("*"));
    }

    /** Whether the home page is one on which {@code top} is the first thing that orders posts. */
    public boolean ordersByTop() {
        return TOP_INDEXES.stream().anyMatch(config.plugins()::has);
    }

    public boolean isOnHome(Post post) {
        Map<String, @Nullable Object> front = post.frontMatter();
        boolean otherIndex = hidePosts || config.plugins().has(INDEXED) || ordersByTop();
        if (builtIn && !otherIndex && JsText.isTrue(front.get("hidden"))) {
            return false;
        }
        if ((builtIn || isTheme("fluid")) && Boolean.TRUE.equals(front.get("archive"))) {
            return false;
        }
        List<String> categories = config.texts("hide_categories");
        return !config.plugins().has(INDEXED)
                || !JsText.isTrue(front.get("hide"))
                        && post.categories().stream().map(Category::name).noneMatch(categories::contains);
    }

    public boolean isInArchives(Post post) {
        return !(builtIn || isTheme("volantis"))
                || !Boolean.FALSE.equals(post.frontMatter().get("archive"));
    }

    /** Whether a sitemap may name it: {@code sitemap: false}, or hidden by hexo-hide-posts, which holds for pages too. */
    public boolean isInSitemap(Article article) {
        Map<String, @Nullable Object> front = article.frontMatter();
        return !Boolean.FALSE.equals(front.get("sitemap")) && (article instanceof Post || !isHidden(front));
    }

    /**
     * What a page says to crawlers: {@code robots} (Volantis), {@code noindex} (NexT) or that it is hidden
     * (hexo-hide-posts); empty where it says nothing.
     */
    public String robots(Article article) {
        Map<String, @Nullable Object> front = article.frontMatter();
        Object robots = front.get("robots");
        if (JsText.isTrue(robots)) {
            return JsText.of(robots);
        }
        boolean hidden = isHidden(front) && config.flag("hide_posts.noindex", true);
        return hidden || JsText.isTrue(front.get("noindex")) ? "noindex" : "";
    }
}
