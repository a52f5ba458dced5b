package blogjar.theme;

import blogjar.config.Config;
import blogjar.config.DeepMerge;
import blogjar.config.themes.ThemeSettings;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.diagnostic.Problems;
import blogjar.route.Feeds;
import blogjar.route.LanguageHomes;
import blogjar.route.Route;
import blogjar.site.Site;
import blogjar.text.Fingerprint;
import blogjar.text.Once;
import blogjar.yaml.Yaml;
import blogjar.yaml.YamlDocument;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A theme, ready to render: templates, texts, settings and assets. */
public final class Theme {
    private static final String HEXO_OWN = "landscape";

    private final Templates templates;
    private final Layouts layouts;
    private final Texts texts;
    private final Texts words;
    private final ThemeAssets assets;
    private final Map<String, @Nullable Object> settings;
    private final Map<String, @Nullable Object> looks;
    private final boolean search;
    private final boolean builtIn;
    private final boolean bundled;
    private final Supplier<Instant> now;
    private final Once<byte[]> fingerprint;
    private volatile @Nullable SiteModel last;

    /** The theme in the jar, maybe with some files of the blog's, for one of Hexo whose pictures and words it takes. */
    private Theme(
            ThemeFiles files,
            Config config,
            boolean builtIn,
            @Nullable ThemeFiles replaced,
            Instant now,
            Problems problems) {
        this.now = () -> now;
        this.templates = new Templates(files.place(), files.templates());
        this.layouts = new Layouts(templates, files.place());
        this.fingerprint = new Once<>(() -> fingerprint(files, replaced));
        this.texts = new Texts(languages(files), config.languages());
        this.words = replaced == null ? texts : texts.with(MenuTexts.of(replaced, config.languages(), problems));
        Map<String, @Nullable Object> own = mapping(files, "_config.yml");
        Map<String, @Nullable Object> ofOverlay =
                builtIn ? Map.of() : ThemeSettings.of(own).ours();
        this.looks = DeepMerge.replacing(ofOverlay, config.themeSettings().ours());
        SharedSettings shared = new SharedSettings(looks);
        this.search = shared.hasSearch();
        this.builtIn = true;
        this.bundled = true;
        this.assets = ThemeAssets.of(files.without(unusedFiles(shared, config)), builtIn)
                .with(replaced);
        this.settings = DeepMerge.replacing(DeepMerge.replacing(own, config.theme()), looks);
    }

    private static Set<String> unusedFiles(SharedSettings shared, Config config) {
        Set<String> unused = new HashSet<>(shared.unusedFiles());
        if (Feeds.of(config).isEmpty() || !FeedForReaders.isWanted(config)) {
            unused.add("source/" + FeedForReaders.STYLE);
            unused.add("source/" + FeedForReaders.SCRIPT);
        }
        return unused;
    }

    /**
     * A theme of the blog's own, whose settings were read with the blog's; or another one in the jar.
     *
     * @param bundled whether it is in the jar
     * @param below settings of the theme that are not among the blog's
     */
    private Theme(ThemeFiles files, Config config, boolean bundled, Map<String, @Nullable Object> below, Instant now) {
        this.now = () -> now;
        this.templates = new Templates(files.place(), files.templates());
        this.layouts = new Layouts(templates, files.place());
        this.fingerprint = new Once<>(() -> fingerprint(files, null));
        this.texts = new Texts(languages(files), config.languages());
        this.words = texts;
        this.assets = ThemeAssets.of(files, false);
        this.looks = config.themeSettings().ours();
        this.search = false;
        this.builtIn = false;
        this.bundled = bundled;
        this.settings = DeepMerge.replacing(below, config.theme());
    }

    /**
     * Loads the theme of a blog: {@code themes/NAME} of its folder where that holds templates of ours, or the one of that
     * name in the jar. A theme for Hexo, which needs Node, is replaced by the built-in one; files of the blog's
     * {@code themes/NAME} stand in for those of the same name in the jar.
     *
     * @param root the blog's folder
     * @param now what dates are told relative to
     * @param problems takes a notice where the blog's theme is replaced
     * @throws ProblemException where the theme can't be read
     */
    public static Theme load(Path root, Config config, Instant now, Problems problems) {
        String name = config.text("theme");
        boolean named = !name.isEmpty() && !name.equals("false") && !name.equals(ThemeFiles.BUILT_IN);
        ThemeFiles own = named ? folder(root, name) : null;
        if (named && ThemeFiles.isBundled(name)) {
            ThemeFiles bundled = ThemeFiles.bundled(name);
            ThemeFiles files = own == null || own.isOfAnotherEngine() ? bundled : own.over(bundled);
            return new Theme(files, config, true, mapping(bundled, "_config.yml"), now);
        }
        if (own != null && own.hasTemplates()) {
            return new Theme(own, config, false, Map.of(), now);
        }
        boolean usual = name.equals(HEXO_OWN) && own == null;
        if (named && !usual) {
            problems.add(ReplacedTheme.notice(root, name, own, config).about(Problem.Topic.THEME));
        }
        ThemeFiles builtIn = ThemeFiles.bundled(ThemeFiles.BUILT_IN);
        ThemeFiles overlay = folder(root, ThemeFiles.BUILT_IN);
        ThemeFiles replaced = named ? ReplacedTheme.files(root, name, own) : null;
        return overlay == null || overlay.isOfAnotherEngine()
                ? new Theme(builtIn, config, true, replaced, now, problems)
                : new Theme(overlay.over(builtIn), config, false, replaced, now, problems);
    }

    private Theme(Theme same, Supplier<Instant> now) {
        this.now = now;
        this.fingerprint = same.fingerprint;
        this.templates = same.templates;
        this.layouts = same.layouts;
        this.texts = same.texts;
        this.words = same.words;
        this.assets = same.assets;
        this.looks = same.looks;
        this.search = same.search;
        this.builtIn = same.builtIn;
        this.bundled = same.bundled;
        this.settings = same.settings;
    }

    /**
     * The same, with dates told relative to another moment.
     *
     * @param moment asked for each page that tells such a date
     */
    public Theme at(Supplier<Instant> moment) {
        return new Theme(this, moment);
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

    private static byte[] fingerprint(ThemeFiles files, @Nullable ThemeFiles replaced) {
        Fingerprint all = new Fingerprint();
        for (ThemeFiles some : replaced == null ? List.of(files) : List.of(files, replaced)) {
            all.add(some.place()).add(some.files().size());
            some.files().forEach((path, bytes) -> all.add(path).add(bytes));
        }
        return all.digest();
    }

    /** A digest of all of its files. */
    public byte[] fingerprint() {
        return fingerprint.value();
    }

    /** The languages that it has texts for, as their files are named: {@code zh-CN}. */
    public Set<String> languages() {
        return texts.languages();
    }

    public boolean hasLayout(String layout) {
        return templates.has(layout);
    }

    /** Whether its pages let readers search inside the site. */
    public boolean hasSearch() {
        return search;
    }

    /** Whether it is a theme of the jar, be it with files of the blog's own in it. */
    public boolean isBundled() {
        return bundled;
    }

    /** Whether its pictures are loaded when a reader comes near them. */
    public boolean hasLatePictures() {
        return bundled && new SharedSettings(looks).hasLatePictures();
    }

    /**
     * The page of a route, from any thread.
     *
     * @param searching where a reader can search; null where he can't
     * @throws ProblemException where a template is wrong
     */
    public String render(Route.Templated route, Site site, @Nullable SearchPlace searching) {
        SiteModel model = model(site, searching);
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
        variables.put("config", model.config(route.view().lang()).values());
        variables.put("theme", settings);
        variables.put("path", route.path());
        variables.put("lang", lang);
        variables.put(
                Here.VARIABLE,
                new Here(model, route.path(), route.view(), lang, model.texts().of(lang), assets.published(), now));
        int content = route.view().match(one -> one.article().body().shown().length(), list -> 0);
        return templates.evaluate(layouts.of(route), variables, content);
    }

    /** Hexo's {@code default}, for a blog that names no language, is no tag of a language. */
    private static String language(String lang) {
        return lang.equals("default") ? "en" : lang;
    }

    /** The model of a site, made once: builds render one site after the other. */
    private SiteModel model(Site site, @Nullable SearchPlace searching) {
        SiteModel known = last;
        if (known != null && known.site() == site) {
            return known;
        }
        synchronized (this) {
            known = last;
            if (known == null || known.site() != site) {
                known = new SiteModel(site, looks, words, builtIn, searching);
                last = known;
            }
            return known;
        }
    }

    /**
     * A feed as it is published: with what makes a page of it for who opens it in a browser, where the theme has that.
     *
     * @param place of the feed
     */
    public String feed(Feeds.Place place, String feed, Site site) {
        LanguageHomes.Home home = place.home();
        String lang = language(home == null ? site.config().language() : home.lang());
        return new FeedForReaders(site.config(), assets.published(), words.of(lang), lang)
                .of(place.path(), place.page(), feed);
    }

    /**
     * What is made of the settings of a blog: the web manifest, the description of the search.
     *
     * @param searching where a reader can search; null where he can't
     */
    public List<ThemeAsset> siteFiles(Site site, @Nullable SearchPlace searching) {
        return model(site, searching).files().all();
    }

    /** Styles, scripts and pictures of the theme. */
    public List<ThemeAsset> assets() {
        return assets.files();
    }
}
