package blogjar.theme;

import blogjar.config.Config;
import blogjar.config.DeepMerge;
import blogjar.config.themes.GivenSetting;
import blogjar.config.themes.ThemeSettings;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.diagnostic.Problems;
import blogjar.route.Route;
import blogjar.site.Site;
import blogjar.yaml.Yaml;
import blogjar.yaml.YamlDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A theme, ready to render: templates, texts, settings and assets. */
public final class Theme {
    private static final String HEXO_OWN = "landscape";

    private final Templates templates;
    private final Layouts layouts;
    private final Texts texts;
    private final ThemeAssets assets;
    private final Map<String, @Nullable Object> settings;
    private final Map<String, @Nullable Object> looks;
    private volatile @Nullable SiteModel last;

    /** The theme in the jar, maybe with some files of the blog's. */
    private Theme(ThemeFiles files, Config config, boolean builtIn, @Nullable ThemeFiles pictures) {
        this(files, config, ThemeAssets.of(files, builtIn).with(pictures), mapping(files, "_config.yml"), false);
    }

    /** A theme of the blog's own, whose settings were read with the blog's. */
    private Theme(ThemeFiles files, Config config) {
        this(files, config, ThemeAssets.of(files, false), Map.of(), true);
    }

    private Theme(
            ThemeFiles files, Config config, ThemeAssets assets, Map<String, @Nullable Object> own, boolean isBlogs) {
        this.templates = new Templates(files.place(), files.templates());
        this.layouts = new Layouts(templates, files.place());
        this.texts = new Texts(languages(files), config.languages());
        this.assets = assets;
        this.looks = DeepMerge.replacing(
                ThemeSettings.of(own).ours(), config.themeSettings().ours());
        this.settings = isBlogs ? config.theme() : DeepMerge.replacing(DeepMerge.replacing(own, config.theme()), looks);
    }

    /**
     * Loads the theme of a blog: {@code themes/NAME} of its folder where that holds templates of ours. A theme for Hexo,
     * which needs Node, is replaced by the one in the jar; files of the blog's {@code themes/default} stand in for those
     * of the same name in the jar.
     *
     * @param root the blog's folder
     * @param problems takes a notice where the blog's theme is replaced
     * @throws ProblemException where the theme can't be read
     */
    public static Theme load(Path root, Config config, Problems problems) {
        String name = config.text("theme");
        boolean named = !name.isEmpty() && !name.equals("false") && !name.equals(ThemeFiles.BUILT_IN);
        ThemeFiles own = named ? folder(root, name) : null;
        if (own != null && own.hasTemplates()) {
            return new Theme(own, config);
        }
        boolean usual = name.equals(HEXO_OWN) && own == null;
        if (named && !usual) {
            problems.add(replaced(root, name, own, config).about(Problem.Topic.THEME));
        }
        ThemeFiles builtIn = ThemeFiles.builtIn();
        ThemeFiles overlay = folder(root, ThemeFiles.BUILT_IN);
        ThemeFiles pictures = named ? pictures(root, name, own) : null;
        return overlay == null || overlay.isOfAnotherEngine()
                ? new Theme(builtIn, config, true, pictures)
                : new Theme(overlay.over(builtIn), config, false, pictures);
    }

    /** A theme for Hexo, from which only pictures are published: authors keep theirs there, and its settings name them. */
    private static @Nullable ThemeFiles pictures(Path root, String name, @Nullable ThemeFiles own) {
        Path inPackage =
                root.resolve("node_modules").resolve("hexo-theme-" + name).normalize();
        boolean inside = root.resolve("node_modules").equals(inPackage.getParent());
        return own == null && inside && Files.isDirectory(inPackage)
                ? ThemeFiles.in(inPackage, "node_modules/hexo-theme-" + name)
                : own;
    }

    private static Problem replaced(Path root, String name, @Nullable ThemeFiles own, Config config) {
        ThemeSettings settings = config.themeSettings();
        String instead = "; the built-in theme is used instead" + unused(settings);
        String keep = settings.theme().isEmpty()
                ? "write 'theme: default' to have it without this notice"
                : "keep the line, by which the settings of "
                        + settings.theme().get().title() + " are found and followed; doctor lists what becomes of each";
        boolean simple = name.matches("[^/\\\\:]+") && !name.startsWith(".");
        Path inPackage = root.resolve("node_modules");
        if (own != null && !own.isEmpty() || simple && Files.isDirectory(inPackage.resolve("hexo-theme-" + name))) {
            return Problem.notice("the theme '" + name + "' is made for Hexo" + instead)
                    .at(config.place("theme"))
                    .fix(keep + ", or put templates (layout/*.peb) into themes/" + name);
        }
        String places = simple ? "themes/" + name + " or node_modules/hexo-theme-" + name : "a folder of themes/";
        return Problem.notice("the theme '" + name + "' is not here (" + places + ")" + instead)
                .at(config.place("theme"))
                .fix(keep + "; a theme for Hexo, fetched or not, is replaced all the same");
    }

    /** How many settings that the author made do nothing; what belongs together, as those of a counter, counts once. */
    private static String unused(ThemeSettings settings) {
        Set<String> used = new HashSet<>();
        for (GivenSetting setting : settings.list()) {
            boolean does = setting.fate() == GivenSetting.Fate.MAPPED || setting.fate() == GivenSetting.Fate.BUILT_IN;
            for (int dot = setting.path().indexOf('.');
                    does && dot > 0;
                    dot = setting.path().indexOf('.', dot + 1)) {
                used.add(setting.path().substring(0, dot));
            }
        }
        Set<String> unused = new HashSet<>();
        for (GivenSetting setting : settings.list()) {
            if (setting.fate() == GivenSetting.Fate.IGNORED && !setting.isTheThemes()) {
                int dot = setting.path().indexOf('.');
                while (dot > 0 && used.contains(setting.path().substring(0, dot))) {
                    dot = setting.path().indexOf('.', dot + 1);
                }
                unused.add(dot < 0 ? setting.path() : setting.path().substring(0, dot));
            }
        }
        int count = unused.size();
        return count == 0
                ? ""
                : "; " + count + (count == 1 ? " of its settings does" : " of its settings do") + " nothing here";
    }

    /** The theme in a folder of the blog; null where there is none, or the name leads out of the blog. */
    private static @Nullable ThemeFiles folder(Path root, String name) {
        Path themes = root.resolve("themes");
        Path folder = themes.resolve(name).normalize();
        boolean inside = folder.startsWith(themes) && !folder.equals(themes);
        return inside && Files.isDirectory(folder) ? ThemeFiles.in(folder, "themes/" + name) : null;
    }

    private static Map<String, Map<String, @Nullable Object>> languages(ThemeFiles files) {
        Map<String, Map<String, @Nullable Object>> languages = new TreeMap<>();
        for (String path : files.files().keySet()) {
            if (path.matches("languages/[^/]+\\.ya?ml")) {
                String name = path.substring("languages/".length(), path.lastIndexOf('.'));
                languages.put(name, mapping(files, path));
            }
        }
        return languages;
    }

    private static Map<String, @Nullable Object> mapping(ThemeFiles files, String path) {
        String text = files.text(path).orElse("");
        YamlDocument document = Yaml.parse(files.place() + "/" + path, text, 1);
        return Objects.requireNonNullElse(document.mapping(), Map.of());
    }

    /** The languages that it has texts for, as their files are named: {@code zh-CN}. */
    public Set<String> languages() {
        return texts.languages();
    }

    public boolean hasLayout(String layout) {
        return templates.has(layout);
    }

    /**
     * The page of a route, from any thread.
     *
     * @throws ProblemException where a template is wrong
     */
    public String render(Route.Templated route, Site site) {
        SiteModel model = model(site);
        String lang = language(route.view().lang());
        Attributes page = route.view()
                .match(
                        one -> new PostPage(
                                model.article(one.article()),
                                one.newer() == null ? null : model.article(one.newer()),
                                one.older() == null ? null : model.article(one.older())),
                        list -> new ListModel(model, list));
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("page", page);
        variables.put("site", model);
        variables.put("config", site.config().values());
        variables.put("theme", settings);
        variables.put("path", route.path());
        variables.put("lang", lang);
        variables.put(Here.VARIABLE, new Here(model, route.path(), lang, texts.of(lang), assets.published()));
        int content = route.view().match(one -> one.article().body().shown().length(), list -> 0);
        return templates.evaluate(layouts.of(route), variables, content);
    }

    /** Hexo's {@code default}, for a blog that names no language, is no tag of a language. */
    private static String language(String lang) {
        return lang.equals("default") ? "en" : lang;
    }

    /** The model of a site, made once: builds render one site after the other. */
    private SiteModel model(Site site) {
        SiteModel known = last;
        if (known != null && known.site() == site) {
            return known;
        }
        synchronized (this) {
            known = last;
            if (known == null || known.site() != site) {
                known = new SiteModel(site, looks);
                last = known;
            }
            return known;
        }
    }

    /** Styles, scripts and pictures of the theme. */
    public List<ThemeAsset> assets() {
        return assets.files();
    }
}
