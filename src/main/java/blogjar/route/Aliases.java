package blogjar.route;

import blogjar.config.Config;
import blogjar.content.JsText;
import blogjar.site.Article;
import blogjar.site.Post;
import blogjar.site.Site;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Pages that lead to others, as hexo-generator-alias 1.0.0 writes them: at {@code alias} or {@code aliases} of articles and
 * of the configuration, and in place of an article with {@code redirect}; and as hexo-generator-redirect 1.3.0 places
 * them, at {@code redirect_from} of articles. A blog without a {@code package.json}, which can name no plugin, has both.
 */
final class Aliases {
    private final Site site;
    private final Config config;
    private final boolean on;

    Aliases(Site site) {
        this.site = site;
        this.config = site.config();
        this.on =
                config.plugins().mayHave("hexo-generator-alias") || !ofConfig().isEmpty();
    }

    /** An alias and whose it is. */
    record Alias(Route.Redirect route, @Nullable Article owner) {}

    List<Alias> all() {
        Map<String, Alias> aliases = new LinkedHashMap<>();
        if (config.plugins().mayHave("hexo-generator-redirect") && config.flag("redirect.enable", true)) {
            articles()
                    .forEach(article -> former(article)
                            .forEach(path -> add(aliases, path + "/index.html", article.path(), article)));
        }
        if (on) {
            articles()
                    .forEach(article -> given(article).forEach(alias -> add(aliases, alias, article.path(), article)));
            ofConfig().forEach((alias, target) -> add(aliases, alias, JsText.of(target), null));
        }
        return List.copyOf(aliases.values());
    }

    private Stream<Article> articles() {
        Listed listed = new Listed(site);
        List<Post> unlisted = listed.visibility().seesHidden("alias") ? List.of() : site.hidden();
        return Stream.of(listed.by("alias"), unlisted, site.pages()).flatMap(List::stream);
    }

    /** A text alone is one address, which Jekyll takes; the plugin does not. */
    private List<String> former(Article article) {
        Object given = article.frontMatter().get("redirect_from");
        boolean one = given instanceof String && !config.plugins().has("hexo-generator-redirect");
        List<?> list = given instanceof List<?> several ? several : one ? List.of(given) : List.of();
        return texts(list).map(path -> path.replaceAll("/+$", "")).toList();
    }

    private void add(Map<String, Alias> aliases, String alias, String target, @Nullable Article owner) {
        String path = Routes.format(alias);
        aliases.put(path, new Alias(lead(path, target), owner));
    }

    private static List<String> given(Article article) {
        Object alias = article.frontMatter().get("alias");
        Object given = JsText.isTrue(alias) ? alias : article.frontMatter().get("aliases");
        List<?> list = given instanceof List<?> several ? several : JsText.isTrue(given) ? List.of(given) : List.of();
        return texts(list).toList();
    }

    private static Stream<String> texts(List<?> list) {
        return list.stream().filter(Objects::nonNull).map(JsText::of).filter(text -> !text.isBlank());
    }

    private Map<String, @Nullable Object> ofConfig() {
        Map<String, @Nullable Object> alias = config.map("alias");
        return alias.isEmpty() ? config.map("aliases") : alias;
    }

    /** What stands in place of an article with {@code redirect}, the address or the slug of a post; else null. */
    Route.@Nullable Redirect redirect(String path, Article article) {
        if (!on
                || !(article.frontMatter().get("redirect") instanceof String target)
                || target.isEmpty()
                || !given(article).isEmpty()) {
            return null;
        }
        return lead(path, target.contains("/") ? target : pathOf(target));
    }

    private String pathOf(String slug) {
        return Stream.concat(site.posts().stream(), site.hidden().stream())
                .filter(post -> post.slug().equals(slug))
                .findFirst()
                .map(Post::path)
                .orElse(slug);
    }

    private Route.Redirect lead(String path, String target) {
        return new Route.Redirect(path, config.links().onHost(target), page(target));
    }

    private String page(String path) {
        String target = config.links().fullUrlFor(path).replace("\"", "%22");
        return "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>Redirecting...</title>"
                + "<link rel=\"canonical\" href=\"" + target + "\">"
                + "<meta http-equiv=\"refresh\" content=\"0; url=" + target + "\"></head></html>";
    }
}
