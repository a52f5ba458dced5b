package blogjar.markdown.markdownit;

import blogjar.diagnostic.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sets markdown-it up as hexo-renderer-markdown-it-plus 1.0.6 does from {@code markdown_it_plus:} in {@code _config.yml}. */
public final class PlusSetup {
    private static final String CONTENTS = "markdown-it-toc-and-anchor";
    private static final List<String> ALWAYS = List.of(
            "markdown-it-emoji",
            "markdown-it-sub",
            "markdown-it-sup",
            "markdown-it-deflist",
            "markdown-it-abbr",
            "markdown-it-footnote",
            "markdown-it-ins",
            "markdown-it-mark",
            "@iktakahiro/markdown-it-katex",
            CONTENTS);

    private PlusSetup() {}

    /**
     * @param plus the mapping under {@code markdown_it_plus:}; what is not there has the renderer's default
     * @param problems gets plugins that are not known
     */
    public static MarkdownIt of(Map<String, @Nullable Object> plus, Problems problems) {
        Settings settings = new Settings(plus);
        MarkdownItOptions options = new MarkdownItOptions(
                isOn(settings, "html"),
                isOn(settings, "xhtmlOut"),
                isOn(settings, "breaks"),
                isOn(settings, "linkify"),
                isOn(settings, "typographer"),
                MarkdownItSetup.quotes(settings),
                "",
                settings.text("pre_class", "highlight"),
                100);
        RuleBook book = new RuleBook();
        Plugins plugins = new Plugins(book, problems);
        List<Object> unknown = new ArrayList<>();
        plugins(settings).forEach((name, plugin) -> {
            if (name.equals(CONTENTS)) {
                Contents.add(book, plugin.in("options"), options);
            } else if (!plugins.add(name, plugin.get("options"))) {
                unknown.add(name);
            }
        });
        plugins.add(unknown);
        return new MarkdownIt(book, options);
    }

    private static boolean isOn(Settings settings, String key) {
        Object value = settings.get(key);
        return value == null || value.equals(Boolean.TRUE) || value.equals(1L) || value.equals("1");
    }

    /** The plugins that are on, those that always are first. */
    private static Map<String, Settings> plugins(Settings settings) {
        Map<String, Settings> plugins = new LinkedHashMap<>();
        ALWAYS.forEach(name -> plugins.put(name, new Settings(null)));
        for (Object entry : settings.list("plugins")) {
            Settings plugin = new Settings(entry).in("plugin");
            String name = plugin.text("name", "");
            if (name.isEmpty()) {
                continue;
            }
            if (plugin.flag("enable", false)) {
                plugins.put(name, plugin);
            } else {
                plugins.remove(name);
            }
        }
        return plugins;
    }
}
