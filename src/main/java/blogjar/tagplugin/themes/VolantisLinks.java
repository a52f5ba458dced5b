package blogjar.tagplugin.themes;

import blogjar.config.Config;
import blogjar.config.Links;
import blogjar.tagplugin.TagCall;
import java.util.List;

/** Links, buttons and cards of Volantis 6.8 (scripts/tags/link.js, btn.js, btns.js, ghcard.js, pandown.js). */
final class VolantisLinks {
    private static final String ICON = " fa-";

    private final Links links;
    private final String linkPicture;
    private final String cellPicture;

    private VolantisLinks(Links links, String linkPicture, String cellPicture) {
        this.links = links;
        this.linkPicture = linkPicture;
        this.cellPicture = cellPicture;
    }

    static void register(Registry registry, Config config) {
        VolantisLinks tags = new VolantisLinks(
                config.links(),
                ThemeOption.text(config, "tag_plugins.link.placeholder", ""),
                ThemeOption.text(config, "default.image", ""));
        registry.inline(tags::link, "link");
        registry.inline(tags::namedLink, "Link");
        registry.block(call -> "<div class=\"link-group\">" + call.body() + "</div>", "linkgroup");
        registry.add(false, Forms::isTextFirst, VolantisLinks::button, "btn");
        registry.block(VolantisLinks::buttons, "btns");
        registry.inline(tags::cell, "cell");
        registry.inline(VolantisLinks::gitHub, "ghcard");
        registry.block(call -> "<div class=\"ghcard-group\">" + call.body() + "</div>", "ghcardgroup");
        registry.inline(VolantisLinks::download, "pandown");
    }

    /** The picture of the theme for links without one comes from another host; it is left out unless the blog names one. */
    private String link(TagCall call) {
        Words words = VolantisTags.words(call);
        if (words.size() < 2) {
            return "";
        }
        boolean all = words.size() <= 3;
        String title = all ? words.get(0) : "";
        String url = all ? words.get(1) : "";
        return card(title, url, all ? words.get(2) : "");
    }

    private String namedLink(TagCall call) {
        NamedArguments named = NamedArguments.of(call, List.of("icon"), List.of("title", "url"));
        return named.get("url").isEmpty()
                ? ""
                : card(named.get("title"), links.fullUrlFor(named.get("url")), named.get("icon"));
    }

    private String card(String title, String url, String picture) {
        return "<div class=\"tag link\"><a class=\"link-card\" title=\"" + title + "\" href=\"" + url
                + "\"><div class=\"left\">" + picture(Forms.orElse(picture, linkPicture), "\"", "/")
                + "</div><div class=\"right\"><p class=\"text\">" + title + "</p><p class=\"url\">" + url
                + "</p></div></a></div>";
    }

    private static String picture(String address, String quote, String end) {
        return address.isEmpty() ? "" : "<img src=" + quote + address + quote + end + ">";
    }

    private static String button(TagCall call) {
        Words words = VolantisTags.words(call);
        boolean styled = words.size() > 3 || words.size() == 3 && !words.raw(2).contains(ICON);
        String style = styled ? words.get(0) : "";
        int text = styled ? 1 : 0;
        return "<span class='btn" + (style.isEmpty() ? "" : " " + style) + "'>"
                + anchor(words.get(text), words.get(text + 1), icon(words.get(text + 2))) + "</span>";
    }

    private static String icon(String name) {
        return name.isEmpty() ? "" : "<i class='" + name + "'></i>";
    }

    private static String anchor(String text, String url, String picture) {
        return "<a class=\"button\" " + (url.isEmpty() ? "" : "href='" + url + "'") + " title='" + text + "'>" + picture
                + text + "</a>";
    }

    private static String buttons(TagCall call) {
        return "<div class=\"btns " + call.joined(0) + "\">\n            " + call.body() + "\n          </div>";
    }

    private String cell(TagCall call) {
        Words words = VolantisTags.words(call);
        boolean icon = words.raw(2).contains(ICON);
        String picture = icon ? icon(words.get(2)) : picture(Forms.orElse(words.get(2), cellPicture), "'", "");
        return anchor(words.get(0), words.get(1), picture);
    }

    /** The theme shows a picture that another host draws; here the name stands in its place. */
    private static String gitHub(TagCall call) {
        String path = VolantisTags.words(call).get(0);
        return "<a class=\"ghcard\" rel=\"external nofollow noopener noreferrer\" href=\"https://github.com/" + path
                + "\">" + path + "</a>";
    }

    /** A file at a host of files, with its password, which the theme's script shows. */
    private static String download(TagCall call) {
        Words words = VolantisTags.words(call);
        return words.size() < 4 || words.get(0).equals("yun")
                ? ""
                : "<div class=\"tag pandown-tags\"><a href=\"" + words.get(1) + "\">" + words.get(3) + "</a> <kbd>"
                        + words.get(2) + "</kbd></div>";
    }
}
