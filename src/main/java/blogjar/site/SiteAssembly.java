package blogjar.site;

import blogjar.config.Config;
import blogjar.content.Abbrlink;
import blogjar.content.DateCheck;
import blogjar.content.Document;
import blogjar.content.FrontMatter;
import blogjar.content.InParallel;
import blogjar.content.Renderers;
import blogjar.content.SourceFile;
import blogjar.content.SourceFolder;
import blogjar.content.SourceTree;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.diagnostic.Problems;
import blogjar.text.Json;
import blogjar.text.Once;
import blogjar.text.PermalinkPattern;
import blogjar.yaml.Yaml;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the model of a blog from its documents: what is published, under which path, in which order, and rendered.
 * The same tree gives the same model.
 */
public final class SiteAssembly {
    private final Config config;
    private final SourceTree tree;
    private final SourceFolder folder;
    private final Languages languages;
    private final boolean drafts;
    private final Instant now;
    private final BodyMemory memory;
    private final TextMarks marks;
    private Span span = Span.ALWAYS;
    private final Map<String, List<String>> sharing;
    private final List<Written<Post>> secret = new ArrayList<>();
    private final Problems problems;

    /** What is wrong with heads and settings. */
    private final Problems told = new Problems();

    /** What is wrong with texts, by article. */
    private final Map<String, Problems> toldOfTexts = new ConcurrentHashMap<>();

    private final Encryption encryption;
    private final Set<String> themeLanguages;

    /** Whether each document is as it was read. */
    private boolean asRead = true;

    private final AtomicInteger leftOut = new AtomicInteger();

    /**
     * @param themeLanguages languages that the theme has texts for
     * @param drafts whether drafts are shown as well
     * @param now what "future" is measured by
     * @param memory of what was rendered before, with the same configuration
     * @param marks of the build before, by which texts are rendered only when they are asked for
     * @param problems takes what is wrong with single documents
     */
    public SiteAssembly(
            Config config,
            SourceTree tree,
            SourceFolder folder,
            Set<String> themeLanguages,
            boolean drafts,
            Map<String, List<String>> sharing,
            Instant now,
            BodyMemory memory,
            TextMarks marks,
            Problems problems) {
        this.config = config;
        this.tree = tree;
        this.folder = folder;
        this.themeLanguages = themeLanguages;
        this.languages = new Languages(config, themeLanguages);
        this.drafts = drafts || config.flag("render_drafts", false);
        this.sharing = sharing;
        this.now = now;
        this.memory = memory;
        this.marks = marks;
        this.problems = problems;
        this.encryption = new Encryption(config, told);
    }

    /**
     * The model and the files beside it.
     *
     * @param assets files that are published without a theme, in the order of their paths
     * @param leftOut documents that could not be read or published
     * @param span for how long it is this site
     * @param shared drafts at secret addresses, of which the site itself knows nothing
     * @param revision how little the site differs from the one before; null where that is not known
     */
    public record Assembled(
            Site site,
            List<Asset> assets,
            Languages languages,
            int leftOut,
            Span span,
            List<Post> shared,
            @Nullable Revision revision) {}

    /** @param progress told how many articles are rendered, from any thread */
    public Assembled assemble(IntConsumer progress) {
        Assembled revised = revised();
        if (revised != null) {
            return revised;
        }
        try {
            return whole(progress);
        } finally {
            problems.addAll(told);
            toldOfTexts.values().forEach(problems::addAll);
        }
    }

    /** The site before with the texts that are other ones; null where more than that is. */
    private @Nullable Assembled revised() {
        LastSite last = memory.last();
        List<LastSite.Edit> edits = last == null || !sharing.isEmpty() || !last.isOf(themeLanguages, drafts, now)
                ? null
                : last.edits(tree, config, newPostName());
        if (last == null || edits == null) {
            return null;
        }
        List<Written<Post>> written = new ArrayList<>(last.posts());
        edits.forEach(edit -> written.set(edit.place(), edit.now()));
        toldOfTexts.putAll(last.toldOfTexts());
        Map<String, Post> rendered = new HashMap<>();
        edits.forEach(edit -> rendered.put(
                edit.now().document().path(),
                edit.now().article().withBody(LateBody.of(body(last.texts(), edit.now())))));
        Site before = last.made().site();
        Map<Post, Post> others = new IdentityHashMap<>();
        if (!rendered.isEmpty()) {
            Stream.concat(before.posts().stream(), before.hidden().stream())
                    .filter(post -> rendered.containsKey(post.source()))
                    .forEach(post -> others.put(post, Objects.requireNonNull(rendered.get(post.source()))));
        }
        Revision revision = new Revision(before, others);
        Assembled made = new Assembled(
                revision.site(),
                assets(last.pages(), last.texts().assets(), last.texts().bodies()),
                languages,
                last.made().leftOut(),
                last.made().span(),
                List.of(),
                revision);
        problems.addAll(last.told());
        toldOfTexts.values().forEach(problems::addAll);
        memory.keep(new LastSite(
                tree, themeLanguages, drafts, written, last.pages(), last.texts(), last.told(), toldOfTexts, made));
        return made;
    }

    private Assembled whole(IntConsumer progress) {
        memory.forgetSite();
        Taxonomy taxonomy = new Taxonomy(config);
        PostPaths paths = new PostPaths(config, told);
        List<Written<Post>> sources = new ArrayList<>();
        List<TagLookup.Known> known = new ArrayList<>();
        posts(taxonomy, paths, sources, known);
        List<Written<Page>> pageSources = pages();

        Map<String, String> published = new HashMap<>();
        Stream.concat(sources.stream(), secret.stream())
                .map(Written::article)
                .forEach(post -> published.put(post.source(), post.path()));
        PostAssets postAssets = config.flag("post_asset_folder", false)
                ? new PostAssets(published, tree.besidePosts(), folder)
                : PostAssets.none();

        TagLookup lookup = new TagLookup(known, sources, postAssets, pageSources, tree.data());
        AskedLookup asked = new AskedLookup(lookup);
        Bodies bodies = new Bodies(config, asked, postAssets, memory.highlighter(), told);
        Texts texts = new Texts(bodies, asked, lookup, postAssets, encryption);
        AtomicInteger done = new AtomicInteger();
        List<Post> everyPost = newestFirst(InParallel.map(sources, written -> {
            Post post = written.article().withBody(lateBody(texts, written));
            progress.accept(done.incrementAndGet());
            return post;
        }));
        List<Post> shown = secret.stream()
                .map(written -> {
                    BodyMemory.Rendering rendered = texts.rendered(written);
                    problems.addAll(rendered.told());
                    return written.article().withBody(LateBody.of(rendered.body()));
                })
                .toList();
        List<Written<Page>> html = pageSources.stream()
                .filter(written -> written.document().output().equals("html"))
                .toList();
        List<Page> pages = InParallel.map(html, written -> {
            Page page = written.article().withBody(lateBody(texts, written));
            progress.accept(done.incrementAndGet());
            return page;
        });
        memory.keepOnly(Stream.concat(sources.stream(), pageSources.stream())
                .map(written -> written.document().path())
                .collect(Collectors.toSet()));
        Visibility visibility = new Visibility(config);
        Map<Boolean, List<Post>> listed =
                everyPost.stream().collect(Collectors.partitioningBy(post -> visibility.isListed(post.frontMatter())));
        List<Post> posts = listed.getOrDefault(true, List.of());
        Site site = new Site(
                config,
                posts,
                listed.getOrDefault(false, List.of()),
                pages,
                taxonomy.categories(),
                taxonomy.tags(),
                byCategory(posts),
                byTag(posts),
                tree.data());
        Assembled made = new Assembled(
                site,
                assets(pageSources, postAssets, bodies),
                languages,
                leftOut.get() + tree.leftOut(),
                span,
                shown,
                null);
        if (asRead && secret.isEmpty()) {
            memory.keep(
                    new LastSite(tree, themeLanguages, drafts, sources, pageSources, texts, told, toldOfTexts, made));
        }
        return made;
    }

    /** Posts of one instant stay in the order of their paths. */
    private static List<Post> newestFirst(List<Post> posts) {
        record Dated(Instant date, Post post) {}
        return posts.stream()
                .map(post -> new Dated(post.date().toInstant(), post))
                .sorted(Comparator.comparing(Dated::date).reversed())
                .map(Dated::post)
                .toList();
    }

    /** The text of an article: rendered later where it is what it was in the build before, of which there was nothing to tell. */
    private LateBody lateBody(Texts texts, Written<?> written) {
        if (!marks.isOn()) {
            return LateBody.of(body(texts, written));
        }
        String article = name(written);
        boolean encrypted = encryption.isEncrypted(written.article(), written.document());
        String digest = TextMarks.digest(written);
        TextMarks.Mark known = marks.known(article, digest);
        if (known != null) {
            marks.keep(article, known);
            Once<Body> later = new Once<>(() -> {
                BodyMemory.Rendering rendering = texts.of(written, memory);
                problems.addAll(rendering.told());
                marks.keep(article, mark(rendering, digest)); // with other settings there may be something to tell now
                return rendering.body();
            });
            return LateBody.of(later, encrypted, article, marks.reads());
        }
        BodyMemory.Rendering rendering = rendering(texts, written);
        marks.keep(article, mark(rendering, digest));
        return LateBody.of(Once.of(rendering.body()), encrypted, article, marks.reads());
    }

    private static TextMarks.Mark mark(BodyMemory.Rendering rendering, String digest) {
        boolean byFile =
                rendering.told().isEmpty() && rendering.asked().stream().noneMatch(AskedLookup.Asked::ofText);
        return new TextMarks.Mark(byFile ? digest : TextMarks.digest(digest, rendering.body()), byFile);
    }

    private static String name(Written<?> written) {
        return written.document().kind() + " " + written.document().path();
    }

    private Body body(Texts texts, Written<?> written) {
        return rendering(texts, written).body();
    }

    private BodyMemory.Rendering rendering(Texts texts, Written<?> written) {
        BodyMemory.Rendering rendering = texts.of(written, memory);
        String article = name(written);
        if (rendering.told().isEmpty()) {
            toldOfTexts.remove(article);
        } else {
            toldOfTexts.put(article, rendering.told());
        }
        return rendering;
    }

    private PermalinkPattern newPostName() {
        return new PermalinkPattern(Renderers.withoutExtension(config.text("new_post_name", ":title.md")));
    }

    private void posts(Taxonomy taxonomy, PostPaths paths, List<Written<Post>> sources, List<TagLookup.Known> known) {
        PermalinkPattern newPostName = newPostName();
        Abbrlink abbrlink = new Abbrlink(config, drafts);
        FolderCategories folders = new FolderCategories(config);
        List<Document> unnumbered = new ArrayList<>();
        for (Document read : tree.documents()) {
            if (read.kind() == Document.Kind.PAGE) {
                continue;
            }
            PostHead head = memory.head(read, document -> PostHead.of(document, config, newPostName));
            Document document = abbrlink.numbered(read, head.title());
            if (document != read) {
                head = PostHead.of(document, config, newPostName);
                unnumbered.add(document);
                asRead = false;
            }
            boolean shown = (head.published() || drafts) && isNow(head.date()) & !isExpired(document);
            List<Category> categories = shown
                    ? taxonomy.categoriesOf(folders.of(document, head.plural("categories", "category")))
                    : List.of();
            List<Tag> tags = shown ? taxonomy.tagsOf(head.plural("tags", "tag")) : List.of();
            String path = paths.of(head, categories, shown);
            known.add(new TagLookup.Known(
                    head.slug(), PostHead.writtenTitle(document.frontMatter(), config, head.slug()), path));
            if (!shown) {
                for (String place : sharing.getOrDefault(read.path(), List.of())) {
                    secret.add(new Written<>(post(head, place, List.of(), List.of()), document));
                }
            } else if (isInside(path, document)) {
                sources.add(new Written<>(post(head, path, categories, tags), document));
            }
        }
        tellUnnumbered(unnumbered);
    }

    private Post post(PostHead head, String path, List<Category> categories, List<Tag> tags) {
        FrontMatter front = head.document().frontMatter();
        return new Post(
                head.document().path(),
                head.slug(),
                path,
                PostHead.layout(front, "post"),
                head.title(),
                head.date(),
                head.updated(),
                languages.of(front, head.name().getOrDefault("lang", ""), path),
                categories,
                tags,
                encryption.photos(front, tags),
                PostHead.flag(front, "comments", true),
                !head.published(),
                encryption.shown(withName(front, head.name()), tags),
                LateBody.of(Bodies.NONE));
    }

    private void tellUnnumbered(List<Document> posts) {
        if (posts.isEmpty() || config.flag("abbrlink.force", false)) {
            return;
        }
        Document first = posts.get(0);
        String others = posts.size() == 1 ? "" : " (nor " + (posts.size() - 1) + " more)";
        told.add(Problem.notice("this post has no 'abbrlink'" + others
                        + "; it is made of the title as hexo-abbrlink does, so the address changes with the title")
                .at(first.frontMatter().place(first.name(), "title"))
                .showing(first.text())
                .fix("add 'abbrlink: " + first.frontMatter().values().get("abbrlink") + "' to the front matter"));
    }

    /** The front matter, and the tokens of the file's name over it ({@code :lang/:title.md}). */
    private static Map<String, @Nullable Object> withName(FrontMatter front, Map<String, String> name) {
        Set<String> kept = Set.of("title", "year", "month", "day", "i_month", "i_day", "hash");
        if (kept.containsAll(name.keySet())) {
            return front.values();
        }
        Map<String, @Nullable Object> values = new LinkedHashMap<>(front.values());
        name.forEach((key, value) -> {
            if (!kept.contains(key)) {
                values.put(key, value);
            }
        });
        return Collections.unmodifiableMap(values);
    }

    private List<Written<Page>> pages() {
        List<Written<Page>> pages = new ArrayList<>();
        for (Document document : tree.documents()) {
            if (document.kind() != Document.Kind.PAGE) {
                continue;
            }
            FrontMatter front = document.frontMatter();
            ZonedDateTime given = front.date("date", config.zone());
            ZonedDateTime date =
                    given != null ? given : document.file().changed().atZone(config.zone());
            String path = PagePaths.of(document);
            if (!isNow(date) | isExpired(document) || !isInside(path, document)) {
                continue;
            }
            String layout = document.output().equals("html") ? PostHead.layout(front, "page") : "false";
            pages.add(new Written<>(
                    new Page(
                            document.path(),
                            path,
                            layout,
                            PostHead.title(front, config, null),
                            date,
                            PostHead.updated(document, config, date),
                            languages.of(front, "", path),
                            PostHead.flag(front, "comments", true),
                            encryption.shown(front.values(), List.of()),
                            LateBody.of(Bodies.NONE)),
                    document));
        }
        return pages;
    }

    private boolean isNow(ZonedDateTime date) {
        if (config.flag("future", true)) {
            return true;
        }
        span = span.without(date.toInstant(), now);
        return !date.toInstant().isAfter(now);
    }

    /** Whether the day is over of which its author says so: {@code expires}, or Hugo's {@code expiryDate}. */
    private boolean isExpired(Document document) {
        FrontMatter front = document.frontMatter();
        for (String key : DateCheck.EXPIRES) {
            ZonedDateTime date = front.has(key) ? front.date(key, config.zone()) : null;
            if (date != null) {
                span = span.without(date.toInstant(), now);
                return !date.toInstant().isAfter(now);
            }
        }
        return false;
    }

    /** Whether a path stays within the site; one that does not is told, and its document left out. */
    private boolean isInside(String path, Document document) {
        boolean outside = false;
        for (String segment : path.split("[/\\\\]", -1)) {
            outside |= segment.equals("..") || segment.equals(".");
        }
        boolean control = path.chars().anyMatch(c -> c < ' ' || c == 0x7F);
        if (outside || control) {
            leftOut.incrementAndGet();
            told.add(Problem.error(
                            outside
                                    ? "the address '" + path + "' leads out of the site; the document is left out"
                                    : "the address of this document has control characters; it is left out")
                    .at(document.frontMatter().place(document.name(), "permalink"))
                    .showing(document.text())
                    .expected("a path such as notes/hello/")
                    .fix("correct 'permalink', here or in _config.yml"));
        }
        return !outside && !control;
    }

    private static Map<Category, List<Post>> byCategory(List<Post> posts) {
        Map<Category, List<Post>> map = new LinkedHashMap<>();
        posts.forEach(post -> post.categories()
                .forEach(c -> map.computeIfAbsent(c, k -> new ArrayList<>()).add(post)));
        return Collections.unmodifiableMap(map);
    }

    private static Map<Tag, List<Post>> byTag(List<Post> posts) {
        Map<Tag, List<Post>> map = new LinkedHashMap<>();
        posts.forEach(post -> post.tags()
                .forEach(t -> map.computeIfAbsent(t, k -> new ArrayList<>()).add(post)));
        return Collections.unmodifiableMap(map);
    }

    private List<Asset> assets(List<Written<Page>> pages, PostAssets postAssets, Bodies bodies) {
        List<Asset> assets = new ArrayList<>();
        for (SourceFile file : tree.assets()) {
            StyleSources.tell(file.path(), config.plugins(), problems);
            assets.add(new Asset(file.path(), file, null));
        }
        pages.stream()
                .filter(written -> !written.document().output().equals("html"))
                .forEach(written -> assets.add(converted(written.article().path(), written.document())));
        for (PostAssets.PostAsset asset : postAssets.all()) {
            assets.add(postAsset(asset, bodies));
        }
        return assets;
    }

    /** A page that is no HTML: scripts and styles as they are, data as compact JSON. */
    private Asset converted(String path, Document document) {
        String extension = Renderers.extension(document.path());
        switch (extension) {
            case "json", "yml", "yaml" -> {
                return new Asset(path, document.file(), json(document.name(), extension, document.body()));
            }
            case "styl", "stylus" -> {
                StyleSources.tell(document.path(), config.plugins(), problems);
                return new Asset(document.path(), document.file(), null);
            }
            default -> {
                return new Asset(path, document.file(), document.body());
            }
        }
    }

    private @Nullable String json(String name, String extension, String text) {
        try {
            return extension.equals("json")
                    ? Json.print(Json.parse(text))
                    : Json.print(Yaml.parse(name, text, 1).value());
        } catch (Json.SyntaxException broken) {
            problems.add(Problem.notice("this is not JSON; it is published as it is")
                    .at(name, text, broken.offset())
                    .expected(Objects.requireNonNull(broken.getMessage()).replaceFirst("^expected ", ""))
                    .fix("correct it, or name the file under skip_render"));
        } catch (ProblemException broken) {
            problems.addAll(broken.problems());
        }
        return null;
    }

    private Asset postAsset(PostAssets.PostAsset asset, Bodies bodies) {
        SourceFile file = asset.file();
        String output = Renderers.outputOf(file.path());
        if (output == null || !folder.isRendered(file.path())) {
            return new Asset(asset.path(), file, null);
        }
        String path = Renderers.withoutExtension(asset.path()) + "." + output;
        String extension = Renderers.extension(file.path());
        return switch (extension) {
            case "json", "yml", "yaml" ->
                new Asset(path, file, json("source/" + file.path(), extension, folder.text(file)));
            case "styl", "stylus" -> new Asset(asset.path(), file, null);
            default ->
                Renderers.isMarkdown(file.path())
                        ? new Asset(path, file, bodies.markdown(folder.text(file)))
                        : new Asset(path, file, folder.text(file));
        };
    }
}
