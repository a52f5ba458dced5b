package blogjar.site;

import blogjar.config.Config;
import blogjar.content.Document;
import blogjar.content.FrontMatter;
import blogjar.content.Renderers;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.Problems;
import blogjar.highlight.Highlighter;
import blogjar.markdown.Dialect;
import blogjar.markdown.LinkAddresses;
import blogjar.markdown.MathDialect;
import blogjar.markdown.Rendered;
import blogjar.tagplugin.ArticleRenderer;
import blogjar.tagplugin.ArticleSource;
import blogjar.tagplugin.SiteLookup;
import blogjar.tagplugin.nunjucks.Dates;
import blogjar.text.Json;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The text of articles, rendered: tags and Markdown, then links out, then the excerpt (hexo/post.js). */
final class Bodies {
    static final Body NONE = new Body("", "", 0);

    /** Tells the theme that formulas stand in the text. */
    private static final String MATH = "<!-- math -->";

    private static final String DOUBLE_DOLLARS = "<!-- math without single dollars -->";

    private static final Problem LEFT_AS_TEXT = Problem.notice(
                    "marks of Markdown stand too deep in one another, or too many have no end; some are shown as text")
            .fix("write that part with fewer of them in one another, or as code");

    private static final String COMMENT = "<!--";
    private static final String MORE_MARK = "<span id=\"more\"></span>";
    private static final Pattern MORE = Pattern.compile("<!-- ?more ?-->", Pattern.CASE_INSENSITIVE);

    private final Config config;
    private final Dialect markdown;
    private final MarkdownRenderer renderer;
    private final MathSetting math;
    private final ArticleRenderer articles;
    private final PostAssets assets;
    private final boolean relativeImages;
    private final boolean postAsset;
    private final boolean namedAsset;
    private final boolean disableNunjucks;
    private final PostImages postImages;
    private final Nofollow nofollow;
    private final LazyImages lazyImages;

    Bodies(Config config, SiteLookup lookup, PostAssets assets, Highlighter highlighter, Problems problems) {
        this.config = config;
        this.assets = assets;
        this.renderer = MarkdownRenderer.of(config, problems);
        this.math = MathSetting.of(config);
        this.markdown = renderer.dialect();
        this.articles = new ArticleRenderer(config, lookup, highlighter, TextFilters.of(config));
        this.relativeImages = config.links().relative() || !renderer.prependRoot();
        this.postAsset = renderer.postAsset() && config.flag("post_asset_folder", false);
        this.namedAsset = renderer.namedAsset();
        this.disableNunjucks = renderer.disableNunjucks();
        this.postImages = new PostImages(config, assets);
        this.nofollow = Nofollow.of(config);
        this.lazyImages = LazyImages.of(config);
    }

    /** Markdown outside of an article. */
    String markdown(String text) {
        return markdown.render(text, addresses(""));
    }

    /** @param told takes what is wrong with this text */
    Body of(Article article, Document document, Problems told) {
        FrontMatter front = document.frontMatter();
        boolean isMarkdown = Renderers.isMarkdown(document.path());
        boolean hasMath = isMarkdown && (renderer.readsMath() || math.isOn(front.values()));
        MathDialect formulas = new MathDialect(markdown, math.singleDollars(), renderer.lineBreak());
        Dialect dialect = hasMath && !renderer.readsMath() ? formulas : markdown;
        UnaryOperator<String> inMarkdown =
                text -> html(dialect.read(text, addresses(document.path())), document.name(), told);
        UnaryOperator<String> inBody = isMarkdown ? inMarkdown : UnaryOperator.identity();
        String source = document.text();
        if (hasMath) {
            source = source.substring(0, front.bodyOffset()) + formulas.prepare(source.substring(front.bodyOffset()));
        }
        boolean nunjucks =
                front.values().get("disableNunjucks") instanceof Boolean off ? !off : !(isMarkdown && disableNunjucks);
        String html = articles.render(
                new ArticleSource(
                        document.name(),
                        source,
                        front.bodyOffset(),
                        variables(article, document),
                        nunjucks,
                        document.path()),
                inBody,
                inMarkdown,
                told);
        if (formulas.hasFormulas()) {
            html = (math.singleDollars() ? MATH : DOUBLE_DOLLARS) + written(formulas.changed()) + html;
        }
        if (config.externalLinks().field().equals("post")) {
            html = config.externalLinks().mark(html);
        }
        Body body = excerpt(postImages.resolved(document.path(), html), front);
        if (!lazyImages.inArticles() && !nofollow.inArticles()) {
            return body;
        }
        UnaryOperator<String> last = part -> lazyImages.inArticle(nofollow.inArticle(part), front.values());
        String start = last.apply(body.content().substring(0, body.moreStart()));
        return new Body(start + last.apply(body.content().substring(body.moreStart())), body.excerpt(), start.length());
    }

    private static String html(Rendered rendered, String file, Problems told) {
        if (!rendered.whole()) {
            told.add(LEFT_AS_TEXT.in(file));
        }
        return rendered.html();
    }

    /** A comment from which the page learns what was written where Markdown has changed a formula. */
    private static String written(List<List<String>> changed) {
        if (changed.isEmpty()) {
            return "";
        }
        String json = Json.print(changed)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("--", "-\\u002d");
        return "<!-- formulas " + json + " -->";
    }

    /** The first mark ends the excerpt; one in the front matter wins, and the mark stays (filter excerpt). */
    private static Body excerpt(String html, FrontMatter front) {
        if (front.has("excerpt")) {
            return new Body(html, front.text("excerpt"), 0);
        }
        Matcher more = MORE.matcher(html);
        int at = html.indexOf(COMMENT);
        while (at >= 0 && !more.region(at, html.length()).lookingAt()) {
            at = html.indexOf(COMMENT, at + 1);
        }
        if (at < 0) {
            return new Body(html, "", 0);
        }
        String content =
                new StringBuilder(html).replace(at, more.end(), MORE_MARK).toString();
        return new Body(content, html.substring(0, at).strip(), at + MORE_MARK.length());
    }

    private Map<String, @Nullable Object> variables(Article article, Document document) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>(article.frontMatter());
        values.replaceAll((key, value) ->
                value instanceof Instant instant ? new Dates(instant.atZone(config.zone()), false) : value);
        values.put("title", article.title());
        values.put("date", new Dates(article.date(), true));
        ZonedDateTime updated = article.updated();
        values.put("updated", updated == null ? null : new Dates(updated, true));
        values.put("permalink", config.links().fullUrlFor(article.path()));
        values.put("path", article.path());
        values.put("source", article.source());
        values.put("layout", article.layout());
        values.put("comments", article.comments());
        values.put("raw", document.text());
        values.put("_content", document.body());
        if (article instanceof Post post) {
            values.put("slug", post.slug());
            values.put("published", !post.draft());
            values.put("photos", post.photos());
            values.put("tags", found(post.tags().stream().map(tag -> named(tag.name(), tag.slug(), tag.path()))));
            values.put(
                    "categories",
                    found(post.categories().stream().map(one -> named(one.name(), one.slug(), one.path()))));
        }
        return values;
    }

    /** What a query of Hexo's database gives, as far as a text can use it. */
    private static Map<String, Object> found(Stream<Map<String, String>> results) {
        List<Map<String, String>> data = results.toList();
        return Map.of("data", data, "length", (double) data.size());
    }

    private static Map<String, String> named(String name, String slug, String path) {
        return Map.of("name", name, "slug", slug, "path", path);
    }

    private LinkAddresses addresses(String source) {
        return new LinkAddresses() {
            @Override
            public String image(String src) {
                Optional<String> own = postImages.address(source, src);
                if (own.isPresent()) {
                    return own.get();
                }
                boolean address = src.startsWith("#")
                        || src.startsWith("//")
                        || src.startsWith("http:")
                        || src.startsWith("https:");
                if (address || relativeImages) {
                    return src;
                }
                String path = src;
                if (postAsset && !src.startsWith("/") && !src.startsWith("\\")) {
                    path = asset(source, src).map(PostAssets.PostAsset::path).orElse(src);
                }
                return config.links().urlFor(path);
            }

            @Override
            public boolean isExternal(String href) {
                return config.externalLinks().isExternal(href);
            }
        };
    }

    private Optional<PostAssets.PostAsset> asset(String source, String src) {
        Optional<PostAssets.PostAsset> found = assets.find(source, PostAssets.normalized(src));
        String folder = source.substring(source.lastIndexOf('/') + 1).replaceFirst("\\.[^.]*$", "") + "/";
        boolean named = namedAsset && found.isEmpty() && src.startsWith(folder);
        return named ? assets.find(source, PostAssets.normalized(src.substring(folder.length()))) : found;
    }
}
