package blogjar.markdown.markdownit;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sets markdown-it up as hexo-renderer-markdown-it 7 does from {@code markdown:} in {@code _config.yml}. */
public final class MarkdownItSetup {
    private static final String QUOTES = "“”‘’";

    private final Settings settings;
    private final Problems problems;
    private final RuleBook book = new RuleBook();

    private MarkdownItSetup(Settings settings, Problems problems) {
        this.settings = settings;
        this.problems = problems;
    }

    /**
     * @param markdown the mapping under {@code markdown:}; what is not there has the renderer's default
     * @param problems gets what is set and not known
     */
    public static MarkdownIt of(Map<String, @Nullable Object> markdown, Problems problems) {
        return new MarkdownItSetup(new Settings(markdown), problems).build();
    }

    private MarkdownIt build() {
        String preset = settings.text("preset", "default");
        boolean sparse = preset.equals("commonmark") || preset.equals("zero");
        if (sparse) {
            book.preset(preset);
        } else if (!preset.equals("default")) {
            problems.add(notice("markdown.preset is '" + preset + "', which markdown-it does not have")
                    .expected("default, commonmark or zero")
                    .fix("choose one of them; until then it is default"));
        }
        switchRules("enable_rules", true);
        switchRules("disable_rules", false);
        new Plugins(book, problems).add(settings.list("plugins"));
        book.steps.add("anchors", new Anchors(settings.in("anchors")));
        if (Settings.isTrue(settings.get("images"))) {
            book.steps.add("images", new Images(settings.in("images")));
        }
        return new MarkdownIt(book, options(settings.in("render"), sparse ? 20 : 100));
    }

    private static MarkdownItOptions options(Settings render, int maxNesting) {
        return new MarkdownItOptions(
                render.flag("html", true),
                render.flag("xhtmlOut", false),
                render.flag("breaks", true),
                render.flag("linkify", true),
                render.flag("typographer", true),
                quotes(render),
                render.text("langPrefix", "language-"),
                "",
                render.number("maxNesting", maxNesting));
    }

    /** Four signs, as one text or as a list. */
    static List<String> quotes(Settings render) {
        List<String> quotes = new ArrayList<>();
        List<Object> set = render.list("quotes");
        if (set.size() == 1) {
            set.get(0).toString().chars().forEach(c -> quotes.add(String.valueOf((char) c)));
        } else {
            set.forEach(sign -> quotes.add(sign.toString()));
        }
        return quotes.size() < 4
                ? QUOTES.chars().mapToObj(c -> String.valueOf((char) c)).toList()
                : quotes;
    }

    private void switchRules(String key, boolean on) {
        List<String> unknown = new ArrayList<>();
        for (Object name : settings.list(key)) {
            if (!book.set(name.toString(), on)) {
                unknown.add(name.toString());
            }
        }
        if (!unknown.isEmpty()) {
            problems.add(
                    notice("markdown." + key + " names what is no rule of markdown-it: " + String.join(", ", unknown))
                            .fix("delete it; Hexo stops there"));
        }
    }

    static Problem notice(String what) {
        return Problem.notice(what).in("_config.yml");
    }
}
