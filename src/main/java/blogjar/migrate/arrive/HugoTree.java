package blogjar.migrate.arrive;

import blogjar.content.FrontMatter;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.text.JsDate;
import blogjar.text.Json;
import blogjar.text.PermalinkPattern;
import blogjar.yaml.Yaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A tree of Hugo. Articles in a section are posts; those at the top of {@code content} are pages.
 *
 * @see <a href="https://gohugo.io/content-management/urls/">Addresses of Hugo</a>
 */
public final class HugoTree {
    private static final List<String> CONFIGS = List.of(
            "hugo.toml",
            "hugo.yaml",
            "hugo.yml",
            "hugo.json",
            "config.toml",
            "config.yaml",
            "config.yml",
            "config.json",
            "config/_default/hugo.toml",
            "config/_default/config.toml",
            "config/_default/hugo.yaml",
            "config/_default/config.yaml");
    private static final Set<String> NO_PAGES =
            Set.of("draft", "url", "slug", "publishdate", "lastmod", "type", "layout", "weight");
    /** Layouts of pages that themes fill, whose equals this program makes by itself. */
    private static final Set<String> MADE_BY_THEME = Set.of("archives", "archive", "search");

    private static final Pattern OF_DATE = Pattern.compile(":(year|month|day)");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("(\\w+)=(?:\"([^\"]*)\"|`([^`]*)`|(\\S+))|\"([^\"]*)\"|(\\S+)");

    private final Path root;
    private final List<Problem> remarks = new ArrayList<>();
    private final List<Arrived.Article> articles = new ArrayList<>();
    private final Map<String, Path> files = new TreeMap<>();
    private final Map<String, String> addresses = new LinkedHashMap<>();
    private final Words words = new Words();
    private Map<String, @Nullable Object> config = new LinkedHashMap<>();

    /** Codes, that of the default language first; none where the tree has one language only. */
    private List<String> languages = List.of();

    /** Sections whose articles the home page lists; none where the tree does not say. */
    private List<Object> mainSections = List.of();

    /** Sections that have an article with a date. */
    private final Set<String> dated = new HashSet<>();

    private ZoneId zone = ZoneId.systemDefault();

    private HugoTree(Path root) {
        this.root = root;
    }

    /** @throws ProblemException where there is no such tree */
    public static Arrived read(Path root) throws IOException {
        if (!Files.isDirectory(root.resolve("content"))) {
            throw new ProblemException(Problem.error("there is no tree of Hugo in " + root)
                    .expected("hugo.toml or config.toml, and content")
                    .fix("name the folder in which they are"));
        }
        return new HugoTree(root).read();
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                .replace("\r\n", "\n")
                .replaceFirst("^\uFEFF", "");
    }

    private Arrived read() throws IOException {
        for (String name : CONFIGS) {
            Path file = root.resolve(name);
            if (config.isEmpty() && Files.isRegularFile(file)) {
                config.putAll(data(name, text(file), name.substring(name.lastIndexOf('.') + 1)));
            }
        }
        parts();
        languages = ofConfig();
        mainSections = config.get("params") instanceof Map<?, ?> map
                ? Words.names(map.get("mainSections") == null ? map.get("mainsections") : map.get("mainSections"), ",")
                : List.of();
        Object named = config.get("timeZone") == null ? config.get("timezone") : config.get("timeZone");
        try {
            zone = named == null ? zone : ZoneId.of(named.toString());
        } catch (java.time.DateTimeException unknown) {
            remarks.add(Problem.notice("the time zone '" + named + "' is not known")
                    .in("hugo.toml")
                    .fix("set 'timezone' in _config.yml"));
        }
        Map<Path, String> folders = folders();
        for (Map.Entry<Path, String> folder : folders.entrySet()) {
            content(folder.getKey(), folder.getValue(), folders.keySet());
        }
        statics();
        Map<String, @Nullable Object> settings = new LinkedHashMap<>();
        Words.put(settings, "title", config.get("title"));
        Object params = config.get("params");
        if (params instanceof Map<?, ?> map) {
            Words.put(settings, "description", map.get("description"));
            Words.put(settings, "subtitle", map.get("subtitle"));
            Object author = map.get("author");
            Words.put(settings, "author", author instanceof Map<?, ?> one ? one.get("name") : author);
        }
        Object code = config.getOrDefault("languageCode", config.get("locale"));
        Words.put(
                settings,
                "language",
                !languages.isEmpty() ? languages : code == null ? config.get("defaultContentLanguage") : code);
        if (!languages.isEmpty()) {
            settings.put("i18n_home", true);
        }
        Words.put(settings, "timezone", named);
        Object base = config.getOrDefault("baseURL", config.get("baseurl"));
        if (base instanceof String url && url.startsWith("http")) {
            settings.put("url", url.replaceFirst("/+$", ""));
            String path = url.replaceFirst("https?://[^/]*", "");
            Words.put(settings, "root", path.length() > 1 ? path.replaceFirst("/*$", "/") : "");
        }
        return new Arrived(settings, articles, files, remarks);
    }

    /** Hugo's settings may be in several files, each named after its key. */
    private void parts() throws IOException {
        for (String key : List.of("languages", "params", "permalinks")) {
            for (String kind : List.of("toml", "yaml", "yml", "json")) {
                String name = "config/_default/" + key + "." + kind;
                if (!config.containsKey(key) && Files.isRegularFile(root.resolve(name))) {
                    config.put(key, data(name, text(root.resolve(name)), kind));
                }
            }
        }
    }

    private List<String> ofConfig() {
        if (!(config.get("languages") instanceof Map<?, ?> map) || map.size() < 2) {
            return List.of();
        }
        Object given = config.get("defaultContentLanguage");
        String first = given == null ? "en" : given.toString();
        List<String> codes = new ArrayList<>();
        map.forEach((code, settings) -> {
            boolean off = settings instanceof Map<?, ?> own && Boolean.TRUE.equals(own.get("disabled"));
            if (!off) {
                codes.add(code.toString());
            }
        });
        codes.sort(Comparator.comparing((String code) -> !code.equalsIgnoreCase(first)));
        return codes.size() < 2 ? List.of() : codes;
    }

    /** Folders of content with the language of each, where it has one of its own; else the names of files say it. */
    private Map<Path, String> folders() {
        Map<Path, String> folders = new LinkedHashMap<>();
        for (String code : languages) {
            Object own = config.get("languages") instanceof Map<?, ?> map && map.get(code) instanceof Map<?, ?> settings
                    ? settings.get("contentDir")
                    : null;
            if (own != null && Files.isDirectory(root.resolve(own.toString()))) {
                folders.put(root.resolve(own.toString()).normalize(), code);
            }
        }
        folders.putIfAbsent(root.resolve("content"), languages.isEmpty() ? "" : languages.get(0));
        return folders;
    }

    /**
     * Reads one folder of content.
     *
     * @param language of files whose name says none
     * @param folders of which those below it are not its own
     */
    private void content(Path content, String language, Set<Path> folders) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(content)) {
            all = walk.filter(Files::isRegularFile)
                    .filter(file -> folders.stream()
                            .noneMatch(other ->
                                    !other.equals(content) && other.startsWith(content) && file.startsWith(other)))
                    .sorted()
                    .toList();
        }
        List<Document> documents = new ArrayList<>();
        for (Path file : all) {
            String path = Words.unix(content.relativize(file));
            if (isDocument(path)) {
                Document document = document(file, path, language);
                if (document != null) {
                    documents.add(document);
                    String key = document.language() + "|";
                    addresses.put(key + document.name(), document.address());
                    addresses.putIfAbsent(key + document.name().replaceFirst(".*/", ""), document.address());
                    if (document.date() != null) {
                        dated.add(document.section());
                    }
                }
            }
        }
        Set<String> bundles = new HashSet<>();
        documents.stream().filter(Document::bundle).forEach(one -> bundles.add(one.name()));
        documents.forEach(document -> article(document, content, all));
        for (Path file : all) {
            String path = Words.unix(content.relativize(file));
            boolean beside = bundles.stream().anyMatch(bundle -> path.startsWith(bundle + "/"));
            if (!isDocument(path) && !beside) {
                files.put(path, file);
            }
        }
    }

    private static boolean isDocument(String path) {
        return path.matches(".*\\.(md|markdown|html)");
    }

    private void statics() throws IOException {
        Path statics = root.resolve("static");
        if (Files.isDirectory(statics)) {
            try (Stream<Path> walk = Files.walk(statics)) {
                walk.filter(Files::isRegularFile)
                        .forEach(file -> files.put(Words.unix(statics.relativize(file)), file));
            }
        }
        if (Files.isDirectory(root.resolve("assets"))) {
            remarks.add(Problem.notice("files of 'assets' are worked on by Hugo; they are left out")
                    .in("assets")
                    .fix("copy to source/ what articles show"));
        }
    }

    private Map<String, @Nullable Object> data(String name, String text, String kind) {
        if (kind.equals("toml")) {
            return Toml.parse(name, text, zone);
        }
        if (kind.equals("json")) {
            try {
                Map<String, @Nullable Object> values = new LinkedHashMap<>();
                if (Json.parse(text) instanceof Map<?, ?> map) {
                    map.forEach((key, value) -> values.put(String.valueOf(key), value));
                }
                return values;
            } catch (Json.SyntaxException broken) {
                throw new ProblemException(Problem.error("this is not JSON")
                        .at(name, text, broken.offset())
                        .fix("correct it"));
            }
        }
        Map<String, @Nullable Object> values = Yaml.parse(name, text, 1).mapping();
        return values == null ? Map.of() : values;
    }

    /**
     * A file of content.
     *
     * @param name its path below content without extension and language; of a bundle that of its folder
     * @param language its code; empty where the tree has one only
     * @param address decoded, without the slash before it
     */
    private record Document(
            String path,
            String name,
            String language,
            boolean bundle,
            Map<String, @Nullable Object> front,
            String text,
            String body,
            @Nullable ZonedDateTime date,
            String address) {

        /** The first folder of its path; empty for what is in none. */
        String section() {
            return name.contains("/") ? name.substring(0, name.indexOf('/')) : "";
        }
    }

    private @Nullable Document document(Path file, String path, String usual) throws IOException {
        String text = text(file);
        Map<String, @Nullable Object> front = new LinkedHashMap<>();
        String body = text;
        try {
            if (text.startsWith("+++\n")) {
                int end = text.indexOf("\n+++", 3);
                front.putAll(Toml.parse(path, end < 0 ? "" : text.substring(4, end + 1), zone));
                body = end < 0 ? text : text.substring(end + 4).replaceFirst("^[ \\t]*\\n", "");
            } else if (text.startsWith("{\n")) {
                int end = text.indexOf("\n}\n");
                front.putAll(data(path, end < 0 ? "{}" : text.substring(0, end + 2), "json"));
                body = end < 0 ? text : text.substring(end + 3);
            } else {
                FrontMatter yaml = FrontMatter.parse(path, text);
                front.putAll(yaml.values());
                dates(yaml, front);
                body = text.substring(yaml.bodyOffset());
            }
        } catch (ProblemException broken) {
            remarks.addAll(broken.problems());
            return null;
        }
        String named = path.replaceFirst("\\.\\w+$", "");
        String ending = named.substring(named.lastIndexOf('.') + 1);
        String own = languages.stream()
                .filter(code -> code.equalsIgnoreCase(ending))
                .findFirst()
                .orElse("");
        String bare = own.isEmpty() ? named : named.substring(0, named.length() - ending.length() - 1);
        String language = own.isEmpty() ? usual : own;
        boolean section = bare.equals("_index") || bare.endsWith("/_index");
        boolean bundle = bare.equals("index") || bare.endsWith("/index");
        if (section || bare.isEmpty()) {
            if (!body.isBlank()) {
                remarks.add(Problem.notice("the text at the head of a list has no place in Hexo; it is left out")
                        .in("content/" + path)
                        .fix("make a page of it, if it is needed"));
            }
            return null;
        }
        String name = bundle ? bare.replaceFirst("/?index$", "") : bare;
        if (body.isBlank() && MADE_BY_THEME.contains(String.valueOf(front.get("layout")))) {
            remarks.add(
                    Problem.notice("this page was made by Hugo's theme; it is left out, as there is one here anyway")
                            .in("content/" + path)
                            .fix("nothing, unless its address matters"));
            return null;
        }
        ZonedDateTime date = date(front.getOrDefault("date", front.get("publishDate")));
        return new Document(
                path,
                name,
                language,
                bundle,
                front,
                text,
                body,
                date,
                prefix(language, front) + address(name, front, date));
    }

    /** Every language but the default one has a folder, and that too where it is said. */
    private String prefix(String language, Map<String, @Nullable Object> front) {
        boolean root = languages.isEmpty()
                || language.equals(languages.get(0))
                        && !Boolean.TRUE.equals(config.get("defaultContentLanguageInSubdir"));
        boolean whole = front.get("url") instanceof String url && url.startsWith("/");
        return root || whole ? "" : language.toLowerCase(Locale.ROOT) + "/";
    }

    /** YAML's dates have lost their offset by then, which Hugo heeds. */
    private void dates(FrontMatter yaml, Map<String, @Nullable Object> front) {
        for (String key : List.of("date", "lastmod", "publishDate")) {
            String written = yaml.yaml() == null ? "" : yaml.yaml().written(key);
            if (front.get(key) instanceof Instant) {
                front.put(key, date(written));
            }
        }
    }

    private @Nullable ZonedDateTime date(@Nullable Object value) {
        if (value instanceof ZonedDateTime date) {
            return date;
        }
        if (value instanceof Instant wall) {
            return LocalDateTime.ofInstant(wall, ZoneOffset.UTC).atZone(zone);
        }
        String text = value == null ? "" : value.toString().strip();
        String iso = text.matches("\\d{4}-\\d\\d-\\d\\d")
                ? text + "T00:00:00"
                : text.replaceFirst("^(\\d{4}-\\d\\d-\\d\\d) (\\d)", "$1T$2");
        return JsDate.parse(iso, zone).map(instant -> instant.atZone(zone)).orElse(null);
    }

    private String address(String name, Map<String, @Nullable Object> front, @Nullable ZonedDateTime date) {
        if (front.get("url") instanceof String url) {
            return url.replaceFirst("^/+", "");
        }
        String section = name.contains("/") ? name.substring(0, name.indexOf('/')) : "";
        Object slug = front.get("slug");
        String file = name.substring(name.lastIndexOf('/') + 1);
        String last = slug == null ? file : slug.toString();
        Object patterns = config.get("permalinks");
        Object pages = patterns instanceof Map<?, ?> map && map.get("page") instanceof Map<?, ?> page ? page : patterns;
        Object pattern = pages instanceof Map<?, ?> map ? map.get(section) : null;
        Object title = front.getOrDefault("title", file);
        String path = pattern == null
                        || date == null && OF_DATE.matcher(pattern.toString()).find()
                ? name.substring(0, name.length() - file.length()) + last + "/"
                : new PermalinkPattern(pattern.toString().replaceFirst("/?$", "/")).fill(token -> switch (token) {
                    case "year" -> formatted(date, "uuuu");
                    case "month" -> formatted(date, "MM");
                    case "day" -> formatted(date, "dd");
                    case "section" -> section;
                    case "sections" -> name.contains("/") ? name.substring(0, name.lastIndexOf('/')) : "";
                    case "slug" -> inAddress(slug == null ? title : slug);
                    case "slugorfilename", "slugorcontentbasename" -> last;
                    case "filename", "contentbasename" -> file;
                    case "title" -> inAddress(title);
                    default -> ":" + token;
                });
        String clean =
                path.strip().replaceAll("\\s+", "-").replaceAll("/{2,}", "/").replaceFirst("^/", "");
        String made = Boolean.TRUE.equals(config.get("disablePathToLower")) ? clean : clean.toLowerCase(Locale.ROOT);
        return Boolean.TRUE.equals(config.get("uglyURLs")) ? made.replaceFirst("/$", ".html") : made;
    }

    private static String formatted(@Nullable ZonedDateTime date, String pattern) {
        return date == null
                ? ""
                : DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(date);
    }

    /** A title or slug in an address: letters, digits and few marks, with hyphens for blanks. */
    private static String inAddress(Object text) {
        return text.toString()
                .strip()
                .replaceAll("[^\\p{L}\\p{N}\\p{M}._+~@#\\s-]", "")
                .replaceAll("[\\s-]+", "-");
    }

    /** Whether an article is in no list: it is in no section, or in one that the home page does not list or that has no dates. */
    private boolean isPage(Document document) {
        String section = document.section();
        if (section.isEmpty() || section.equals("page") || section.equals("pages")) {
            return true;
        }
        return mainSections.isEmpty() ? !dated.contains(section) : !mainSections.contains(section);
    }

    private void article(Document document, Path content, List<Path> all) {
        Map<String, @Nullable Object> front = document.front();
        boolean page = isPage(document);
        boolean draft = Boolean.TRUE.equals(front.get("draft"));
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put(
                "title",
                String.valueOf(front.getOrDefault("title", document.name().replaceFirst(".*/", ""))));
        Words.put(out, "lang", document.language());
        Words.put(out, "date", document.date());
        Words.put(out, "updated", date(front.get("lastmod")));
        Words.put(out, "categories", Words.categories(Words.names(front.get("categories"), ",")));
        Words.put(out, "tags", Words.names(front.get("tags"), ","));
        if (!page) {
            out.put("permalink", document.address());
        }
        front.forEach((key, value) -> {
            boolean done = out.containsKey(key)
                    || List.of("categories", "tags").contains(key)
                    || NO_PAGES.contains(key.toLowerCase(Locale.ROOT)) && !key.equals("layout");
            if (!done && !key.equals("layout")) {
                out.put(key, value);
            }
        });
        String name = document.name().substring(document.name().lastIndexOf('/') + 1);
        String path = page
                ? document.address().replaceFirst("/?$", "/") + "index.md"
                : words.free(
                        (draft ? "_drafts/" : "_posts/")
                                + (document.language().isEmpty() ? "" : document.language() + "/"),
                        name);
        Map<String, Path> beside = new TreeMap<>();
        if (document.bundle()) {
            Path folder = content.resolve(document.name());
            for (Path file : all) {
                String below = file.startsWith(folder) ? Words.unix(folder.relativize(file)) : "";
                if (!below.isEmpty() && !isDocument(below)) {
                    beside.put(below, file);
                }
            }
        }
        articles.add(new Arrived.Article(path, out, body(document), beside));
    }

    private String body(Document document) {
        Liquid liquid = new Liquid("content/" + document.path(), remarks);
        String result = liquid.apply(
                document.body(),
                List.of(
                        Liquid.Rule.of(
                                "\\{\\{[<%]\\s*highlight\\s+([\\w+#-]+)[^}]*[>%]}}(.*?)\\{\\{[<%]\\s*/\\s*highlight\\s*[>%]}}",
                                m -> "\n" + Liquid.fence(m.group(1), m.group(2)) + "\n"),
                        Liquid.Rule.of(
                                "\\{\\{[<%]\\s*mermaid[^}]*[>%]}}(.*?)\\{\\{[<%]\\s*/\\s*mermaid\\s*[>%]}}",
                                m -> "\n" + Liquid.fence("mermaid", m.group(1)) + "\n"),
                        Liquid.Rule.of(
                                "\\{\\{[<%]\\s*figure\\s+([^}]*?)/?\\s*[>%]}}", m -> figure(attributes(m.group(1)))),
                        Liquid.Rule.of(
                                "\\{\\{[<%]\\s*(youtube|vimeo)\\s+([^}]*?)/?\\s*[>%]}}",
                                m -> "{% " + m.group(1) + " " + first(attributes(m.group(2)), "id") + " %}"),
                        Liquid.Rule.of(
                                "\\{\\{[<%]\\s*gist\\s+([^}]*?)/?\\s*[>%]}}",
                                m -> "{% gist "
                                        + attributes(m.group(1)).values().stream()
                                                .skip(1)
                                                .findFirst()
                                                .orElse("") + " %}"),
                        Liquid.Rule.of(
                                "\\{\\{[<%]\\s*(?:rel)?ref\\s+\"?([^\"}#]*?)(#[^\"}\\s]*)?\"?\\s*[>%]}}",
                                m -> reference(document.language(), m.group(1).strip(), m.group(2), m.group())),
                        Liquid.NAMED_HEADING));
        liquid.tell(result, document.text(), "Hugo");
        return Liquid.kept(result).replaceAll("\\{\\{([<%])/\\*(.*?)\\*/([>%])}}", "{{$1$2$3}}");
    }

    private String reference(String language, String name, @Nullable String fragment, String written) {
        String bare = name.replaceFirst("^/", "")
                .replaceFirst("\\.(md|markdown)$", "")
                .replaceFirst("/(_?index)?$", "");
        String address = addresses.getOrDefault(
                language + "|" + bare, addresses.get(language + "|" + bare.replaceFirst(".*/", "")));
        return address == null ? written : "/" + address + (fragment == null ? "" : fragment);
    }

    /** Values by name; those without a name by their number. */
    private static Map<String, String> attributes(String text) {
        Map<String, String> attributes = new LinkedHashMap<>();
        Matcher m = ATTRIBUTE.matcher(text);
        while (m.find()) {
            String value = "";
            for (int group = 2; group <= 6; group++) {
                value = m.group(group) == null ? value : m.group(group);
            }
            attributes.put(m.group(1) == null ? "" + attributes.size() : m.group(1), value);
        }
        return attributes;
    }

    private static String first(Map<String, String> attributes, String name) {
        return attributes.getOrDefault(name, attributes.getOrDefault("0", ""));
    }

    private static String figure(Map<String, String> attributes) {
        String caption = attributes.getOrDefault("caption", attributes.getOrDefault("title", ""));
        String title = caption.isEmpty() ? "" : " \"" + caption.replace("\"", "'") + "\"";
        String image = "![" + attributes.getOrDefault("alt", caption) + "]("
                + first(attributes, "src").replace(" ", "%20") + title + ")";
        String link = attributes.getOrDefault("link", "");
        return link.isEmpty() ? image : "[" + image + "](" + link + ")";
    }
}
