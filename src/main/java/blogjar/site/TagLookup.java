package blogjar.site;

import blogjar.content.Document;
import blogjar.tagplugin.SiteLookup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What tags may ask of the site. */
final class TagLookup implements SiteLookup {
    private final Map<String, Known> bySlug = new HashMap<>();
    private final Map<String, Known> byTitle = new HashMap<>();
    private final Map<String, Included> pages = new HashMap<>();
    private final Map<String, String> seriesOf = new HashMap<>();
    private final Map<String, List<LinkTarget>> series = new HashMap<>();
    private final PostAssets assets;
    private final Map<String, @Nullable Object> data;

    /** A post that links may name, published or not. */
    record Known(String slug, String title, String path) {}

    private record Included(String path, Document document) {}

    /**
     * @param posts all that links may name
     * @param published posts, whose front matter says of which series they are (Butterfly 5)
     */
    TagLookup(
            List<Known> posts,
            List<Written<Post>> published,
            PostAssets assets,
            List<Written<Page>> pages,
            Map<String, @Nullable Object> data) {
        this.assets = assets;
        this.data = data;
        posts.forEach(post -> {
            bySlug.putIfAbsent(post.slug(), post);
            byTitle.putIfAbsent(post.title(), post);
        });
        pages.forEach(page -> this.pages.put(
                page.document().path(), new Included(page.article().path(), page.document())));
        published.stream()
                .map(Written::article)
                .filter(post -> seriesOf(post) != null)
                .sorted(Comparator.comparing(Post::date))
                .forEach(this::addToSeries);
    }

    private static @Nullable Object seriesOf(Post post) {
        return post.layout().equals("post") ? post.frontMatter().get("series") : null;
    }

    private void addToSeries(Post post) {
        String name = String.valueOf(seriesOf(post));
        seriesOf.put(post.source(), name);
        series.computeIfAbsent(name, first -> new ArrayList<>()).add(new LinkTarget(post.title(), post.path()));
    }

    @Override
    public Optional<LinkTarget> post(String slugOrTitle) {
        Known post = bySlug.containsKey(slugOrTitle) ? bySlug.get(slugOrTitle) : byTitle.get(slugOrTitle);
        return Optional.ofNullable(post).map(p -> new LinkTarget(p.title().isEmpty() ? p.slug() : p.title(), p.path()));
    }

    @Override
    public Optional<String> assetPath(String articleSource, String name) {
        return assets.find(articleSource, name).map(PostAssets.PostAsset::path);
    }

    @Override
    public Optional<IncludedCode> includedCode(String path) {
        return Optional.ofNullable(pages.get(path))
                .map(page -> new IncludedCode(page.path(), page.document().body()));
    }

    @Override
    public @Nullable Object data(String name) {
        return data.get(name);
    }

    @Override
    public List<LinkTarget> series(String articleSource, String name) {
        String wanted = name.isEmpty() ? seriesOf.getOrDefault(articleSource, "") : name;
        return List.copyOf(series.getOrDefault(wanted, List.of()));
    }
}
