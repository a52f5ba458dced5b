package blogjar.tagplugin.themes;

import blogjar.config.Config;
import blogjar.tagplugin.TagCall;
import java.util.List;

/** Quotations, poems and letters of Stellar 1.44 (scripts/tags/lib/quot.js, poetry.js, read, about.js, banner.js). */
final class StellarTexts {
    private static final List<String> FROM = List.of("author", "date", "footer");

    private final Config config;

    private StellarTexts(Config config) {
        this.config = config;
    }

    static void register(Registry registry, Config config) {
        StellarTexts tags = new StellarTexts(config);
        registry.inline(tags::quot, "quot");
        registry.block(StellarTexts::blockquote, "blockquote");
        registry.block(StellarTexts::poetry, "poetry");
        registry.block(StellarTexts::reel, "reel");
        registry.block(StellarTexts::paper, "paper");
        registry.block(StellarTexts::about, "about");
        registry.block(StellarTexts::banner, "banner");
        registry.block(StellarTexts::table, "table");
    }

    private static String line(TagCall call, String markdown) {
        return Forms.oneLine(call.rendered(markdown));
    }

    private static String div(String name, String html) {
        return "<div class=\"" + name + "\">" + html + "</div>";
    }

    private static String span(String text) {
        return text.isEmpty() ? "" : "<span>" + text + "</span>";
    }

    private String quot(TagCall call) {
        NamedArguments named = NamedArguments.of(call, List.of("el", "icon", "prefix", "suffix"), List.of("text"));
        String element = named.get("el", "p");
        boolean given = named.has("prefix") || named.has("suffix");
        String kind = named.get("icon", "default");
        String prefix = given ? named.get("prefix") : mark(kind, "prefix");
        String suffix = given ? named.get("suffix") : mark(kind, "suffix");
        String text = named.get("text");
        return "<div class=\"tag-plugin quot " + element + "\"><" + element + " class=\"content\""
                + (element.contains("h") ? " id=\"" + text + "\"" : "") + ">" + shown(prefix) + "<span class=\"text\">"
                + text + "</span>" + shown(suffix) + "</" + element + "></div>";
    }

    private String mark(String kind, String end) {
        String otherwise = switch (kind + " " + end) {
            case "default prefix" -> "quot:quote-left";
            case "default suffix" -> "quot:quote-right";
            case "hashtag prefix" -> "quot:hashtag";
            case "question prefix" -> "quot:question";
            default -> "";
        };
        return ThemeOption.text(config, "tag_plugins.quot." + kind + "." + end, otherwise);
    }

    private static String shown(String icon) {
        return icon.isEmpty() ? "<span class=\"empty\"></span>" : StellarTags.icon(icon, "class=\"icon prefix\"");
    }

    private static String blockquote(TagCall call) {
        String indent = NamedArguments.of(call, List.of("indent"), List.of()).get("indent", "undefined");
        return "<div class=\"tag-plugin blockquote\" indent=\"" + indent + "\">" + line(call, call.body()) + "</div>";
    }

    private static String poetry(TagCall call) {
        NamedArguments named = NamedArguments.of(call, FROM, List.of("title"));
        String meta = span(named.get("author")) + span(named.get("date"));
        return div(
                "tag-plugin poetry",
                div(
                        "content",
                        (named.get("title").isEmpty() ? "" : div("title", named.get("title")))
                                + (meta.isEmpty() ? "" : div("meta", meta))
                                + div("body", line(call, call.body()))
                                + (named.get("footer").isEmpty() ? "" : div("footer", named.get("footer")))));
    }

    private static String reel(TagCall call) {
        NamedArguments named = NamedArguments.of(call, FROM, List.of("title"));
        return div(
                "tag-plugin reel",
                div(
                        "content",
                        div("title", named.get("title"))
                                + (named.get("author").isEmpty() ? "" : div("meta", span(named.get("author"))))
                                + div("body", div("main", line(call, call.body())))
                                + (named.get("date").isEmpty() ? "" : div("date", named.get("date")))
                                + div("footer", named.get("footer"))));
    }

    private static String paper(TagCall call) {
        NamedArguments named =
                NamedArguments.of(call, List.of("style", "title", "author", "date", "footer"), List.of());
        String author = named.get("author");
        String date = named.get("date");
        String from = (author.isEmpty() ? "" : "<span class=\"author\">" + author + "</span>")
                + (date.isEmpty() ? "" : "<span class=\"date\">" + date + "</span>");
        return div(
                "tag-plugin paper",
                div(
                        named.has("style") ? "content " + named.get("style") : "content",
                        div("title", named.get("title"))
                                + div("body", paperParts(call))
                                + div(
                                        "footer",
                                        (from.isEmpty() ? "" : div("author-date", from)) + named.get("footer"))));
    }

    /** Paragraphs, sections and lines, in the order in which they stand. */
    private static String paperParts(TagCall call) {
        StringBuilder out = new StringBuilder();
        for (CommentBlocks.Part part : CommentBlocks.from(call.body(), "paragraph", "section", "line")) {
            String body = line(call, part.body());
            out.append(
                    switch (part.word()) {
                        case "section" ->
                            div("section", div("section-title", part.title()) + div("section-content", body));
                        case "line" -> div(part.title().equals("right") ? "line right" : "line", body);
                        default -> div("paragraph", body);
                    });
        }
        return out.toString();
    }

    private static String about(TagCall call) {
        NamedArguments named = NamedArguments.of(call, List.of("avatar", "height", "border", "back"), List.of());
        String border = named.get("border");
        String picture = "<img src=\"" + named.get("avatar") + "\""
                + (border.isEmpty() ? "" : " style=\"border-radius:" + border + "\"")
                + (named.get("height").isEmpty() ? "" : " height=\"" + named.get("height") + "\"") + "/>";
        return div(
                "tag-plugin about",
                (named.get("avatar").isEmpty() ? "" : div("about-header", div("avatar", picture)))
                        + div("about-body fs14", line(call, call.body())));
    }

    private static String banner(TagCall call) {
        NamedArguments named = NamedArguments.of(call, List.of("bg", "avatar", "link"), List.of("title", "subtitle"));
        String background = named.get("bg");
        String avatar = named.get("avatar");
        String menu = call.body()
                .lines()
                .filter(row -> row.contains("tag-plugin navbar"))
                .findFirst()
                .orElse("");
        String words = (named.get("title").isEmpty() ? "" : div("text title", named.get("title")))
                + (named.get("subtitle").isEmpty() ? "" : div("text subtitle", named.get("subtitle")));
        return "<div class=\"tag-plugin banner\">"
                + (background.isEmpty() ? "" : "<img class=\"bg\" src=\"" + background + "\" alt=\"\">")
                + div(
                        "content",
                        div("top", menu)
                                + div(
                                        "bottom",
                                        (avatar.isEmpty() ? "" : "<img class=\"avatar\" src=\"" + avatar + "\">")
                                                + (words.isEmpty() ? "" : div("text-area", words))))
                + (named.get("link").isEmpty()
                        ? ""
                        : "<a class=\"banner-link\" href=\"" + named.get("link") + "\"></a>")
                + "</div>";
    }

    private static String table(TagCall call) {
        String style = NamedArguments.of(call, List.of("style"), List.of()).get("style");
        String known = List.of("scroll", "wrap", "compact").contains(style) ? style : "scroll";
        return "<div class=\"tag-plugin table table-" + known + "\">" + call.rendered(call.body()) + "</div>";
    }
}
