package blogjar.route;

import blogjar.config.Config;
import blogjar.site.Category;
import blogjar.site.Languages;
import blogjar.site.Post;
import blogjar.site.Site;
import blogjar.site.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The lists of posts: hexo-generator-index 4, -topindex 0.3, -archive, -category and -tag 2, with hexo-pagination 3. */
final class Lists {
    /** Layouts that show an article, and have nothing to say of a list. */
    private static final List<String> ONE_ARTICLE = List.of("post", "page");

    private final Site site;
    private final Listed listed;
    private final Config config;
    private final Languages languages;
    private final LanguageHomes homes;
    private final String paginationDir;

    Lists(Site site, Languages languages) {
        this.site = site;
        this.listed = new Listed(site);
        this.config = site.config();
        this.languages = languages;
        this.homes = LanguageHomes.of(site);
        this.paginationDir = orPage(config.text("pagination_dir"));
    }

    private static String orPage(String dir) {
        return dir.isEmpty() ? "page" : dir;
    }

    /**
     * What a list is about.
     *
     * @param lang of its posts; null where it is of all
     */
    private record Subject(
            View.Kind kind,
            int year,
            int month,
            int day,
            @Nullable Category category,
            @Nullable Tag tag,
            @Nullable String lang) {
        static Subject of(View.Kind kind) {
            return new Subject(kind, 0, 0, 0, null, null, null);
        }

        static Subject home(String lang) {
            return new Subject(View.Kind.INDEX, 0, 0, 0, null, null, lang);
        }
    }

    List<Route.Templated> index() {
        if (config.plugins().has("hexo-generator-topindex")) {
            return pages(
                    "",
                    homes.ofRoot(listed.home()),
                    "topindex_generator",
                    paginationDir,
                    List.of("index", "archive"),
                    Subject.of(View.Kind.INDEX));
        }
        return home(config.text("index_generator.path"), homes.ofRoot(listed.home()), Subject.of(View.Kind.INDEX));
    }

    /** The home pages of single languages that are not the blog's own. */
    List<Route.Templated> ofLanguages() {
        List<Route.Templated> routes = new ArrayList<>();
        for (LanguageHomes.Home home : homes.inFolders()) {
            List<Post> posts = LanguageHomes.of(home.lang(), listed.home());
            routes.addAll(home(home.path(), posts, Subject.home(home.lang())));
        }
        return routes;
    }

    private List<Route.Templated> home(String path, List<Post> posts, Subject subject) {
        String own = config.text("index_generator.pagination_dir");
        return pages(
                path,
                posts,
                "index_generator",
                own.isEmpty() ? paginationDir : own,
                layouts("index_generator", "index", "archive"),
                subject);
    }

    private List<String> layouts(String generator, String... otherwise) {
        List<String> own = new ArrayList<>(config.texts(generator + ".layout"));
        own.removeAll(ONE_ARTICLE);
        return own.isEmpty() ? List.of(otherwise) : own;
    }

    List<Route.Templated> archives() {
        List<Route.Templated> routes = new ArrayList<>();
        List<Post> posts = sorted(listed.by("archive"), "archive_generator").stream()
                .filter(listed.visibility()::isInArchives)
                .toList();
        if (posts.isEmpty() || config.isOff("archive_generator.enabled")) {
            return routes;
        }
        String base = slashed(config.text("archive_dir", "archives"));
        archive(base, posts, 0, 0, 0, routes);
        if (!config.flag("archive_generator.yearly", true)) {
            return routes;
        }
        boolean monthly = config.flag("archive_generator.monthly", true);
        boolean daily = config.flag("archive_generator.daily", false);
        by(posts, p -> p.date().getYear()).forEach((year, ofYear) -> {
            String yearBase = base + year + "/";
            archive(yearBase, ofYear, year, 0, 0, routes);
            by(ofYear, p -> p.date().getMonthValue()).forEach((month, ofMonth) -> {
                String monthBase = yearBase + two(month) + "/";
                if (monthly) {
                    archive(monthBase, ofMonth, year, month, 0, routes);
                }
                if (daily) {
                    by(ofMonth, p -> p.date().getDayOfMonth())
                            .forEach((day, ofDay) ->
                                    archive(monthBase + two(day) + "/", ofDay, year, month, day, routes));
                }
            });
        });
        return routes;
    }

    private static Map<Integer, List<Post>> by(List<Post> posts, ToIntFunction<Post> part) {
        return posts.stream().collect(Collectors.groupingBy(part::applyAsInt, TreeMap::new, Collectors.toList()));
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    private void archive(String base, List<Post> posts, int year, int month, int day, List<Route.Templated> routes) {
        routes.addAll(pages(
                base,
                posts,
                "archive_generator",
                paginationDir,
                List.of("archive", "index"),
                new Subject(View.Kind.ARCHIVE, year, month, day, null, null, null)));
    }

    List<Route.Templated> categories() {
        List<Route.Templated> routes = new ArrayList<>();
        for (Category category : site.categories()) {
            List<Post> posts = sorted(listed.of(category), "category_generator");
            if (!posts.isEmpty()) {
                routes.addAll(pages(
                        category.path(),
                        posts,
                        "category_generator",
                        paginationDir,
                        List.of("category", "archive", "index"),
                        new Subject(View.Kind.CATEGORY, 0, 0, 0, category, null, null)));
            }
        }
        return routes;
    }

    List<Route.Templated> tags() {
        List<Route.Templated> routes = new ArrayList<>();
        for (Tag tag : site.tags()) {
            List<Post> posts = sorted(listed.tagged(tag), "tag_generator");
            if (!posts.isEmpty()) {
                routes.addAll(pages(
                        tag.path(),
                        posts,
                        "tag_generator",
                        paginationDir,
                        List.of("tag", "archive", "index"),
                        new Subject(View.Kind.TAG, 0, 0, 0, null, tag, null)));
            }
        }
        if (config.flag("tag_generator.enable_index_page", false)) {
            List<Post> posts = site.posts().stream().sorted(Ordering.AS_READ).toList();
            routes.add(page(
                    slashed(config.text("tag_dir", "tags")),
                    1,
                    1,
                    paginationDir,
                    posts,
                    posts,
                    List.of("tag-index", "tag", "archive", "index"),
                    Subject.of(View.Kind.TAG_INDEX)));
        }
        return routes;
    }

    private static String slashed(String dir) {
        return dir.endsWith("/") ? dir : dir + "/";
    }

    private List<Post> sorted(List<Post> posts, String generator) {
        String orderBy = config.text(generator + ".order_by", "-date");
        return Ordering.sorted(posts, orderBy);
    }

    private List<Route.Templated> pages(
            String path, List<Post> posts, String generator, String dir, List<String> layouts, Subject subject) {
        String base = path.isEmpty() || path.endsWith("/") ? path : path + "/";
        double perPage = config.decimal(generator + ".per_page");
        if (perPage == 0) {
            return List.of(page(base, 1, 1, dir, posts, posts, layouts, subject));
        }
        List<Route.Templated> routes = new ArrayList<>();
        int total = (int) Math.ceil(posts.size() / perPage); // none where perPage is negative
        for (int i = 1; i <= total; i++) {
            List<Post> shown = posts.subList((int) ((i - 1) * perPage), Math.min(posts.size(), (int) (i * perPage)));
            routes.add(page(base, i, total, dir, shown, posts, layouts, subject));
        }
        return routes;
    }

    private Route.Templated page(
            String base,
            int current,
            int total,
            String dir,
            List<Post> shown,
            List<Post> all,
            List<String> layouts,
            Subject subject) {
        String own = current == 1 ? base : base + dir + "/" + current + "/";
        View.Listing view = new View.Listing(
                subject.kind(),
                subject.lang() == null ? languages.of(own) : subject.lang(),
                base,
                current,
                total,
                dir,
                shown,
                all,
                subject.year(),
                subject.month(),
                subject.day(),
                subject.category(),
                subject.tag());
        return new Route.Templated(Routes.format(own), layouts, view);
    }
}
