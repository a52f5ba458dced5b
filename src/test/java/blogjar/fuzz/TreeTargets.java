package blogjar.fuzz;

import blogjar.cli.Program;
import blogjar.config.ConfigFiles;
import blogjar.diagnostic.Problems;
import blogjar.output.FileTree;
import blogjar.tree.TextTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Configurations, and whole blogs that are built into a folder. */
final class TreeTargets {
    private static final List<String> CONFIG_WORDS = List.of(
            "url: ",
            "root: ",
            "permalink: ",
            "theme: ",
            "per_page: ",
            "timezone: ",
            "language: ",
            "pagination_dir: ",
            "public_dir: ",
            "source_dir: ",
            "category_map:\n  a: ",
            "include:\n  - ",
            "skip_render: ",
            "feed:\n  path: ",
            "archive_generator: ",
            "index_generator:\n  path: ",
            "date_format: ",
            "new_post_name: ",
            "\n",
            ": ",
            "[",
            "]",
            "{",
            "}",
            "- ",
            "../",
            "..",
            "/",
            "https://a.b/",
            ":title",
            ":year/",
            "null",
            "true",
            "99999999999",
            "-1",
            "~",
            "'",
            "\"",
            "中",
            "\\",
            "1.5",
            "?",
            "%2e",
            "\0");
    private static final List<String> TREE_WORDS = List.of(
            "\n----- ",
            "----- source/_posts/x.md\n",
            "----- source/_data/menu.yml\n",
            "----- source/x/index.md\n",
            " -> ",
            "/",
            "..",
            "---\n",
            "title: ",
            "date: 2024-01-01\n",
            "permalink: ",
            "layout: ",
            "tags: ",
            "categories:\n- ",
            "updated: ",
            "\0",
            "photos: ",
            "excerpt: ",
            "lang: ",
            "sticky: ",
            "index.html",
            "{% post_link x %}",
            "{% include_code x.js %}",
            "{{ ",
            "}}",
            "![](a.png)",
            "[a](b)",
            "<!-- more -->",
            "#",
            "%",
            "?",
            " ",
            "中",
            "\r\n",
            "\r",
            "_",
            ".",
            "con",
            "a".repeat(260));

    private TreeTargets() {}

    static List<Target> all(Path folder) {
        return List.of(
                new Target(
                        "config",
                        configs(),
                        CONFIG_WORDS,
                        5_000,
                        100_000,
                        text -> config(folder.resolve("config"), text)),
                new Target("trees", trees(), TREE_WORDS, 5_000, 0, text -> build(folder.resolve("tree"), text)));
    }

    private static void config(Path folder, String text) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("_config.yml"), text.replaceAll("[\ud800-\udfff]", "x"));
        ConfigFiles.load(folder, List.of(), Map.of(), new Problems());
    }

    private static void build(Path folder, String text) throws IOException {
        FileTree.delete(folder);
        Path blog = folder.resolve("blog");
        Files.createDirectories(blog);
        TextTree.parse(text).write(blog);
        String before = listing(folder);
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(told, true, StandardCharsets.UTF_8);
        String[] args = {
            "generate",
            "--source",
            blog.toString(),
            "--output",
            blog.resolve("public").toString()
        };
        int code = Program.run(args, Map.of(), stream, stream);
        String message = told.toString(StandardCharsets.UTF_8);
        if (message.contains("should not have happened") || code == 1) {
            throw new IllegalStateException(message);
        }
        String after = listing(folder);
        if (!after.equals(before)) {
            throw new IllegalStateException(
                    "outside of the output folder there is\n" + after + "\nthere was\n" + before);
        }
    }

    /** What is in a folder, but for the output. */
    private static String listing(Path folder) throws IOException {
        Path output = folder.resolve("blog/public");
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(p -> !p.startsWith(output))
                    .sorted()
                    .map(TreeTargets::line)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String line(Path file) {
        try {
            boolean regular = Files.isRegularFile(file);
            return file + (regular ? " " + Files.size(file) + " " + Files.getLastModifiedTime(file) : "");
        } catch (IOException gone) {
            return file + " " + gone;
        }
    }

    private static List<String> configs() {
        return List.of(
                "title: T\nurl: https://a.example/blog\nlanguage: [zh-CN, en]\ntimezone: Asia/Shanghai\nper_page: 5\n",
                "url: https://a.example\nroot: /\nfeed:\n  type: [atom, rss2]\n  path: [atom.xml, rss.xml]\nexclude:\n- a/**\n",
                "category_map:\n  a: b\nindex_generator:\n  per_page: 10\n  order_by: -date\nmarked:\n  gfm: true\n");
    }

    private static List<String> trees() {
        String one = "----- _config.yml\nurl: https://a.example\ntimezone: UTC\nper_page: 2\n"
                + "----- source/_posts/a.md\n---\ntitle: A\ndate: 2024-01-01\ntags: [x, y]\ncategories: [C, D]\n---\ntext\n\n"
                + "<!-- more -->\n\n![](i.png)\n\n```js\nlet a\n```\n";
        return List.of(
                one,
                one + "----- source/_posts/b.md\n---\ntitle: B\npermalink: b/c/\n---\n{% post_link a %} {{ 1 + 1 }}\n"
                        + "----- source/about/index.md\n---\ntitle: About\nlayout: page\n---\ntext\n----- source/i.png\nnone\n",
                one
                        + "----- source/_data/menu.yml\na: 1\n----- source/_drafts/d.md\ndraft\n----- source/link -> ../other\n"
                        + "----- package.json\n{\"dependencies\": {\"hexo\": \"8\"}}\n----- other/x.md\nx\n",
                one
                        + "----- _config.yml\ntheme: own\nurl: https://a.example\n----- themes/own/layout/index.peb\n{{ page.title }}"
                        + "{% for p in page.posts %}{{ p.content }}{% endfor %}\n----- themes/own/_config.yml\na: 1\n"
                        + "----- themes/own/source/a.css\nb {}\n----- themes/own/languages/en.yml\na: b\n");
    }
}
