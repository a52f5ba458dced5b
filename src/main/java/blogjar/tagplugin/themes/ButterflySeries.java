package blogjar.tagplugin.themes;

import blogjar.config.Config;
import blogjar.config.Links;
import blogjar.tagplugin.SiteLookup;
import blogjar.tagplugin.SiteLookup.LinkTarget;
import blogjar.tagplugin.TagCall;
import blogjar.text.Html;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The posts of a series, of Butterfly 5 (scripts/tag/series.js); also where the theme's settings do not enable it. */
final class ButterflySeries {
    private final Links links;
    private final SiteLookup site;
    private final boolean byTitle;
    private final boolean descending;
    private final boolean numbered;

    ButterflySeries(Config config, SiteLookup site) {
        this.links = config.links();
        this.site = site;
        this.byTitle = ThemeOption.text(config, "series.orderBy", "title").equals("title");
        this.descending = ThemeOption.text(config, "series.order", "1").equals("-1");
        this.numbered = ThemeOption.text(config, "series.number", "true").equals("true");
    }

    String list(TagCall call) {
        List<LinkTarget> posts = new ArrayList<>(site.series(call.article(), Forms.orElse(call.argument(0), "")));
        if (posts.isEmpty()) {
            return "";
        }
        if (byTitle) {
            posts.sort(Comparator.comparing(post -> post.title().toUpperCase(Locale.ROOT)));
        }
        if (descending) {
            Collections.reverse(posts);
        }
        StringBuilder items = new StringBuilder();
        for (LinkTarget post : posts) {
            String title = Html.escape(post.title());
            items.append("<li><a href=\"")
                    .append(links.urlFor(post.path()))
                    .append("\" title=\"")
                    .append(title)
                    .append("\">")
                    .append(title)
                    .append("</a></li>");
        }
        String list = numbered ? "ol" : "ul";
        return "<" + list + " class=\"series-items\">" + items + "</" + list + ">";
    }
}
