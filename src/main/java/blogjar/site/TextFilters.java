package blogjar.site;

import blogjar.config.Config;
import blogjar.config.themes.KnownTheme;
import blogjar.config.themes.ThemeSettings;
import blogjar.diagnostic.Problems;
import blogjar.markdown.Dialect;
import blogjar.markdown.LinkAddresses;
import blogjar.markdown.markdownit.MarkdownItSetup;
import blogjar.tagplugin.TextFilter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The plugins of a blog that change the text of articles before it is rendered. */
final class TextFilters {
    /** Stands before a text of one line, so that nothing in it begins a block; a blank must follow. */
    private static final String JOINER = "\u2060 ";

    private TextFilters() {}

    /** @param plugins that {@code package.json} names, in the order in which Hexo loads them */
    static List<TextFilter> of(Set<String> plugins) {
        List<TextFilter> filters = new ArrayList<>();
        for (String name : plugins) {
            switch (name) {
                case "hexo-admonition" -> {
                    Dialect commonmark = markdownIt("commonmark", true);
                    filters.add(new Admonitions(text -> commonmark.render(text, LinkAddresses.AS_WRITTEN)));
                }
                case "hexo-reference", "hexo-footnote" -> filters.add(notes(name.equals("hexo-footnote")));
                default -> {
                    // does something else
                }
            }
        }
        return List.copyOf(filters);
    }

    /** Likewise, and what the blog's theme does so: Fluid has hexo-reference's footnotes, unless it is told to have none. */
    static List<TextFilter> of(Config config) {
        Set<String> plugins = config.plugins().names();
        List<TextFilter> filters = new ArrayList<>(of(plugins));
        ThemeSettings theme = config.themeSettings();
        boolean fluid = theme.theme().filter(KnownTheme.FLUID::equals).isPresent();
        boolean others = plugins.stream()
                .anyMatch(name -> name.matches("hexo-reference|hexo-footnotes?|hexo-renderer-(?!marked|ejs|stylus).*"));
        if (fluid && !others && isOn(theme.given().get("post"))) {
            filters.add(notes(false));
        }
        return List.copyOf(filters);
    }

    private static boolean isOn(@Nullable Object post) {
        return !(post instanceof Map<?, ?> settings && ThemeSettings.isOff(settings.get("footnote")));
    }

    private static ReferenceNotes notes(boolean named) {
        Dialect dialect = markdownIt("default", false);
        return new ReferenceNotes(text -> inLine(dialect, text), named);
    }

    /** markdown-it itself, without what hexo-renderer-markdown-it adds to it. */
    private static Dialect markdownIt(String preset, boolean xhtml) {
        Map<String, @Nullable Object> render = new HashMap<>(
                Map.of("html", true, "breaks", false, "linkify", false, "typographer", false, "xhtmlOut", xhtml));
        Map<String, @Nullable Object> settings = new HashMap<>();
        settings.put("preset", preset);
        settings.put("render", render);
        settings.put("anchors", Map.of("level", 7));
        return MarkdownItSetup.of(settings, new Problems());
    }

    private static String inLine(Dialect dialect, String text) {
        String html = dialect.render(JOINER + text, LinkAddresses.AS_WRITTEN).strip();
        String start = "<p>" + JOINER;
        return html.startsWith(start) && html.endsWith("</p>")
                ? html.substring(start.length(), html.length() - "</p>".length())
                : text;
    }
}
