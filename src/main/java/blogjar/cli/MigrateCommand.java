package blogjar.cli;

import blogjar.diagnostic.Problems;
import blogjar.diagnostic.SourceText;
import blogjar.migrate.arrive.Arrived;
import blogjar.migrate.arrive.Export;
import blogjar.migrate.arrive.HugoTree;
import blogjar.migrate.arrive.JekyllTree;
import blogjar.migrate.arrive.NewTree;
import blogjar.migrate.arrive.Web;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code migrate} */
final class MigrateCommand extends TerminalCommand {

    /** From where. */
    enum Type {
        rss,
        atom,
        wordpress,
        jekyll,
        hugo
    }

    private Type type = Type.rss;
    private String from = "";
    private Path target = Path.of("");
    private boolean images;
    private boolean html;
    private boolean replace;

    @Override
    void declare(Usage usage) {
        usage.says(
                        "Makes a tree of Hexo of another blog: a feed, an export of WordPress, a tree of Jekyll or Hugo.",
                        "Each article keeps its address; what can't be carried over stays in the text, and is told.")
                .ends(
                        "",
                        "Examples: java -jar blog.jar migrate wordpress export.xml --source my-blog --images",
                        "          java -jar blog.jar migrate rss https://blog.example/feed.xml --source my-blog",
                        "          java -jar blog.jar migrate jekyll old-blog --source my-blog")
                .parameter("1", "TYPE", Type.class, "One of ${COMPLETION-CANDIDATES}.", value -> type = value)
                .parameter(
                        "1",
                        "FROM",
                        String.class,
                        "The file or the address of a feed or an export; the folder of a tree.",
                        value -> from = value)
                .option(
                        "--source, --cwd",
                        "DIR",
                        Path.class,
                        "The folder of the new blog, which need not be there. Default: the current folder.",
                        value -> target = value)
                .flag(
                        "--images",
                        "Fetch the pictures that articles of a feed or an export have on the old blog's host.",
                        on -> images = on)
                .flag(
                        "--keep-html",
                        "Leave texts of feeds and exports as HTML, instead of making Markdown of them.",
                        on -> html = on)
                .flag("-r, --replace", "Write over files that are there.", on -> replace = on);
    }

    @Override
    public Integer call() throws IOException {
        Path root = target.toAbsolutePath().normalize();
        Web web = new Web();
        NewTree.Written written = new NewTree(root, replace, images ? web : null).write(arrived(web));
        terminal().tellAll(written.remarks());
        terminal()
                .say(Summary.counted(written.posts(), "post") + ", " + Summary.counted(written.pages(), "page") + ", "
                        + Summary.counted(written.drafts(), "draft") + " and "
                        + Summary.counted(written.files(), "file") + " written to " + root
                        + (written.remarks().isEmpty()
                                ? ""
                                : "; " + Summary.counted(written.remarks().size(), "remark")));
        return Program.DONE;
    }

    private Arrived arrived(Web web) throws IOException {
        return switch (type) {
            case jekyll -> JekyllTree.read(Path.of(from).toAbsolutePath().normalize());
            case hugo -> HugoTree.read(Path.of(from).toAbsolutePath().normalize());
            default -> {
                byte[] bytes = from.matches("(?i)https?://.*") ? web.get(from) : Files.readAllBytes(Path.of(from));
                yield Export.read(from, SourceText.of(from, bytes, new Problems()), html);
            }
        };
    }
}
