package blogjar.tagplugin.themes;

import blogjar.tagplugin.SiteLookup;
import blogjar.tagplugin.TagCall;
import blogjar.text.Html;
import java.util.List;
import java.util.Map;

/**
 * Friends, sites, albums and posters of {@code _data/links}, of Stellar 1.44 (scripts/tags/lib). Pictures that the theme
 * takes from other hosts where the file names none are left out, and so is what its script would fetch.
 */
final class StellarPeople {
    private final SiteLookup site;

    private StellarPeople(SiteLookup site) {
        this.site = site;
    }

    static void register(Registry registry, SiteLookup site) {
        StellarPeople tags = new StellarPeople(site);
        registry.inline(tags::friends, "friends", "users");
        registry.inline(tags::sites, "sites");
        registerShelves(registry, site);
    }

    static void registerShelves(Registry registry, SiteLookup site) {
        StellarPeople tags = new StellarPeople(site);
        registry.inline(call -> tags.shelf(call, "album", "square", "s"), "albums");
        registry.inline(call -> tags.shelf(call, "poster", "portrait", "xs"), "posters");
    }

    private static NamedArguments arguments(TagCall call) {
        return NamedArguments.of(call, List.of("repo", "api", "posts", "size"), List.of("group"));
    }

    private List<? extends Map<?, ?>> links(TagCall call) {
        Object list = site.data("links/" + arguments(call).get("group"));
        return list instanceof List<?> items
                ? items.stream()
                        .filter(Map.class::isInstance)
                        .map(item -> (Map<?, ?>) item)
                        .filter(item -> !text(item, "url").isEmpty())
                        .toList()
                : List.of();
    }

    private static String text(Map<?, ?> values, String... keys) {
        for (String key : keys) {
            Object value = values.get(key);
            if (value != null && !value.toString().isEmpty()) {
                return Html.escape(value.toString());
            }
        }
        return "";
    }

    private static String link(Map<?, ?> item, String name) {
        return "<a class=\"" + name + "\" target=\"_blank\" rel=\"external nofollow noopener noreferrer\" href=\""
                + item.get("url") + "\">";
    }

    private static String picture(Map<?, ?> item, String... keys) {
        for (String key : keys) {
            if (item.get(key) != null) {
                return "<img class=\"lazy\" src=\"" + item.get(key) + "\" data-src=\"" + item.get(key)
                        + "\" loading=\"lazy\"/>";
            }
        }
        return "";
    }

    private String friends(TagCall call) {
        boolean posts = !arguments(call).get("posts").isEmpty();
        StringBuilder out = new StringBuilder("<div class=\"tag-plugin ")
                .append(posts ? "users-posts-wrap" : "users-wrap")
                .append("\"><div class=\"grid-box\">");
        for (Map<?, ?> item : links(call)) {
            out.append("<div class=\"grid-cell user-card\">")
                    .append(link(item, "card-link"))
                    .append("<div class=\"lazy-box icon\">")
                    .append(picture(item, "icon", "avatar"))
                    .append("</div><div class=\"name\"><span>")
                    .append(text(item, "title", "url"))
                    .append("</span></div></a></div>");
        }
        return out.append("</div></div>").toString();
    }

    private String sites(TagCall call) {
        StringBuilder out = new StringBuilder("<div class=\"tag-plugin sites-wrap\"><div class=\"grid-box\">");
        for (Map<?, ?> item : links(call)) {
            out.append("<div class=\"grid-cell site-card\">")
                    .append(link(item, "card-link"))
                    .append("<div class=\"lazy-box snapshot\">")
                    .append(picture(item, "cover", "snapshot", "screenshot"))
                    .append("</div><div class=\"info\"><div class=\"lazy-box icon\">")
                    .append(picture(item, "icon", "avatar"))
                    .append("</div><span class=\"title\">")
                    .append(text(item, "title", "url"))
                    .append("</span><span class=\"desc\">")
                    .append(text(item, "description", "url"))
                    .append("</span></div></a></div>");
        }
        return out.append("</div></div>").toString();
    }

    private String shelf(TagCall call, String kind, String ratio, String size) {
        StringBuilder out = new StringBuilder("<div class=\"tag-plugin ")
                .append(kind)
                .append("s-wrap\"><div class=\"tag-plugin gallery grid-box\" layout=\"grid\" ratio=\"")
                .append(ratio)
                .append("\" size=\"")
                .append(arguments(call).get("size", size))
                .append("\">");
        for (Map<?, ?> item : links(call)) {
            out.append("<div class=\"grid-cell ")
                    .append(kind)
                    .append("-card\">")
                    .append(link(item, "card-link lazy-box"))
                    .append(picture(item, "cover", "icon", "avatar"))
                    .append("<div class=\"image-meta\"><span class=\"image-caption\">")
                    .append(text(item, "title"))
                    .append("</span></div></a></div>");
        }
        return out.append("</div></div>").toString();
    }
}
