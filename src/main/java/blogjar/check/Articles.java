package blogjar.check;

import blogjar.check.Finding.Kind;
import blogjar.config.Config;
import blogjar.site.Article;
import blogjar.site.Category;
import blogjar.site.Post;
import blogjar.site.Site;
import blogjar.site.Tag;
import blogjar.text.JsDate;
import blogjar.text.NearName;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is wrong with articles by themselves: their titles, names, keys and pictures. */
final class Articles {
    private static final Set<String> KEYS = Set.of(
            "title",
            "date",
            "updated",
            "layout",
            "tags",
            "categories",
            "permalink",
            "comments",
            "excerpt",
            "description",
            "published",
            "keywords",
            "thumbnail",
            "subtitle",
            "abbrlink",
            "password",
            "mathjax",
            "mermaid",
            "sticky",
            "sitemap",
            "copyright",
            "author",
            "banner_img",
            "index_img",
            "top_img",
            "headimg");

    /** Keys that Hexo, its plugins and themes have beside those, which nobody meant otherwise. */
    private static final Set<String> OTHERS = Set.of(
            "tag",
            "category",
            "photo",
            "photos",
            "link",
            "links",
            "cover",
            "covers",
            "lang",
            "language",
            "comment",
            "type",
            "slug",
            "id",
            "name",
            "toc",
            "top",
            "pin",
            "hide",
            "hidden",
            "archive",
            "math",
            "katex",
            "data",
            "icon",
            "icons",
            "image",
            "images",
            "img",
            "source",
            "path",
            "order",
            "state",
            "status",
            "page",
            "pages",
            "banner",
            "authors",
            "series",
            "summary",
            "intro",
            "abstract",
            "message",
            "theme",
            "meta",
            "music",
            "plugins",
            "header",
            "headers",
            "keyword",
            "draft",
            "expires",
            "noindex",
            "robots",
            "nav",
            "aside",
            "license",
            "licence",
            "create",
            "created",
            "modified",
            "update",
            "updates",
            "time",
            "datetime",
            "sidebar",
            "reward",
            "redirect",
            "alias",
            "aliases",
            "published_at",
            "permalinks",
            "url",
            "excerpts",
            "titles",
            "subtitles",
            "mathJax",
            "enable",
            "group",
            "origin");

    private static final List<String> COVERS =
            List.of("index_img", "cover", "thumbnail", "headimg", "og_img", "og_image");
    private static final Pattern PICTURE = Pattern.compile("!\\[\\s*]\\(\\s*<?([^)\\s>]+)|<img\\b([^>]*)>");
    private static final Pattern SRC = Pattern.compile("\\bsrc\\s*=\\s*[\"']?([^\"'\\s>]+)");

    private final Site site;
    private final Sources sources;
    private final String folder;
    private final List<Finding> findings = new ArrayList<>();

    /** @param folder {@code source/} */
    Articles(Site site, Sources sources, String folder) {
        this.site = site;
        this.sources = sources;
        this.folder = folder;
    }

    List<Finding> findings(Map<String, Set<String>> wordless) {
        titles();
        names(
                "tag",
                site.tags().stream().map(Tag::name).toList(),
                name -> posts(tag -> tag.tags().stream().anyMatch(t -> t.name().equals(name))));
        names(
                "category",
                site.categories().stream()
                        .filter(one -> one.parent() == null)
                        .map(Category::name)
                        .toList(),
                name -> posts(post -> post.categories().stream()
                        .anyMatch(c -> c.parent() == null && c.name().equals(name))));
        all().forEach(this::keys);
        covers();
        wordless.forEach(this::pictures);
        return findings;
    }

    private List<Post> posts(java.util.function.Predicate<Post> wanted) {
        return Stream.concat(site.posts().stream(), site.hidden().stream())
                .filter(wanted)
                .toList();
    }

    private Stream<Article> all() {
        return Stream.of(site.posts(), site.hidden(), site.pages()).flatMap(Collection::stream);
    }

    private String file(Article article) {
        return folder + article.source();
    }

    private void titles() {
        Map<String, Post> known = new HashMap<>();
        List<Post> byDate = site.posts().stream()
                .sorted(Comparator.comparing(Post::date).thenComparing(Post::source))
                .toList();
        for (Post post : byDate) {
            Post other = post.title().isBlank()
                    ? null
                    : known.putIfAbsent(post.lang() + " " + post.title().strip(), post);
            if (other != null) {
                findings.add(new Finding(
                        Kind.TITLE,
                        file(post),
                        sources.keyLine(file(post), "title"),
                        post.title(),
                        "'" + post.title() + "' is the title of " + file(other) + ", too",
                        "give one of them another title, so that readers can tell them apart"));
            }
        }
    }

    private void names(String noun, List<String> names, java.util.function.Function<String, List<Post>> posts) {
        Map<String, List<String>> same = new LinkedHashMap<>();
        names.forEach(name -> same.computeIfAbsent(name.strip().toLowerCase(Locale.ROOT), first -> new ArrayList<>())
                .add(name));
        same.values().stream().filter(group -> group.size() > 1).forEach(group -> {
            String most = group.stream()
                    .max(Comparator.comparingInt(name -> posts.apply(name).size()))
                    .orElseThrow();
            for (String name : group) {
                for (Post post : name.equals(most) ? List.<Post>of() : posts.apply(name)) {
                    findings.add(new Finding(
                            Kind.CASE,
                            file(post),
                            sources.lineWith(file(post), name),
                            name,
                            "the " + noun + " '" + name + "' and '" + most
                                    + "' differ in small and capital letters only",
                            "write '" + most + "', as most posts do"));
                }
            }
        });
    }

    private void keys(Article article) {
        Map<String, @Nullable Object> front = article.frontMatter();
        for (Map.Entry<String, @Nullable Object> entry : front.entrySet()) {
            String key = entry.getKey();
            if (KEYS.contains(key)
                    || OTHERS.contains(key)
                    || OTHERS.contains(key.toLowerCase(Locale.ROOT))
                    || key.length() < 4) {
                continue;
            }
            String meant =
                    KEYS.contains(key.toLowerCase(Locale.ROOT)) ? key.toLowerCase(Locale.ROOT) : NearName.of(key, KEYS);
            if (!meant.isEmpty() && !front.containsKey(meant) && fits(meant, entry.getValue())) {
                findings.add(new Finding(
                        Kind.KEY,
                        file(article),
                        sources.keyLine(file(article), key),
                        key,
                        "nothing reads the key '" + key + "'",
                        "did you mean '" + meant + "'?"));
            }
        }
    }

    /** Whether the value is one that the key could have. */
    private static boolean fits(String key, @Nullable Object value) {
        return switch (key) {
            case "date", "updated" ->
                value instanceof Instant
                        || value instanceof String text
                                && JsDate.parse(text, java.time.ZoneOffset.UTC).isPresent();
            case "tags", "categories" -> value instanceof String || value instanceof List;
            case "title", "layout", "permalink", "description", "excerpt" -> value instanceof String;
            case "comments", "published" -> value instanceof Boolean;
            default -> value != null && !(value instanceof Map);
        };
    }

    private void covers() {
        Config config = site.config();
        boolean shown = "cards".equals(config.theme().get("look"));
        List<Post> without =
                site.posts().stream().filter(post -> !hasCover(post)).toList();
        int with = site.posts().size() - without.size();
        if (!shown || with < 3 || with < without.size() || hasUsual(config)) {
            return;
        }
        for (Post post : without) {
            findings.add(
                    new Finding(
                            Kind.COVER,
                            file(post),
                            0,
                            "cover",
                            "this post has no picture on the home page, where " + with + " others have one",
                            "add 'cover: /path/of/a/picture.jpg' to its front matter, or 'cover: false' if it is to have none"));
        }
    }

    private static boolean hasUsual(Config config) {
        return config.theme().get("cover") instanceof Map<?, ?> cover && cover.get("default") != null;
    }

    private static boolean hasCover(Post post) {
        return !post.photos().isEmpty() || COVERS.stream().anyMatch(post.frontMatter()::containsKey);
    }

    private void pictures(String file, Set<String> wordless) {
        List<String> lines = wordless.isEmpty() ? List.of() : sources.lines(file);
        for (int i = 0; i < lines.size(); i++) {
            Matcher m = PICTURE.matcher(lines.get(i));
            while (m.find()) {
                String attributes = m.group(2);
                Matcher src = SRC.matcher(attributes == null ? "" : attributes);
                boolean bare = attributes == null || !attributes.matches("(?is).*\\balt\\b.*") && src.find();
                String address = bare ? attributes == null ? m.group(1) : src.group(1) : "";
                if (bare && wordless.contains(Links.lastName(address))) {
                    findings.add(new Finding(
                            Kind.ALT,
                            file,
                            i + 1,
                            address,
                            "the picture '" + Links.lastName(address) + "' has no words for those who can't see it",
                            attributes == null
                                    ? "say what it shows: ![what it shows](" + Links.lastName(address) + ")"
                                    : "add alt=\"what it shows\""));
                }
            }
        }
    }
}
