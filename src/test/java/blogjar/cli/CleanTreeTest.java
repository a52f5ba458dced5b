package blogjar.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import blogjar.build.Blog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A blog in a clone, with the {@code .gitignore} of {@code hexo init}, stays as git knows it. */
class CleanTreeTest {
    private static final String HEXO_INIT =
            ".DS_Store\nThumbs.db\ndb.json\n*.log\nnode_modules/\npublic/\n.deploy*/\n_multiconfig.yml\n";

    @TempDir
    Path temp;

    private Path root;

    @BeforeEach
    void make() throws IOException {
        root = Files.createDirectories(temp.resolve("blog"));
        new Blog(root)
                .config(
                        "post_asset_folder: true\nupdated_option: git\nabbrlink: {alg: crc32}\npermalink: posts/:abbrlink/\n"
                                + "feed: {type: atom}\n")
                .file(".gitignore", HEXO_INIT)
                .file("package.json", "{\"dependencies\": {\"hexo\": \"^8.0.0\", \"hexo-abbrlink\": \"^2.2.1\"}}")
                .file("_config.next.yml", "menu: {home: /}\n")
                .file("scaffolds/post.md", "---\ntitle: {{ title }}\ndate: {{ date }}\n---\n")
                .file("source/_drafts/later.md", "---\ntitle: Later\n---\nx\n")
                .file("source/about/index.md", "---\ntitle: About\n---\nme\n")
                .file("source/_data/links.yml", "- {name: a, url: 'https://a.example'}\n")
                .post("hello/a.png", "png")
                .post("hello.md", "---\ntitle: 你好\ndate: 2024-01-02\npassword: x\n---\n{% asset_img a.png %}\n");
        git("init", "-q");
        git("add", "-A");
        git("commit", "-qm", "x");
    }

    private String git(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("git", "-c", "user.name=A", "-c", "user.email=a@blog.example"));
        command.addAll(List.of("-c", "commit.gpgsign=false"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void run(List<String> arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        int code = Program.run(arguments.toArray(new String[0]), Map.of(), out, out);
        assertEquals(0, code, said.toString(StandardCharsets.UTF_8));
    }

    private void assertClean() throws IOException {
        assertEquals("", git("status", "--porcelain", "--untracked-files=all"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "generate",
                "generate --drafts",
                "list post",
                "list page",
                "list tag",
                "list category",
                "list route",
                "config",
                "clean",
                "doctor",
                "version",
                "completion"
            })
    void a_command_leaves_the_tree_as_it_was(String call) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(call.split(" ")));
        if (!call.equals("version") && !call.equals("completion")) {
            arguments.addAll(List.of("--source", root.toString()));
        }
        run(arguments);
        assertClean();
    }

    @Test
    void a_second_build_and_a_comparison_leave_it_too() throws IOException {
        run(List.of("generate", "--source", root.toString()));
        assertEquals(true, Files.exists(root.resolve("public/index.html")));
        run(List.of("generate", "--source", root.toString()));
        run(List.of("compare", root.resolve("public").toString(), root.toString()));
        assertClean();
        run(List.of("clean", "--source", root.toString()));
        assertClean();
    }
}
