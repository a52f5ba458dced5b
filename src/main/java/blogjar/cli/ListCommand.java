package blogjar.cli;

import blogjar.build.Build;
import blogjar.route.Route;
import blogjar.site.Category;
import blogjar.site.Page;
import blogjar.site.Post;
import blogjar.site.Site;
import blogjar.site.Tag;
import blogjar.text.TextWidth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code list} */
final class ListCommand extends TerminalCommand {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ISO_LOCAL_DATE;

    /** What can be listed, in Hexo's words. */
    enum Type {
        post,
        page,
        tag,
        category,
        route
    }

    private Type type = Type.post;
    private final SourceOptions blog = new SourceOptions();

    @Override
    void declare(Usage usage) {
        usage.says("Lists what the blog is made of.")
                .ends("", "Example: java -jar blog.jar list route --source my-blog")
                .parameter(
                        "0..1",
                        "TYPE",
                        Type.class,
                        "One of ${COMPLETION-CANDIDATES}. Default: post.",
                        value -> type = value);
        blog.declare(usage);
    }

    @Override
    public Integer call() {
        Build.Inventory inventory =
                Build.prepare(blog.settings(blog.folder(), terminal())).inventory();
        Table table = table(inventory.site(), inventory.routes());
        terminal().print(table.toString());
        terminal().tellAll(inventory.problems());
        return Program.DONE;
    }

    private Table table(Site site, List<Route> routes) {
        switch (type) {
            case post -> {
                Table table = new Table("Date", "Title", "Path", "Category", "Tags");
                Stream.concat(site.posts().stream(), site.hidden().stream())
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
                Table table = new Table("Name", "Posts", "Path");
                for (Tag tag : site.tags()) {
                    table.add(tag.name(), count(site.postsTagged().get(tag)), tag.path());
                }
                return table;
            }
            case category -> {
                Table table = new Table("Name", "Posts", "Path");
                for (Category category : site.categories()) {
                    table.add(
                            String.join(" / ", category.chain()),
                            count(site.postsOf().get(category)),
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

    private static String count(@org.jspecify.annotations.Nullable List<Post> posts) {
        return Integer.toString(posts == null ? 0 : posts.size());
    }

    private static String categories(Post post) {
        return post.categories().stream().map(Category::name).collect(Collectors.joining(", "));
    }

    private static String tags(Post post) {
        return post.tags().stream().map(Tag::name).collect(Collectors.joining(", "));
    }

    /** Rows in columns as wide as a terminal shows them. */
    private static final class Table {
        private final List<String[]> rows = new ArrayList<>();

        Table(String... head) {
            rows.add(head);
        }

        void add(String... row) {
            rows.add(row);
        }

        @Override
        public String toString() {
            int[] widths = new int[rows.get(0).length];
            for (String[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    widths[i] = Math.max(widths[i], TextWidth.of(row[i]));
                }
            }
            StringBuilder out = new StringBuilder();
            for (String[] row : rows) {
                StringBuilder line = new StringBuilder();
                for (int i = 0; i < row.length; i++) {
                    line.append(row[i]).append(" ".repeat(widths[i] - TextWidth.of(row[i]) + 2));
                }
                out.append(line.toString().stripTrailing()).append('\n');
            }
            return out.append("Total: ").append(rows.size() - 1).toString();
        }
    }
}
