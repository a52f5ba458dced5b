package blogjar.theme;

import blogjar.qr.QrSquares;
import blogjar.site.Article;
import blogjar.site.Category;
import blogjar.site.Post;
import blogjar.text.Addresses;
import blogjar.text.SlashPaths;
import blogjar.text.TextDigest;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A post or a page as templates see it. What is not known by name is looked up in its front matter, as in Hexo. One for
 * each article of a site, so that what takes time is done once; two threads may do it twice, with the same result. Each time it is noted that the
 * page which is being made shows something of the text.
 */
final class ArticleModel implements Attributes {
    private static final int SUMMARY_WIDTH = 220;
    private static final List<String> COVERS =
            List.of("index_img", "cover", "thumbnail", "headimg", "og_img", "og_image");
    private static final List<String> BANNERS = List.of("banner_img", "top_img", "headimg", "cover");

    private final SiteModel site;
    private final Article article;
    private @Nullable Unclosed shown;
    private @Nullable WordCount words;
    private @Nullable List<Heading> headings;
    private @Nullable String summary;

    ArticleModel(SiteModel site, Article article) {
        this.site = site;
        this.article = article;
    }

    Article article() {
        return article;
    }

    @Override
    public String kind() {
        return article instanceof Post ? "a post" : "a page";
    }

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "kind" -> article instanceof Post ? "post" : "page";
            case "title" -> article.title();
            case "date" -> article.date();
            case "updated" -> article.updated();
            case "is_updated" -> isUpdated();
            case "lang" -> article.lang();
            case "short_notes" ->
                ShortNotes.of(
                        site.site().data(),
                        site.site().config().zone(),
                        article.frontMatter().get("limit"));
            case "layout" -> article.layout();
            case "path" -> article.path();
            case "address" -> address();
            case "address_shown" -> Addresses.decode(address());
            case "source" -> article.source();
            case "comments" ->
                article.comments()
                        && !Boolean.FALSE.equals(article.frontMatter().get("comment"));
            case "path_md5" -> TextDigest.md5(article.path());
            case "address_md5" -> TextDigest.md5(site.site().config().links().onHost(article.path()));
            case "author" -> author();
            case "content" -> shown().closed();
            case "unclosed" -> shown().formats();
            case "excerpt" -> closedExcerpt();
            case "more" -> Unclosed.of(article.body().more()).closed();
            case "words" -> words().total();
            case "minutes" -> words().minutes();
            case "symbols_count" ->
                isEncrypted() ? null : site.symbols().count(article.body().content());
            case "symbols_time" ->
                isEncrypted() ? null : site.symbols().time(article.body().content());
            case "headings" -> headings();
            case "heading_count" -> Heading.count(headings());
            case "summary" -> summary();
            case "cover" -> cover();
            case "banner" -> banner();
            case "related" -> related();
            case "share" -> share();
            case "home_path" -> site.home(article.lang());
            case "feed_path" -> site.feed(article.lang());
            case "translations" -> site.translations(article);
            case "edit_link" -> site.settings().editLink(article.source());
            case "images" ->
                HtmlText.images(article.body().content(), 4).stream()
                        .map(this::fromRoot)
                        .toList();
            case "licence" -> site.settings().licence(article.frontMatter());
            case "front" -> article.frontMatter();
            default -> ofPost(name);
        };
    }

    private @Nullable Object ofPost(String name) {
        if (article instanceof Post post) {
            switch (name) {
                case "slug":
                    return post.slug();
                case "draft":
                    return post.draft();
                case "photos":
                    return post.photos();
                case "categories":
                    return site.categories(post.categories());
                case "trail":
                    return site.categories(trail(post));
                case "series":
                    return site.series(post);
                case "tags":
                    return site.tags(post.tags());
                default:
                    break;
            }
        }
        return article.frontMatter().get(name);
    }

    /** The first category of the post and those below it that the post is in, each in the one before. */
    private static List<Category> trail(Post post) {
        List<Category> trail = new ArrayList<>();
        for (Category category : post.categories()) {
            List<String> above = category.parent();
            if (trail.isEmpty() || trail.get(trail.size() - 1).chain().equals(above)) {
                trail.add(category);
            }
        }
        return trail;
    }

    private String closedExcerpt() {
        Unclosed excerpt = Unclosed.of(article.body().excerpt());
        return excerpt.closed() + excerpt.formats();
    }

    /** Whether the author says that it was changed after it was published; a file's own time says little of that. */
    private boolean isUpdated() {
        ZonedDateTime updated = article.updated();
        boolean byCommit = site.site().config().text("updated_option").equals("git");
        return updated != null
                && (byCommit || article.frontMatter().containsKey("updated"))
                && !updated.toInstant().equals(article.date().toInstant());
    }

    /** The article's own author, by a name or by a key of {@code _data/author} (Volantis); null where it names none. */
    private @Nullable Object author() {
        Object own = article.frontMatter().get("author");
        Object known = own != null && site.site().data().get("author") instanceof Map<?, ?> authors
                ? authors.get(own.toString())
                : null;
        return known instanceof Map<?, ?> person && person.get("name") != null ? person.get("name") : own;
    }

    private boolean isEncrypted() {
        return article.isEncrypted();
    }

    private Unclosed shown() {
        article.text().note();
        Unclosed known = shown;
        if (known == null) {
            known = Unclosed.of(article.body().shown());
            shown = known;
        }
        return known;
    }

    private WordCount words() {
        article.text().note();
        WordCount known = words;
        if (known == null) {
            known = WordCount.of(article.body().content());
            words = known;
        }
        return known;
    }

    private List<Heading> headings() {
        article.text().note();
        List<Heading> known = headings;
        if (known == null) {
            known = Heading.in(article.body().content());
            headings = known;
        }
        return known;
    }

    /** What it is about, in a few lines of plain text: its description, its excerpt, else its beginning. */
    private String summary() {
        article.text().note();
        String known = summary;
        if (known == null) {
            String excerpt = article.body().excerpt();
            known = article.frontMatter().get("description") instanceof String given && !given.isBlank()
                    ? given.strip()
                    : HtmlText.beginning(excerpt.isBlank() ? article.body().content() : excerpt, SUMMARY_WIDTH);
            summary = known;
        }
        return known;
    }

    /** The picture on the home page; null for none. */
    @Nullable
    String cover() {
        String own = picture(COVERS);
        if (own == null && article instanceof Post post && !isOff(COVERS)) {
            return post.photos().isEmpty()
                    ? site.settings().usualCover(article.path())
                    : post.photos().get(0);
        }
        return own;
    }

    /** The picture at the head of the page; null for none. */
    private @Nullable String banner() {
        String own = picture(BANNERS);
        return own == null && !isOff(BANNERS)
                ? site.settings().usualBanner(article instanceof Post ? "post" : article.layout())
                : own;
    }

    private boolean isOff(List<String> keys) {
        return keys.stream()
                .anyMatch(key -> Boolean.FALSE.equals(article.frontMatter().get(key)));
    }

    /** The first of some keys that names a picture; null where there is none, or a {@code false} before it. */
    private @Nullable String picture(List<String> keys) {
        for (String key : keys) {
            Object value = article.frontMatter().get(key);
            if (Boolean.FALSE.equals(value)) {
                return null;
            }
            if (value instanceof String text && isPicture(text)) {
                return text.strip();
            }
        }
        return null;
    }

    /** With scheme and host, as readers have it: of a page that is the index of a folder that of the folder. */
    private String address() {
        return site.site().config().links().fullUrlFor(SlashPaths.ofPage(article.path()));
    }

    /** Links to the services that the author named. */
    private List<ShareLink> share() {
        String address = address();
        return site.settings().shareServices().stream()
                .flatMap(service -> service.isCode()
                        ? QrSquares.of(address)
                                .map(code -> new ShareLink(service, article.lang(), "", code.svg()))
                                .stream()
                        : Stream.of(new ShareLink(service, article.lang(), service.link(address, article.title()), "")))
                .toList();
    }

    private List<ArticleModel> related() {
        int limit = site.settings().related(site.hasRelatedPosts());
        return article instanceof Post post && limit > 0 ? site.related(post, limit) : List.of();
    }

    /** The path from the site's root of a picture that the content names: an address within the page, or one with root. */
    private String fromRoot(String src) {
        String root = site.site().config().links().root();
        if (src.startsWith(root)) {
            return "/" + src.substring(root.length());
        }
        if (src.startsWith("/") || Addresses.hasScheme(src)) {
            return src;
        }
        String folder = article.path().substring(0, article.path().lastIndexOf('/') + 1);
        return "/" + SlashPaths.normalized(folder + src);
    }

    /** A colour or a gradient, which some themes take, is no picture. */
    private static boolean isPicture(String value) {
        String text = value.strip().toLowerCase(Locale.ROOT);
        boolean paint = text.startsWith("#") || text.contains("gradient(") || text.startsWith("rgb");
        return !paint && (text.contains("/") || text.contains("."));
    }
}
