package blogjar.cli;

import blogjar.build.Build;
import blogjar.route.Route;
import blogjar.route.View;
import blogjar.site.Article;
import blogjar.site.Category;
import blogjar.site.Page;
import blogjar.site.Post;
import blogjar.site.Site;
import blogjar.site.Tag;
import blogjar.text.Json;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** {@code list} */
final class ListCommand extends TerminalCommand {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ISO_LOCAL_DATE;

    /** What can be listed: in Hexo's words, and drafts. */
    enum Type {
        post,
        page,
        draft,
        tag,
        category,
        route
    }

    private Type type = Type.post;
    private boolean json;
    private final SourceOptions blog = new SourceOptions();

    @Override
    void declare(Usage usage) {
        usage.says("Lists what the blog is made of.")
                .ends(
                        "",
                        "Examples: java -jar blog.jar list route --source my-blog",
                        "          java -jar blog.jar list draft --json")
                .parameter(
                        "0..1",
                        "TYPE",
                        Type.class,
                        "One of ${COMPLETION-CANDIDATES}. Default: post.",
                        value -> type = value)
                .flag("--json", "Print the same as JSON, with more of each (docs/writing.md).", on -> json = on);
        blog.declare(usage);
    }

    @Override
    public Integer call() {
        Build build = Build.prepare(
                type == Type.draft ? blog.withDrafts(terminal()) : blog.settings(blog.folder(), terminal()));
        Build.Inventory inventory = build.inventory();
        if (json) {
            terminal().print(Json.print(items(inventory, build.sourceFolder())));
        } else {
            Table table = table(inventory.site(), inventory.routes());
            terminal().print(table);
            terminal().print("Total: " + table.size());
        }
        terminal().tellAll(inventory.problems());
        return Program.DONE;
    }

    private List<Post> posts(Site site) {
        return Stream.concat(site.posts().stream(), site.hidden().stream())
                .filter(post -> type == Type.post || post.draft())
                .toList();
    }

    private Table table(Site site, List<Route> routes) {
        switch (type) {
            case post, draft -> {
                Table table = new Table("Date", "Title", "Path", "Category", "Tags");
                posts(site)
                        .forEach(post -> table.add(
                                DATE.format(post.date()),
                                post.title(),
                                "source/" + post.source(),
                                categories(post),
                                tags(post)));
                return table;
            }
            case page -> {
                Table table = new Table("Date", "Title", "Path");
                for (Page page : site.pages()) {
                    table.add(DATE.format(page.date()), page.title(), "source/" + page.source());
                }
                return table;
            }
            case tag -> {
                Table table = new Table("Name", "Posts", "Path").numbers(1);
                for (Tag tag : site.tags()) {
                    table.add(tag.name(), count(site.postsTagged().get(tag)) + "", tag.path());
                }
                return table;
            }
            case category -> {
                Table table = new Table("Name", "Posts", "Path").numbers(1);
                for (Category category : site.categories()) {
                    table.add(
                            String.join(" / ", category.chain()),
                            count(site.postsOf().get(category)) + "",
                            category.path());
                }
                return table;
            }
            default -> {
                Table table = new Table("Path");
                routes.forEach(route -> table.add(route.path()));
                return table;
            }
        }
    }

    private List<Map<String, @Nullable Object>> items(Build.Inventory inventory, Path sourceFolder) {
        Site site = inventory.site();
        return switch (type) {
            case post, draft ->
                posts(site).stream()
                        .map(post -> post(post, site.hidden().contains(post)))
                        .toList();
            case page -> site.pages().stream().map(ListCommand::article).toList();
            case tag ->
                site.tags().stream()
                        .map(tag ->
                                group(tag.name(), tag.path(), site.postsTagged().get(tag)))
                        .toList();
            case category ->
                site.categories().stream()
                        .map(one ->
                                group(one.chain(), one.path(), site.postsOf().get(one)))
                        .toList();
            case route ->
                inventory.routes().stream()
                        .map(route -> route(route, sourceFolder))
                        .toList();
        };
    }

    private static Map<String, @Nullable Object> article(Article article) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        ZonedDateTime updated = article.updated();
        out.put("title", article.title());
        out.put("date", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(article.date()));
        out.put("updated", updated == null ? null : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(updated));
        out.put("source", "source/" + article.source());
        out.put("path", article.path());
        out.put("layout", article.layout());
        out.put("lang", article.lang());
        return out;
    }

    private static Map<String, @Nullable Object> post(Post post, boolean hidden) {
        Map<String, @Nullable Object> out = article(post);
        out.put("categories", post.categories().stream().map(Category::chain).toList());
        out.put("tags", post.tags().stream().map(Tag::name).toList());
        out.put("draft", post.draft());
        out.put("hidden", hidden);
        return out;
    }

    private static Map<String, @Nullable Object> group(Object name, String path, @Nullable List<Post> posts) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("name", name);
        out.put("posts", count(posts));
        out.put("path", path);
        return out;
    }

    private static Map<String, @Nullable Object> route(Route route, Path sourceFolder) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("path", route.path());
        out.put("kind", route.match(page -> "page", file -> "file", text -> "text", redirect -> "redirect"));
        out.put(
                "source",
                route.match(
                        page -> source(page.view()),
                        file -> "source/" + below(sourceFolder, file.file()),
                        text -> null,
                        r -> null));
        out.put("to", route.match(page -> null, file -> null, text -> null, Route.Redirect::target));
        return out;
    }

    private static String below(Path sourceFolder, Path file) {
        return sourceFolder.relativize(file).toString().replace('\\', '/');
    }

    private static @Nullable String source(View view) {
        return view.match(
                one -> one.article().source().isEmpty()
                        ? null
                        : "source/" + one.article().source(),
                list -> null);
    }

    private static int count(@Nullable List<Post> posts) {
        return posts == null ? 0 : posts.size();
    }

    private static String categories(Post post) {
        return post.categories().stream().map(Category::name).collect(Collectors.joining(", "));
    }

    private static String tags(Post post) {
        return post.tags().stream().map(Tag::name).collect(Collectors.joining(", "));
    }
}
