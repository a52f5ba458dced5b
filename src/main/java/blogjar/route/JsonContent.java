package blogjar.route;

import blogjar.config.Config;
import blogjar.content.JsText;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.Problems;
import blogjar.site.Article;
import blogjar.site.Category;
import blogjar.site.Page;
import blogjar.site.Post;
import blogjar.site.Site;
import blogjar.site.Tag;
import blogjar.text.Html;
import blogjar.text.Json;
import blogjar.text.MomentFormat;
import blogjar.text.Once;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** All articles as one JSON file: hexo-generator-json-content 4.2.3 ({@code jsonContent.*}). */
final class JsonContent {
    private static final String PLUGIN = "hexo-generator-json-content";
    private static final Pattern BLANKS = Pattern.compile("[\\s\\u00a0\\ufeff\\p{Z}]+");
    private static final List<String> PAGE_KEYS = List.of(
            "title", "slug", "date", "updated", "comments", "path", "link", "permalink", "excerpt", "text", "author");
    private static final List<String> POST_KEYS = List.of(
            "title",
            "slug",
            "date",
            "updated",
            "comments",
            "path",
            "link",
            "permalink",
            "excerpt",
            "text",
            "categories",
            "tags",
            "author");

    private final Site site;
    private final Config config;
    private final List<String> ignoredPaths;
    private final List<String> ignoredTags;
    private final @Nullable MomentFormat dateFormat;
    private final Set<Object> categories = new LinkedHashSet<>();
    private final Set<Object> tags = new LinkedHashSet<>();

    private JsonContent(Site site) {
        this.site = site;
        this.config = site.config();
        this.ignoredPaths = config.texts("jsonContent.ignore.paths").stream()
                .map(path -> path.toLowerCase(Locale.ROOT))
                .toList();
        this.ignoredTags = config.texts("jsonContent.ignore.tags").stream()
                .map(tag -> tag.replaceFirst("#", "").toLowerCase(Locale.ROOT))
                .toList();
        String format = config.text("jsonContent.dateFormat");
        this.dateFormat = format.isEmpty() ? null : new MomentFormat(format, "en");
    }

    static Optional<Route.Text> of(Site site, Problems problems) {
        Config config = site.config();
        Object given = config.get("jsonContent");
        if (Boolean.FALSE.equals(given) || given == null && !config.plugins().has(PLUGIN)) {
            return Optional.empty();
        }
        if (!config.text("jsonContent.keywords").isEmpty()) {
            problems.add(Problem.notice("'jsonContent.keywords' is not used; the file has no keywords")
                    .at(config.place("jsonContent.keywords"))
                    .fix("remove the line"));
        }
        String file = config.text("jsonContent.file", "content.json");
        return Optional.of(
                new Route.Text(Routes.format(file), new Once<>(() -> Json.print(new JsonContent(site).all()))));
    }

    private Object all() {
        boolean meta = config.flag("jsonContent.meta", true);
        boolean pages = config.flag("jsonContent.pages", true);
        boolean posts = config.flag("jsonContent.posts", true);
        Map<String, Object> all = new LinkedHashMap<>();
        if (meta) {
            all.put("meta", meta());
        }
        List<Object> listed = List.of();
        if (pages) {
            listed = entries(site.pages(), keys("pages", PAGE_KEYS));
            all.put("pages", listed);
        }
        if (posts) {
            boolean drafts = config.flag("jsonContent.drafts", false);
            List<Post> shown = Ordering.sorted(new Listed(site).by("json-content"), "-date").stream()
                    .filter(post -> drafts || !post.draft())
                    .toList();
            listed = entries(shown, keys("posts", POST_KEYS));
            all.put("posts", listed);
        }
        if (!meta && !(pages && posts)) {
            return listed;
        }
        all.put("categories", categories);
        all.put("tags", tags);
        return all;
    }

    private Map<String, Object> meta() {
        Map<String, Object> meta = new LinkedHashMap<>();
        for (String key : List.of("title", "subtitle", "description", "author", "url", "root")) {
            meta.put(key, config.text(key));
        }
        return meta;
    }

    private List<String> keys(String kind, List<String> otherwise) {
        Map<String, @Nullable Object> given = config.map("jsonContent." + kind);
        return given.isEmpty()
                ? otherwise
                : given.entrySet().stream()
                        .filter(entry -> JsText.isTrue(entry.getValue()))
                        .map(Map.Entry::getKey)
                        .toList();
    }

    private List<Object> entries(List<? extends Article> articles, List<String> keys) {
        List<Object> entries = new ArrayList<>();
        for (Article article : articles) {
            if (!isIgnored(article)) {
                Map<String, Object> entry = new LinkedHashMap<>();
                for (String key : keys) {
                    Object value = value(article, key);
                    if (value != null) {
                        entry.put(key, value);
                    }
                }
                entries.add(entry);
                if (entry.get("categories") instanceof List<?> list) {
                    categories.addAll(list);
                }
                if (entry.get("tags") instanceof List<?> list) {
                    tags.addAll(list);
                }
            }
        }
        return entries;
    }

    private boolean isIgnored(Article article) {
        Object hidden = article.frontMatter().get("hidden");
        if (Boolean.FALSE.equals(hidden)) {
            return false;
        }
        List<String> names = article instanceof Post post
                ? post.tags().stream()
                        .map(tag -> tag.name().toLowerCase(Locale.ROOT))
                        .toList()
                : article.frontMatter().get("tags") instanceof List<?> list
                        ? list.stream().map(JsText::of).toList()
                        : List.of();
        return article.isEncrypted()
                || JsText.isTrue(hidden)
                || ignoredPaths.stream().anyMatch(article.path()::contains)
                || names.stream().anyMatch(ignoredTags::contains);
    }

    private @Nullable Object value(Article article, String key) {
        return switch (key) {
            case "excerpt" -> minified(article.body().excerpt());
            case "description" -> minified(JsText.of(article.frontMatter().getOrDefault("description", "")));
            case "text" -> minified(article.body().content());
            case "keywords" -> null;
            case "date" -> date(article.date());
            case "updated" -> {
                ZonedDateTime updated = article.updated();
                yield updated == null ? null : date(updated);
            }
            case "title" -> article.title();
            case "comments" -> article.comments();
            case "path" -> article.path();
            case "permalink" -> config.links().fullUrlFor(article.path());
            case "content" -> article.body().content();
            case "more" -> article.body().more();
            case "layout" -> article.layout();
            case "source" -> article.source();
            case "_content" -> article.body().written().text();
            case "raw" -> article.body().written().file();
            default -> article instanceof Post post ? ofPost(post, key) : ofPage((Page) article, key);
        };
    }

    private @Nullable Object ofPost(Post post, String key) {
        return switch (key) {
            case "slug" -> post.slug();
            case "photos" -> post.photos();
            case "published" -> !post.draft();
            case "categories" -> post.categories().stream().map(this::group).toList();
            case "tags" -> post.tags().stream().map(this::group).toList();
            default -> post.frontMatter().get(key);
        };
    }

    /** The names of a page's tags are texts, of which the plugin takes nothing. */
    private static @Nullable Object ofPage(Page page, String key) {
        Object value = page.frontMatter().get(key);
        boolean groups = key.equals("categories") || key.equals("tags");
        return groups && value instanceof List<?> list
                ? list.stream().map(name -> Map.of()).toList()
                : groups ? List.of() : value;
    }

    private Map<String, Object> group(Category category) {
        return group(category.name(), category.slug(), category.path());
    }

    private Map<String, Object> group(Tag tag) {
        return group(tag.name(), tag.slug(), tag.path());
    }

    private Map<String, Object> group(String name, String slug, String path) {
        Map<String, Object> group = new LinkedHashMap<>();
        group.put("name", name);
        group.put("slug", slug);
        group.put("permalink", config.links().fullUrlFor(path));
        return group;
    }

    private Object date(ZonedDateTime date) {
        return dateFormat == null ? date.toInstant() : dateFormat.print(date);
    }

    private static String minified(String html) {
        return BLANKS.matcher(Html.strip(html).strip()).replaceAll(" ");
    }
}
