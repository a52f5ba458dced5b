package blogjar.tagplugin.themes;

import blogjar.config.Config;
import blogjar.tagplugin.TagCall;
import java.util.List;

/** Boxes, folds and timelines of Stellar 1.44 (scripts/tags/lib). */
final class StellarBoxes {
    private final String colour;

    private StellarBoxes(String colour) {
        this.colour = colour;
    }

    static void register(Registry registry, Config config, String note, String folding, String timeline) {
        String otherwise = ThemeOption.text(config, "tag_plugins.Note.default_color", "");
        StellarBoxes tags = new StellarBoxes(ThemeOption.text(config, "tag_plugins.note.default_color", otherwise));
        registry.inline(tags::note, note);
        registry.block(tags::box, "box");
        registry.block(StellarBoxes::folding, folding);
        registry.block(StellarBoxes::folders, "folders");
        registry.block(StellarBoxes::timeline, timeline);
        registry.block(StellarBoxes::grid, "grid");
    }

    private String note(TagCall call) {
        NamedArguments named = NamedArguments.of(call, List.of("color"), List.of("title", "content"));
        boolean titled = !named.get("content").isEmpty();
        return box(
                call,
                named.or("color", colour),
                titled ? named.get("title") : "",
                named.get(titled ? "content" : "title"));
    }

    private String box(TagCall call) {
        NamedArguments named = NamedArguments.of(call, List.of("color", "child"), List.of("title"));
        String title = named.get("title");
        return box(
                call,
                named.or("color", colour),
                title.isEmpty() ? "" : "<strong>" + call.rendered(title) + "</strong>",
                call.body());
    }

    private static String box(TagCall call, NamedArguments named, String title, String body) {
        return "<div class=\"tag-plugin colorful note\" " + named.attributes("color", "child") + ">"
                + (title.isEmpty() ? "" : "<div class=\"title\">" + title + "</div>") + "<div class=\"body\">"
                + Forms.oneLine(call.rendered(body)) + "</div></div>";
    }

    private static String folding(TagCall call) {
        NamedArguments named = NamedArguments.of(call, List.of("color", "child", "open"), List.of("title"));
        return "<details class=\"tag-plugin colorful folding\" " + named.attributes("color", "child")
                + (named.get("open").equals("true") ? " open" : "") + "><summary>"
                + call.rendered(named.get("title")) + "</summary><div class=\"body\">"
                + call.rendered(call.body()).replace('\n', ' ') + "</div></details>";
    }

    private static String folders(TagCall call) {
        NamedArguments named = NamedArguments.of(call, List.of("color"), List.of());
        StringBuilder out = new StringBuilder("<div class=\"tag-plugin colorful folders\" ")
                .append(named.attributes("color"))
                .append(">");
        int index = 0;
        for (CommentBlocks.Part part : CommentBlocks.from(call.body(), "folder")) {
            out.append("<details class=\"folder\" index=\"")
                    .append(index++)
                    .append("\"><summary>")
                    .append(call.rendered(part.title()))
                    .append("</summary><div class=\"body\">")
                    .append(Forms.oneLine(call.rendered(part.body())))
                    .append("</div></details>");
        }
        return out.append("</div>").toString();
    }

    /** A timeline; one that the theme's script would fetch from another host is empty but for what is written. */
    private static String timeline(TagCall call) {
        StringBuilder out = new StringBuilder("<div class=\"tag-plugin timeline\">");
        int index = 0;
        for (CommentBlocks.Part part : CommentBlocks.from(call.body(), "node")) {
            String title = Forms.oneLine(call.rendered(part.title()))
                    .replace("<p>", "")
                    .replace("</p>", "");
            out.append("<div class=\"timenode\" index=\"")
                    .append(index++)
                    .append("\"><div class=\"header\"><span>")
                    .append(title)
                    .append("</span></div><div class=\"body fs14\">")
                    .append(Forms.oneLine(call.rendered(part.body())))
                    .append("</div></div>");
        }
        return out.append("</div>").toString();
    }

    private static String grid(TagCall call) {
        NamedArguments named = NamedArguments.of(call, List.of("bg", "w", "c", "gap", "br"), List.of());
        String width = named.has("c") ? named.get("w") : named.get("w", "240px");
        String columns = width.isEmpty()
                ? "repeat(" + named.get("c") + ", 1fr)"
                : "repeat(auto-fill, minmax(" + width + ", 1fr))";
        String cell =
                named.get("bg").equals("card") ? "cell card-hover card-hover--spotlight card-hover--tilt" : "cell";
        String radius = named.get("br");
        StringBuilder out = new StringBuilder("<div class=\"tag-plugin grid\" ")
                .append(named.attributes("bg"))
                .append(" style=\"grid-template-columns: ")
                .append(columns)
                .append(";")
                .append(named.get("gap").isEmpty() ? "" : "grid-gap:" + named.get("gap") + ";")
                .append("\">");
        for (CommentBlocks.Part part : CommentBlocks.from("<!-- cell -->" + call.body(), "cell")) {
            if (!part.body().isBlank()) {
                out.append("<div class=\"")
                        .append(cell)
                        .append("\" style=\"")
                        .append(radius.isEmpty() ? "" : "border-radius:" + radius + ";")
                        .append("\">\n    ")
                        .append(Forms.oneLine(call.rendered(part.body())))
                        .append("\n    </div>\n    ");
            }
        }
        return out.append("</div>").toString();
    }
}
