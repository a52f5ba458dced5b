package blogjar.build;

import blogjar.config.Config;
import blogjar.content.Document;
import blogjar.content.SourceFile;
import blogjar.content.SourceTree;
import blogjar.route.Route;
import blogjar.route.View;
import blogjar.site.Article;
import blogjar.site.Category;
import blogjar.site.Post;
import blogjar.site.Site;
import blogjar.site.Tag;
import blogjar.text.Fingerprint;
import blogjar.theme.SearchPlace;
import blogjar.theme.Theme;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that a page of a build may show beside the texts of articles, the times of their last change and the sizes of pictures, as one digest: where it is
 * the same, so is each page that asks for none of those that are other ones.
 */
final class BuildKey {
    private final Fingerprint key = new Fingerprint();
    private final Map<Article, Integer> numbers = new IdentityHashMap<>();
    private final Map<List<Post>, Integer> lists = new IdentityHashMap<>();

    private BuildKey() {}

    /** @param program which one builds, by its content */
    static byte[] of(String program, Config config, Theme theme, SourceTree tree, Routed routed) {
        BuildKey all = new BuildKey();
        all.key.add(program).add(Locale.getDefault().toString()).add(theme.fingerprint());
        all.settings(config);
        all.sources(tree);
        all.articles(routed.site());
        SiteSearch search = routed.search();
        SearchPlace place = search == null ? null : search.place();
        all.key.add(place == null ? "" : place.page()).add(place == null ? "" : place.index());
        all.key.add(routed.all().size());
        routed.all().forEach(all::route);
        return all.key.digest();
    }

    private void settings(Config config) {
        key.addValue(config.values())
                .addValue(config.theme())
                .addValue(config.themeSettings().ours())
                .addValue(config.plugins().names())
                .add(config.zone().getId());
    }

    /** Which files there are, and what the heads of documents say. */
    private void sources(SourceTree tree) {
        key.add(tree.documents().size());
        for (Document document : tree.documents()) {
            int end = document.frontMatter().bodyOffset();
            key.add(document.kind().ordinal())
                    .add(document.path())
                    .add(document.output())
                    .add(document.text().substring(0, end));
        }
        for (List<SourceFile> files : List.of(tree.assets(), tree.besidePosts())) {
            key.add(files.size());
            files.forEach(file -> key.add(file.path()));
        }
        key.addValue(tree.data());
    }

    /** What is known of articles that does not stand in their heads alone, as the time of a file may be the date of a post. */
    private void articles(Site site) {
        Stream.of(site.posts(), site.hidden(), site.pages())
                .flatMap(List::stream)
                .forEach(article -> {
                    numbers.put(article, numbers.size());
                    key.add(article.source())
                            .add(article.path())
                            .add(article.layout())
                            .add(article.title())
                            .add(article.date().toString())
                            .add(article.lang())
                            .addValue(article.frontMatter());
                    if (article instanceof Post post) {
                        key.add(post.slug()).add(post.draft() ? 1 : 0).addValue(post.photos());
                        post.categories().forEach(this::category);
                        post.tags().forEach(this::tag);
                    }
                });
    }

    private void category(Category category) {
        key.addValue(category.chain()).add(category.path());
    }

    private void tag(Tag tag) {
        key.add(tag.name()).add(tag.path());
    }

    private void route(Route route) {
        key.add(route.path());
        route.match(
                page -> {
                    key.add("page").addValue(page.layouts());
                    return page.view().match(this::one, this::listing);
                },
                copied -> key.add("copied").add(copied.file().toString()),
                text -> key.add("text"),
                redirect -> key.add("redirect").add(redirect.target()));
    }

    private Fingerprint one(View.One one) {
        return key.add(number(one.article())).add(number(one.newer())).add(number(one.older()));
    }

    private Fingerprint listing(View.Listing list) {
        key.add(list.kind().name())
                .add(list.lang())
                .add(list.base())
                .add(list.current())
                .add(list.total())
                .add(list.paginationDir())
                .add(list.year())
                .add(list.month())
                .add(list.day());
        if (list.category() != null) {
            category(list.category());
        }
        if (list.tag() != null) {
            tag(list.tag());
        }
        posts(list.posts());
        posts(list.all());
        return key;
    }

    /** A list that many pages share is counted once. */
    private void posts(List<Post> posts) {
        Integer known = lists.putIfAbsent(posts, lists.size());
        if (known != null) {
            key.add("as").add(known);
            return;
        }
        key.add("posts").add(posts.size());
        posts.forEach(post -> key.add(number(post)));
    }

    /** Below zero for none; a page that a theme knows of is in no list, and its route says all. */
    private int number(@Nullable Article article) {
        Integer number = article == null ? null : numbers.get(article);
        return number == null ? -1 : number;
    }
}
