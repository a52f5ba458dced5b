package blogjar.route;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.Problems;
import blogjar.site.Article;
import blogjar.site.Asset;
import blogjar.site.Languages;
import blogjar.site.Page;
import blogjar.site.Post;
import blogjar.site.Site;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * All routes of a site, by Hexo's generators in Hexo's order: assets, pages, posts, then archive, category, index and
 * tag lists. Of two generated for one path the later wins, and one with a layout wins over one without.
 */
public final class Routes {
    private final Site site;
    private final Languages languages;
    private final Problems problems;
    private final Aliases aliases;
    private final Map<String, Route> bare = new LinkedHashMap<>();
    private final Map<String, Route> templated = new LinkedHashMap<>();
    private final Map<String, Article> claimed = new LinkedHashMap<>();

    private Routes(Site site, Languages languages, Problems problems) {
        this.site = site;
        this.languages = languages;
        this.problems = problems;
        this.aliases = new Aliases(site);
    }

    /**
     * @param problems gets an error for each document whose address another one takes
     * @return in the order of their paths
     */
    public static List<Route> of(Site site, List<Asset> assets, Languages languages, Problems problems) {
        return new Routes(site, languages, problems).all(assets);
    }

    /** The file of a path: no leading slash, no query, {@code index.html} in a folder (hexo/router.ts). */
    public static String format(String path) {
        int from = 0;
        while (from < path.length() && (path.charAt(from) == '/' || path.charAt(from) == '\\')) {
            from++;
        }
        int query = path.indexOf('?', from);
        String file = path.substring(from, query < 0 ? path.length() : query).replace('\\', '/');
        return file.isEmpty() || file.endsWith("/") ? file + "index.html" : file;
    }

    /** The page for what is not there, of a blog that has none of its own; in no list. */
    public static Route.Templated notFound(Languages languages) {
        Page page = Page.notFound(languages.of("404.html"));
        return new Route.Templated(page.path(), List.of(page.layout()), new View.One(page, null, null));
    }

    private List<Route> all(List<Asset> assets) {
        assets.forEach(this::asset);
        site.pages().forEach(this::page);
        posts();
        Lists lists = new Lists(site, languages);
        lists.archives().forEach(this::list);
        lists.categories().forEach(this::list);
        lists.index().stream().filter(this::isToBe).forEach(this::list);
        lists.ofLanguages().forEach(this::list);
        lists.tags().forEach(this::list);

        plugins();
        Map<String, Route> all = new TreeMap<>(bare);
        all.putAll(templated);
        dropWhatCanBeNoFile(all);
        dropFilesThatAreFolders(all);
        CaseClashes.tell(all.keySet(), claimed, problems);
        return List.copyOf(all.values());
    }

    /** What a plugin would add, where the author did not make the file by hand. */
    private void plugins() {
        List<Route.Text> files = new ArrayList<>();
        files.addAll(Feeds.routes(site, problems));
        files.addAll(SearchFiles.routes(site, problems));
        JsonContent.of(site, problems).ifPresent(files::add);
        files.addAll(Sitemaps.routes(site, problems));
        RobotsTxt.of(site.config()).ifPresent(files::add);
        LlmsTxt.of(site).ifPresent(files::add);
        if (site.config().plugins().has("hexo-generator-cname")) {
            files.add(new Route.Text("CNAME", site.config().links().url().replaceFirst("^https?://", "")));
        }
        for (Route.Text file : files) {
            String path = file.path().replaceAll("(?<=^|/)(\\./)++", ""); // as joining it to a folder does
            if (isInside(path, "_config.yml")) {
                bare.putIfAbsent(path, new Route.Text(path, file.written()));
            }
        }
        aliases.all().forEach(this::alias);
    }

    private void alias(Aliases.Alias alias) {
        String path = alias.route().path();
        Article owner = alias.owner();
        String place = owner == null ? "_config.yml" : "source/" + owner.source();
        if (!isInside(path, place)) {
            return;
        }
        if (bare.containsKey(path) || templated.containsKey(path)) {
            problems.add(Problem.notice("the alias '/" + path + "' is left out: there is a page of that address")
                    .in(place)
                    .fix("remove the alias, or the page"));
            return;
        }
        bare.put(path, alias.route());
    }

    private boolean isInside(String path, String place) {
        boolean inside = !path.isEmpty() && path.chars().allMatch(c -> c >= ' ' && c != 0x7F);
        for (String segment : path.split("/", -1)) {
            inside &= !segment.equals("..") && !segment.equals(".") && !segment.isEmpty();
        }
        if (!inside) {
            problems.add(Problem.notice(
                            "'" + path.replaceAll("\\p{Cntrl}", "?") + "' is no path within the site; it is left out")
                    .in(place)
                    .expected("a path such as old/page.html")
                    .fix("correct it"));
        }
        return inside;
    }

    private void asset(Asset asset) {
        String path = format(asset.path());
        String text = asset.text();
        bare.put(
                path,
                text == null
                        ? new Route.Copied(
                                path, asset.file().file(), asset.file().length())
                        : new Route.Text(path, text));
    }

    private void page(Page page) {
        String path = format(page.path());
        claim(path, page);
        Route redirect = aliases.redirect(path, page);
        if (redirect != null) {
            bare.put(path, redirect);
        } else if (!hasLayout(page)) {
            bare.put(path, new Route.Text(path, page.body().shown()));
        } else {
            templated.put(
                    path,
                    new Route.Templated(path, layouts(page.layout(), "page", "post"), new View.One(page, null, null)));
        }
    }

    private void posts() {
        List<Post> posts = site.posts();
        boolean apart = site.config().flag("i18n_home", false);
        UnaryOperator<String> home = apart ? LanguageHomes.of(site)::pathFor : lang -> "";
        for (int i = 0; i < posts.size(); i++) {
            post(posts.get(i), neighbour(posts, i, -1, home), neighbour(posts, i, 1, home));
        }
        site.hidden().forEach(post -> post(post, null, null));
    }

    /** The next one that way whose readers have the same home page. */
    private static @Nullable Post neighbour(List<Post> posts, int from, int step, UnaryOperator<String> home) {
        String own = home.apply(posts.get(from).lang());
        for (int i = from + step; i >= 0 && i < posts.size(); i += step) {
            if (home.apply(posts.get(i).lang()).equals(own)) {
                return posts.get(i);
            }
        }
        return null;
    }

    private void post(Post post, @Nullable Post newer, @Nullable Post older) {
        String path = format(post.path());
        claim(path, post);
        Route redirect = aliases.redirect(path, post);
        if (redirect != null) {
            bare.put(path, redirect);
            return;
        }
        Route route = hasLayout(post)
                ? new Route.Templated(path, layouts(post.layout(), "post", "page"), new View.One(post, newer, older))
                : new Route.Text(path, post.body().shown());
        (hasLayout(post) ? templated : bare).put(path, route);
    }

    /** A post that nothing leads to, nor from: only who knows its path finds it. */
    public static Route secret(Post post) {
        String path = format(post.path());
        return hasLayout(post)
                ? new Route.Templated(path, layouts(post.layout(), "post", "page"), new View.One(post, null, null))
                : new Route.Text(path, post.body().shown());
    }

    private static boolean isNone(String layout) {
        return layout.isEmpty() || layout.equals("false");
    }

    private static List<String> layouts(String own, String first, String second) {
        List<String> layouts = new ArrayList<>();
        if (!own.equals(first)) {
            layouts.add(own);
        }
        layouts.addAll(List.of(first, second, "index"));
        return layouts;
    }

    /** Of two documents the one with a layout is published, else the later one (hexo/index.ts, _routerRefresh). */
    private void claim(String path, Article article) {
        Article other = claimed.get(path);
        if (other == null) {
            claimed.put(path, article);
            return;
        }
        boolean later = hasLayout(article) || !hasLayout(other);
        Article kept = later ? article : other;
        Article lost = later ? other : article;
        claimed.put(path, kept);
        problems.add(Problem.error(
                        "source/" + kept.source() + " has the same address, /" + path + ", so that this is left out")
                .in("source/" + lost.source())
                .fix("give one of them another 'permalink', file name or date"));
    }

    private static boolean hasLayout(Article article) {
        return !isNone(article.layout())
                && !(article instanceof Page && article.layout().equals("off"));
    }

    private boolean isToBe(Route.Templated home) {
        return !claimed.containsKey(home.path()) || !LanguageHomes.isRootFree(site.config());
    }

    private void list(Route.Templated list) {
        Article owner = claimed.get(list.path());
        if (owner != null && templated.get(list.path()) instanceof Route.Templated t && t.view() instanceof View.One) {
            problems.add(Problem.notice(
                            "a generated list takes the address /" + list.path() + " of this document, as in Hexo")
                    .in("source/" + owner.source())
                    .fix("give the document another 'permalink', or the list another path in _config.yml"));
        }
        templated.put(list.path(), list);
    }

    private void dropWhatCanBeNoFile(Map<String, Route> all) {
        Set<String> files = new HashSet<>();
        all.keySet().stream().filter(path -> path.equals(FilePaths.file(path))).forEach(files::add);
        all.keySet().removeIf(path -> {
            String file = FilePaths.file(path);
            boolean taken = !file.equals(path) && !files.add(file);
            Problem refusal = taken ? FilePaths.taken(path) : FilePaths.refusal(path);
            if (refusal != null) {
                Article owner = claimed.get(path);
                problems.add(owner == null ? refusal : refusal.in("source/" + owner.source()));
            }
            return refusal != null;
        });
    }

    /** A path can't be a file and a folder at once; the folder, which holds more, wins. */
    private void dropFilesThatAreFolders(Map<String, Route> all) {
        Set<String> folders = new LinkedHashSet<>();
        for (String path : all.keySet()) {
            int slash = path.lastIndexOf('/');
            while (slash > 0 && folders.add(path.substring(0, slash))) {
                slash = path.lastIndexOf('/', slash - 1);
            }
        }
        for (String path : folders) {
            if (all.remove(path) == null) {
                continue;
            }
            Problem problem = Problem.error("/" + path + " can't be published: it is a folder of the site as well")
                    .fix("give it another 'permalink', ending in .html or a slash");
            Article owner = claimed.get(path);
            problems.add(owner == null ? problem : problem.in("source/" + owner.source()));
        }
    }
}
