package blogjar.migrate.arrive;

import blogjar.content.FrontMatter;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.text.JsDate;
import blogjar.text.PermalinkPattern;
import blogjar.text.SlashPaths;
import blogjar.text.Slug;
import blogjar.yaml.Yaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A tree of Jekyll.
 *
 * @see <a href="https://jekyllrb.com/docs/permalinks/">Permalinks of Jekyll</a>
 */
public final class JekyllTree {
    private static final Pattern POST = Pattern.compile(
            "(.*/)?_posts/(?:.*/)?(\\d{4})-(\\d{1,2})-(\\d{1,2})-(.+)\\.(md|markdown|mkd|mkdn|html|textile)");
    private static final Pattern DRAFT = Pattern.compile("(?:.*/)?_drafts/(.+)\\.(md|markdown|html)");
    private static final Pattern PAGE = Pattern.compile(".+\\.(md|markdown|html?)");
    private static final Set<String> NOT_PAGES =
            Set.of("readme.md", "license.md", "contributing.md", "changelog.md", "code_of_conduct.md");
    private static final Map<String, String> STYLES = Map.of(
            "date", "/:categories/:year/:month/:day/:title:output_ext",
            "pretty", "/:categories/:year/:month/:day/:title/",
            "ordinal", "/:categories/:year/:y_day/:title:output_ext",
            "weekdate", "/:categories/:year/W:week/:short_day/:title:output_ext",
            "none", "/:categories/:title:output_ext");

    private final Path root;
    private final List<Problem> remarks = new ArrayList<>();
    private final List<Arrived.Article> articles = new ArrayList<>();
    private final Map<String, Path> files = new TreeMap<>();
    private final Words words = new Words();
    private Map<String, @Nullable Object> config = Map.of();

    private JekyllTree(Path root) {
        this.root = root;
    }

    /** @throws ProblemException where there is no such tree */
    public static Arrived read(Path root) throws IOException {
        JekyllTree tree = new JekyllTree(root);
        Path config = root.resolve("_config.yml");
        if (!Files.isRegularFile(config) && !Files.isDirectory(root.resolve("_posts"))) {
            throw new ProblemException(Problem.error("there is no tree of Jekyll in " + root)
                    .expected("_config.yml and _posts")
                    .fix("name the folder in which they are"));
        }
        if (Files.isRegularFile(config)) {
            Map<String, @Nullable Object> values =
                    Yaml.parse("_config.yml", text(config), 1).mapping();
            tree.config = values == null ? Map.of() : values;
        }
        return tree.read();
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .replace("\r\n", "\n")
                .replaceFirst("^\uFEFF", "");
    }

    private Arrived read() throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(root)) {
            all = walk.filter(Files::isRegularFile).sorted().toList();
        }
        Map<String, String> posts = new LinkedHashMap<>();
        for (Path file : all) {
            String path = Words.unix(root.relativize(file));
            Matcher m = POST.matcher(path);
            if (!isHidden(path) && m.matches()) {
                posts.put(
                        path.replaceFirst(".*/_posts/|^_posts/", "").replaceFirst("\\.\\w+$", ""),
                        words.free("_posts/", m.group(5)));
            }
        }
        for (Path file : all) {
            String path = Words.unix(root.relativize(file));
            if (!isHidden(path)) {
                file(file, path, posts);
            }
        }
        Map<String, @Nullable Object> settings = new LinkedHashMap<>();
        for (String key : List.of("title", "description", "url", "timezone")) {
            Words.put(settings, key, config.get(key));
        }
        Words.put(settings, "language", config.getOrDefault("lang", config.get("locale")));
        Object author = config.get("author");
        Words.put(settings, "author", author instanceof Map<?, ?> map ? map.get("name") : author);
        String base = String.valueOf(config.getOrDefault("baseurl", "")).replaceFirst("/+$", "");
        if (!base.isEmpty() && !base.equals("null")) {
            settings.put("url", settings.getOrDefault("url", "") + base);
            settings.put("root", base + "/");
        }
        return new Arrived(settings, articles, files, remarks);
    }

    private static boolean isHidden(String path) {
        String top = "/" + path;
        return top.contains("/.") && !top.contains("/.well-known/")
                || top.startsWith("/_site/")
                || top.contains("/node_modules/")
                || top.startsWith("/vendor/");
    }

    private void file(Path file, String path, Map<String, String> posts) throws IOException {
        Matcher post = POST.matcher(path);
        Matcher draft = DRAFT.matcher(path);
        if (post.matches()) {
            LocalDate day = LocalDate.of(Integer.parseInt(post.group(2)), 1, 1)
                    .plusMonths(Integer.parseInt(post.group(3)) - 1L)
                    .plusDays(Integer.parseInt(post.group(4)) - 1L);
            String folder = post.group(1) == null ? "" : post.group(1);
            article(
                    file,
                    path,
                    posts,
                    Place.post(
                            posts.getOrDefault(
                                    path.replaceFirst(".*/_posts/|^_posts/", "").replaceFirst("\\.\\w+$", ""), path),
                            day,
                            post.group(5),
                            folder));
        } else if (draft.matches()) {
            article(file, path, posts, Place.draft(words.free("_drafts/", draft.group(1))));
        } else if (path.startsWith("_") || path.contains("/_")) {
            boolean collection = PAGE.matcher(path).matches()
                    && config.get("collections") instanceof Map<?, ?> map
                    && map.containsKey(path.replaceFirst("^_([^/]*)/.*", "$1"));
            if (collection) {
                remarks.add(Problem.notice("an article of a collection, which Hexo does not have, is left out")
                        .in(path)
                        .fix("copy it to source/, or make a post of it"));
            }
        } else if (isTemplate(file, path)) {
            remarks.add(Problem.notice(
                            "a list that Jekyll makes by Liquid is left out, as blog.jar makes home page, lists, feeds and"
                                    + " sitemap itself")
                    .in(path)
                    .fix("copy to source/ by hand what it shows beside that"));
        } else if (PAGE.matcher(path).matches()
                && !NOT_PAGES.contains(path.toLowerCase(Locale.ROOT))
                && text(file).startsWith("---")) {
            article(file, path, posts, Place.page(path));
        } else if (!path.matches(
                "(?i)(Gemfile.*|.*\\.gemspec|Rakefile|_config\\..*|package.*\\.json|README.*|LICENSE.*|.*\\.(scss|sass))|[^/]*\\.md")) {
            files.put(path, file);
        }
    }

    /** Whether it is no text but a program: a page with a loop, or a file of another kind with front matter. */
    private static boolean isTemplate(Path file, String path) throws IOException {
        boolean page = PAGE.matcher(path).matches();
        boolean other = path.matches("(?i).*\\.(xml|txt|json|css|js|scss|sass|webmanifest)");
        if (!page && !other) {
            return false;
        }
        String text = text(file);
        return text.startsWith("---\n") && (other || text.matches("(?s).*\\{%-?\\s*for\\s.*"));
    }

    /**
     * Where an article goes.
     *
     * @param day of a post, by its name
     * @param name of a post's file without its date
     * @param folder of a post above {@code _posts}, whose names are categories
     */
    private record Place(String path, @Nullable LocalDate day, String name, String folder, boolean page) {
        static Place post(String path, LocalDate day, String name, String folder) {
            return new Place(path, day, name, folder, false);
        }

        static Place draft(String path) {
            return new Place(path, null, "", "", false);
        }

        static Place page(String path) {
            return new Place(path, null, "", "", true);
        }
    }

    private void article(Path file, String path, Map<String, String> posts, Place place) throws IOException {
        String text = text(file);
        FrontMatter front;
        try {
            front = FrontMatter.parse(path, text);
        } catch (ProblemException broken) {
            remarks.addAll(broken.problems());
            return;
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>(front.values());
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put(
                "title",
                values.getOrDefault(
                        "title", place.day() == null ? "" : place.name().replace('-', ' ')));
        ZoneId zone = zone();
        LocalDate day = place.day();
        ZonedDateTime date = front.date("date", zone);
        ZonedDateTime written = date == null && day != null ? day.atStartOfDay(zone) : date;
        Words.put(out, "date", written == null ? null : offset(front, "date", written));
        ZonedDateTime updated = front.date("last_modified_at", zone);
        Words.put(out, "updated", updated == null ? null : offset(front, "last_modified_at", updated));
        List<Object> categories = new ArrayList<>(Words.names(place.folder().isEmpty() ? null : place.folder(), "/"));
        categories.addAll(Words.names(
                values.getOrDefault("categories", values.get("category")),
                values.get("category") == null ? "[\\s,]+" : "\u0000"));
        Words.put(out, "categories", Words.categories(categories));
        Words.put(out, "tags", Words.names(values.getOrDefault("tags", values.get("tag")), "[\\s,]+"));
        if (written != null && day != null && !values.containsKey("permalink")) {
            Words.put(
                    out,
                    "permalink",
                    address(
                            String.valueOf(config.getOrDefault("permalink", "date")),
                            written,
                            place.name(),
                            categories,
                            values));
        } else if (values.containsKey("permalink")) {
            Object own = values.get("permalink");
            String pattern = own == null ? "" : own.toString();
            Words.put(
                    out,
                    "permalink",
                    pattern.contains(":") && written != null
                            ? address(pattern, written, place.name(), categories, values)
                            : pattern.replaceFirst("^/", ""));
        }
        values.keySet()
                .removeAll(Set.of(
                        "title",
                        "date",
                        "last_modified_at",
                        "categories",
                        "category",
                        "tags",
                        "tag",
                        "permalink",
                        "layout"));
        Object layout = front.values().get("layout");
        boolean none = layout == null || layout.equals("null") || layout.equals("none");
        if (none && place.page() && path.endsWith(".html")) {
            out.put("layout", false);
        }
        values.forEach((key, value) -> out.put(
                key,
                value instanceof Instant wall
                        ? LocalDateTime.ofInstant(wall, ZoneOffset.UTC).atZone(zone)
                        : value));
        String body = text.substring(front.bodyOffset());
        articles.add(new Arrived.Article(
                place.page() ? path.replaceFirst("\\.markdown$", ".md") : place.path(),
                out,
                body(path, text, body, posts),
                Map.of()));
    }

    private ZoneId zone() {
        try {
            return config.get("timezone") instanceof String name ? ZoneId.of(name) : ZoneId.systemDefault();
        } catch (java.time.DateTimeException unknown) {
            return ZoneId.systemDefault();
        }
    }

    /** Hexo takes no notice of an offset in a date of YAML, and Jekyll does. */
    private ZonedDateTime offset(FrontMatter front, String key, ZonedDateTime wall) {
        String text = front.yaml() == null ? "" : front.yaml().written(key);
        Matcher m = Pattern.compile("(\\d{4}-\\d\\d?-\\d\\d?)[ T](\\d\\d?:\\d\\d)(:\\d\\d)?\\s*([+-]\\d\\d):?(\\d\\d)")
                .matcher(text);
        return m.find()
                ? JsDate.parse(
                                m.group(1) + "T" + m.group(2) + (m.group(3) == null ? ":00" : m.group(3)) + m.group(4)
                                        + ":" + m.group(5),
                                zone())
                        .map(instant -> instant.atZone(zone()))
                        .orElse(wall)
                : wall;
    }

    private static String address(
            String style,
            ZonedDateTime date,
            String name,
            List<Object> categories,
            Map<String, @Nullable Object> values) {
        String pattern = STYLES.getOrDefault(style, style);
        Object slug = values.get("slug");
        String title = slug == null ? name : slug.toString();
        String path = new PermalinkPattern(pattern.replace(":output_ext", ".html")).fill(token -> switch (token) {
            case "year" -> String.format("%04d", date.getYear());
            case "short_year" -> String.format("%02d", date.getYear() % 100);
            case "month" -> String.format("%02d", date.getMonthValue());
            case "i_month" -> "" + date.getMonthValue();
            case "day" -> String.format("%02d", date.getDayOfMonth());
            case "i_day" -> "" + date.getDayOfMonth();
            case "y_day" -> String.format("%03d", date.getDayOfYear());
            case "hour" -> String.format("%02d", date.getHour());
            case "minute" -> String.format("%02d", date.getMinute());
            case "second" -> String.format("%02d", date.getSecond());
            case "title" -> title;
            case "slug" -> Slug.slugize(title, Slug.Case.LOWER);
            case "categories" ->
                categories.stream()
                        .map(one -> one.toString().toLowerCase(Locale.ROOT).replace(' ', '-'))
                        .distinct()
                        .collect(Collectors.joining("/"));
            default -> ":" + token;
        });
        String clean = path.replaceAll("/{2,}", "/").replaceFirst("^/", "");
        boolean bare = !clean.endsWith("/") && !clean.matches(".*\\.\\w{2,5}");
        return bare ? clean + ".html" : clean;
    }

    private String body(String path, String text, String body, Map<String, String> posts) {
        String base = String.valueOf(config.getOrDefault("baseurl", "")).replaceFirst("/+$", "");
        Liquid liquid = new Liquid(path, remarks);
        String result = liquid.apply(
                body,
                List.of(
                        Liquid.Rule.of(
                                "\\{%-?\\s*highlight\\s+([\\w+#-]+)[^%]*%}(.*?)\\{%-?\\s*endhighlight\\s*-?%}",
                                m -> "\n" + Liquid.fence(m.group(1), m.group(2)) + "\n"),
                        Liquid.Rule.of("\\{%-?\\s*comment\\s*-?%}.*?\\{%-?\\s*endcomment\\s*-?%}", m -> ""),
                        Liquid.Rule.of(
                                "\\{%-?\\s*post_url\\s+(\\S+)\\s*-?%}", m -> postPath(m.group(1), m.group(), posts)),
                        Liquid.Rule.of(
                                "\\{%-?\\s*link\\s+(\\S+)\\s*-?%}",
                                m -> "/" + SlashPaths.ofPage(m.group(1).replaceFirst("\\.(md|markdown)$", ".html"))),
                        Liquid.Rule.of(
                                "\\{\\{-?\\s*site\\.(baseurl|url)\\s*(\\|[^}]*)?-?}}",
                                m -> m.group(1).equals("url") ? "" : base),
                        Liquid.Rule.of(
                                "\\{\\{-?\\s*([\"'])(.*?)\\1\\s*\\|\\s*(relative_url|absolute_url|prepend:\\s*site\\.(baseurl|url))[^}]*}}",
                                m -> base + (m.group(2).startsWith("/") ? "" : "/") + m.group(2)),
                        Liquid.Rule.of("(?m)^[*-] .*\\n\\{:\\s*toc\\s*}[ \\t]*\\n?", m -> ""),
                        Liquid.NAMED_HEADING));
        String excerpt = config.get("excerpt_separator") instanceof String mark && !mark.isBlank() ? mark : "";
        if (!excerpt.isEmpty() && !excerpt.equals("<!--more-->")) {
            result = result.replace(excerpt, "<!-- more -->");
        }
        liquid.tell(result, text, "Jekyll");
        return Liquid.kept(result);
    }

    private static String postPath(String name, String tag, Map<String, String> posts) {
        String target = posts.get(name.replaceFirst("^.*/(?=\\d{4}-)", ""));
        return target == null
                ? tag
                : "{% post_path " + target.replaceFirst("^_posts/", "").replaceFirst("\\.md$", "") + " %}";
    }
}
