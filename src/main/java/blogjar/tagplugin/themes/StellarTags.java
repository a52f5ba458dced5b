package blogjar.tagplugin.themes;

import blogjar.config.Config;
import blogjar.tagplugin.SiteLookup;
import blogjar.tagplugin.TagCall;
import blogjar.text.Html;
import java.util.List;
import java.util.Map;

/** The tags of Stellar 1.44 (scripts/tags) within a line of text; Volantis 6 has them as well. */
final class StellarTags {
    private static final List<String> COLOURS = List.of("red", "orange", "yellow", "green", "cyan", "blue", "purple");
    private static final List<String> COLOUR = List.of("color");
    private static final List<String> TEXT = List.of("text");

    private final Config config;

    private StellarTags(Config config) {
        this.config = config;
    }

    static void register(Registry registry, Config config, SiteLookup site) {
        StellarTags tags = new StellarTags(config);
        registry.inline(StellarTags::words, "u", "emp", "wavy", "del", "kbd", "psw", "blur");
        StellarBoxes.register(registry, config, "note", "folding", "timeline");
        StellarMedia.register(registry, config, "image", "gallery", "frame", "audio", "video");
        StellarTabs.register(registry, "tabs");
        StellarTabs.registerChecks(registry, "checkbox", "radio");
        registry.inline(call -> StellarLinks.card(call, config.links()), "link");
        registry.inline(StellarTags::gitHub, "ghcard");
        StellarPeople.register(registry, site);
        tags.registerCommon(registry);
    }

    /** What Volantis 6 has of Stellar under the same names; of what it had before, the names begin with a capital. */
    static void registerOfVolantis(Registry registry, Config config, SiteLookup site) {
        StellarBoxes.register(registry, config, "Note", "Folding", "Timeline");
        StellarMedia.register(registry, config, "Image", "Gallery", "Frame", "Audio", "Video");
        StellarTabs.register(registry, "Tabs", "subTabs", "subsubTabs");
        StellarTabs.registerChecks(registry, "Checkbox", "Radio");
        registry.inline(call -> StellarLinks.card(call, config.links()), "xlink");
        StellarPeople.registerShelves(registry, site);
        new StellarTags(config).registerCommon(registry);
    }

    private void registerCommon(Registry registry) {
        registry.inline(this::mark, "mark");
        registry.inline(StellarTags::script, "sup", "sub");
        registry.inline(this::hashtag, "hashtag");
        registry.inline(this::icon, "icon");
        registry.inline(this::emoji, "emoji");
        registry.inline(StellarTags::copy, "copy");
        registry.inline(StellarTags::navbar, "navbar");
        registry.add(true, call -> Forms.hasKey(call, "text"), StellarTags::tip, "tip");
        registry.add(false, call -> !call.joined(0).contains(","), this::button, "button");
        StellarTexts.register(registry, config);
        StellarOkr.register(registry, config);
    }

    private static String words(TagCall call) {
        return "<" + call.name() + ">" + call.joined(0) + "</" + call.name() + ">";
    }

    /** An icon of the theme, which its script fills in and here the style sheet; or one by its address. */
    static String icon(String key) {
        return icon(key, "");
    }

    static String icon(String key, String attributes) {
        if (key.startsWith("/") || key.startsWith("https://") || key.startsWith("http://")) {
            return "<img " + attributes + " src=\"" + key + "\" />";
        }
        return key.indexOf(':') > 0 ? "<svg class=\"icon\" data-icon=\"" + key + "\" aria-hidden=\"true\"></svg>" : key;
    }

    private String option(String path, String otherwise) {
        return ThemeOption.text(config, "tag_plugins." + path, otherwise);
    }

    private NamedArguments coloured(TagCall call, String otherwise, String... places) {
        return NamedArguments.of(call, List.of("color", "icon", "size"), List.of(places))
                .or("color", otherwise);
    }

    private String mark(TagCall call) {
        NamedArguments named =
                NamedArguments.of(call, COLOUR, TEXT).or("color", option("mark.default_color", "yellow"));
        return "<mark class=\"tag-plugin colorful mark\" " + named.attributes("color") + ">" + named.get("text")
                + "</mark>";
    }

    private static String script(TagCall call) {
        NamedArguments named = NamedArguments.of(call, COLOUR, TEXT);
        return "<" + call.name() + " class=\"tag-plugin colorful " + call.name() + "\" " + named.attributes("color")
                + ">" + named.get("text") + "</" + call.name() + ">";
    }

    /** The theme takes its colours in turn over all articles; here the text says which, so that a page stays the same. */
    private String hashtag(TagCall call) {
        NamedArguments given = NamedArguments.of(call, COLOUR, List.of("text", "href"));
        String chosen = COLOURS.get(Math.floorMod(given.get("text").hashCode(), COLOURS.size()));
        NamedArguments named = given.or("color", option("hashtag.default_color", chosen));
        return "<a class=\"tag-plugin colorful hashtag\" " + named.attributes("color", "href") + ">"
                + icon("hashtag:hashtag") + "<span>" + named.get("text") + "</span></a>";
    }

    private String icon(TagCall call) {
        NamedArguments named = NamedArguments.of(call, List.of("color", "style"), List.of("key", "text"))
                .or("color", option("icon.default_color", "accent"));
        String shown = "<span class=\"tag-plugin icon colorful\" " + named.attributes("color") + ">"
                + icon(named.get("key")) + "</span>";
        return named.get("text").isEmpty()
                ? shown
                : "<div class=\"tag-plugin icon-wrap\">" + shown + "<span class=\"text\">" + named.get("text")
                        + "</span></div>";
    }

    /** A picture by its address; those that the theme names by words come from another host, and the word is shown. */
    private String emoji(TagCall call) {
        NamedArguments named = NamedArguments.of(call, List.of("url", "height", "name"), List.of("source", "name"));
        boolean sourced = !named.get("name").isEmpty();
        String name = sourced ? named.get("name") : named.get("source");
        String place = option("emoji." + (sourced ? named.get("source") : "default"), "");
        String url = named.get("url", place.replace("{name}", name));
        String height = named.get("height");
        String shown = url.isEmpty()
                ? Html.escape(name)
                : "<img no-lazy=\"\" class=\"inline\" src=\"" + url + "\""
                        + (!named.get("url").isEmpty() && sourced ? " alt=\"" + name + "\"" : "")
                        + (height.isEmpty() ? "" : " style=\"height:" + height + "\"") + "/>";
        return "<span class=\"tag-plugin emoji\">" + shown + "</span>";
    }

    /** A text to be copied. */
    private static String copy(TagCall call) {
        NamedArguments named = NamedArguments.of(call, List.of("git", "prefix"), TEXT);
        String text = named.get("text");
        if (text.isEmpty()) {
            return "";
        }
        String path = text.startsWith("/") ? text.substring(1) : text;
        String value = switch (named.get("git")) {
            case "" -> text;
            case "ssh" -> "git@github.com:" + path + ".git";
            case "gh" -> "gh repo clone " + path;
            default -> "https://github.com/" + path + ".git";
        };
        return "<div class=\"tag-plugin copy\">"
                + (named.get("prefix").isEmpty() ? "" : "<span>" + named.get("prefix") + "</span>")
                + "<input class=\"copy-area\" readonly value=\"" + Html.escape(value)
                + "\"><button type=\"button\" class=\"copy-btn\" aria-label=\"Copy\">" + icon("copy:copy")
                + "</button></div>";
    }

    private static String navbar(TagCall call) {
        NamedArguments named = NamedArguments.of(call, List.of("active"), List.of("links"));
        if (named.get("links").isEmpty()) {
            return "";
        }
        StringBuilder out = new StringBuilder("<div class=\"tag-plugin navbar\">");
        for (String link : named.get("links").split(" ")) {
            Map.Entry<String, String> target = StellarMedia.markdownTarget(link);
            boolean bare = target.getValue().isEmpty();
            String href = bare ? "#" + link : target.getValue();
            out.append("<a class=\"link")
                    .append(!bare && href.equals(named.get("active")) ? " active" : "")
                    .append("\" href=\"")
                    .append(href)
                    .append("\">")
                    .append(bare ? link : target.getKey())
                    .append("</a>");
        }
        return out.append("</div>").toString();
    }

    private static String tip(TagCall call) {
        String text = NamedArguments.of(call, TEXT, List.of()).get("text");
        String inner =
                Forms.oneLine(call.rendered(call.body())).replace("<p>", "").replace("</p>", "");
        return "<span class=\"tag-plugin tip\" tabindex=\"0\"><span class=\"tip-text\">" + inner
                + "</span><span class=\"tip-bubble\" role=\"tooltip\">" + Html.escape(text) + "</span></span>";
    }

    /** Words in front of the address are a part of the text. */
    private String button(TagCall call) {
        NamedArguments named = coloured(call, option("button.default_color", "theme"), "text", "url");
        if (named.get("text").isEmpty() || named.get("url").isEmpty()) {
            return "";
        }
        int last = named.get("url").lastIndexOf(' ');
        String url = named.get("url").substring(last + 1);
        String text =
                named.get("text") + (last < 0 ? "" : " " + named.get("url").substring(0, last));
        return "<a class=\"tag-plugin colorful button\" " + named.attributes("color", "size") + " title=\"" + text
                + "\" href=\"" + url + "\">" + (named.get("icon").isEmpty() ? "" : icon(named.get("icon"))) + "<span>"
                + text + "</span></a>";
    }

    /** The theme shows a picture that another host draws; here the name stands in its place. */
    private static String gitHub(TagCall call) {
        String path = NamedArguments.of(
                        call,
                        List.of(
                                "show_owner",
                                "theme",
                                "title_color",
                                "text_color",
                                "icon_color",
                                "bg_color",
                                "hide_border"),
                        List.of("repo"))
                .get("repo");
        return "<div class=\"tag-plugin ghcard\"><a class=\"ghcard\" rel=\"external nofollow noopener noreferrer\""
                + " href=\"https://github.com/" + path + "\">" + path + "</a></div>";
    }
}
