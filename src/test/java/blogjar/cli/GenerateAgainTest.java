package blogjar.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.build.Blog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code generate} makes over its last output is what it makes from nothing, to the byte, with the same problems told. */
class GenerateAgainTest {
    /** Sequences of changes; {@code -Dblogjar.sequences=N} tries more. */
    private static final int SEQUENCES = Integer.getInteger("blogjar.sequences", 2);

    private static final int STEPS = 5;

    @TempDir
    Path temp;

    private Path root;
    private Path output;
    private Blog blog;

    @BeforeEach
    void make() throws IOException {
        root = Files.createDirectories(temp.resolve("blog"));
        output = temp.resolve("out");
        blog = new Blog(root);
    }

    private static LongStream seeds() {
        return LongStream.range(0, SEQUENCES);
    }

    private record Said(int code, String text) {
        /** Without what may be another at each build: how long it took, where it went, and what of it was there. */
        List<String> told() {
            return text.lines()
                    .filter(line -> !line.startsWith("rendering") && !line.startsWith("writing"))
                    .map(line -> line.replaceAll(" in [0-9.]+ s", "")
                            .replaceAll(" into .*: ([0-9]+ files?).*", " $1")
                            .replaceAll("/(out|whole[0-9]*)\\b", "/OUT"))
                    .toList();
        }
    }

    private Said generate(Path into, String caches, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("generate", "--source", root.toString(), "--output", into.toString()));
        arguments.addAll(List.of(more));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        Map<String, String> environment =
                Map.of("XDG_CACHE_HOME", caches.isEmpty() ? "" : caches(caches).toString());
        int code = Program.run(arguments.toArray(new String[0]), environment, out, out);
        return new Said(code, said.toString(StandardCharsets.UTF_8));
    }

    private Path caches(String name) {
        return temp.resolve(name);
    }

    private static SortedMap<String, String> files(Path folder) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path file : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
                    files.put(folder.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
        return files;
    }

    /** Builds over the last output and from nothing, and compares. */
    private Said assertAsWhole(String when, String... more) throws IOException {
        Said again = generate(output, "caches", more);
        Path whole = temp.resolve("whole");
        remove(whole);
        Said clean = generate(whole, "", more);
        assertEquals(clean.told(), again.told(), when + "told");
        assertEquals(clean.code(), again.code(), when + "exit code");
        if (clean.code() == 0) {
            SortedMap<String, String> expected = files(whole);
            SortedMap<String, String> there = files(output);
            assertEquals(expected.keySet(), there.keySet(), when + "paths");
            expected.forEach((path, text) -> assertEquals(text, there.get(path), when + path));
        }
        return again;
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    private void begin(Random chance) throws IOException {
        config(chance);
        write("package.json", "{}");
        for (int i = 0; i < 6; i++) {
            write("source/_posts/p" + i + ".md", post(chance, i));
        }
        write("source/about/index.md", "---\ntitle: About\ndate: 2024-01-01\n---\n{% post_link p1 %}\n");
        write("source/_data/menu.yml", "a: 1\n");
        write("source/_drafts/draft.md", "---\ntitle: Draft\ndate: 2024-05-05\ntags: a0\n---\nnot yet\n");
        write("source/downloads/code/a.js", "var a = 1\n");
        picture(chance);
        ownTheme(chance);
    }

    private void write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void config(Random chance) throws IOException {
        write(
                "_config.yml",
                "title: T" + chance.nextInt(2) + "\nurl: https://blog.example\nper_page: 3\ntheme: "
                        + (chance.nextInt(3) == 0 ? "own" : "default") + "\npost_asset_folder: " + chance.nextBoolean()
                        + "\nlanguage: " + (chance.nextBoolean() ? "en" : "zh-CN") + "\ntimezone: "
                        + (chance.nextBoolean() ? "UTC" : "Asia/Shanghai") + "\nupdated_option: "
                        + (chance.nextBoolean() ? "mtime" : "date")
                        + (chance.nextInt(3) == 0 ? "\nindex_generator: {order_by: -updated}" : "")
                        + (chance.nextInt(3) == 0 ? "\nllms_txt: true\nfeed: {tags: true, limit: 2}" : "")
                        + (chance.nextInt(3) == 0 ? "\nsearch: {path: search.xml}" : "")
                        + (chance.nextInt(3) == 0 ? "\njsonContent: {posts: {content: true}}" : "") + "\n");
    }

    /** A theme that shows on every page something of other articles. */
    private void ownTheme(Random chance) throws IOException {
        String[] lists = {
            "{% for post in page.posts %}{{ post.excerpt | raw }}{{ post.updated }}{% endfor %}",
            "{% for post in site.posts %}{{ post.words }} {{ post.summary }}{% endfor %}",
            "{{ site.posts[0].content | raw }}",
            "{% for post in site.posts %}{{ post.title }} {{ relative_date(post.date) }}{% endfor %}",
            "<img src=\"/images/a.svg\">{{ page.headings }}"
        };
        write("themes/own/layout/index.peb", "<html><head></head><body>" + lists[chance.nextInt(4)] + "</body></html>");
        write(
                "themes/own/layout/post.peb",
                "<html><head></head><body>{{ page.content | raw }}{{ page.next.summary }}</body></html>");
    }

    private void picture(Random chance) throws IOException {
        write(
                "source/images/a.svg",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + (1 + chance.nextInt(3)) + "0\" height=\"10\"/>");
    }

    private static String text(Random chance) {
        String[] bodies = {
            "Plain *text*.\n\n<!-- more -->\n\nRest " + chance.nextInt(99),
            "{% post_link p" + chance.nextInt(7) + " %} and ![](/images/a.svg) " + chance.nextInt(99),
            "{% asset_link note.txt %}\n\n```java\nint a = " + chance.nextInt(99) + ";\n```\n",
            "{% series %}\n\n{% include_code lang:js code/a.js %}",
            "{{ page.title }} {% unknown %} $x$" + chance.nextInt(99),
            "{% note %}\n**bold**\n{% endnote %}\n\n[link](https://other.example)",
            "```mermaid\ngraph TD\n```\n## Heading " + chance.nextInt(99)
        };
        return bodies[chance.nextInt(bodies.length)];
    }

    private static String post(Random chance, int number) {
        return "---\ntitle: Post " + number + " " + chance.nextInt(3) + "\ndate: 2024-0" + (1 + number % 9) + "-0"
                + (1 + chance.nextInt(9)) + " 10:00:00\ntags: [a" + chance.nextInt(3) + ", b]\ncategories: c"
                + chance.nextInt(2) + (chance.nextInt(4) == 0 ? "\nseries: s" : "")
                + (chance.nextInt(4) == 0 ? "\nupdated: 2024-11-0" + (1 + chance.nextInt(9)) : "")
                + (chance.nextInt(6) == 0 ? "\npassword: secret" : "")
                + (chance.nextInt(6) == 0 ? "\ncatagories: typo" : "")
                + (chance.nextInt(8) == 0 ? "\nlayout: false" : "")
                + (chance.nextInt(8) == 0 ? "\nalias: former/" + number + ".html" : "")
                + "\n---\n" + text(chance) + "\n";
    }

    private void change(Random chance) throws IOException {
        int number = chance.nextInt(7);
        Path post = root.resolve("source/_posts/p" + number + ".md");
        switch (chance.nextInt(24)) {
            case 0, 1 -> write("source/_posts/p" + number + ".md", post(chance, number));
            case 2 -> Files.deleteIfExists(post);
            case 3 -> {
                if (Files.exists(post)) {
                    Files.move(post, root.resolve("source/_posts/moved" + chance.nextInt(1000) + ".md"));
                }
            }
            case 4 -> write("source/_posts/p" + number + "/note.txt", "note" + chance.nextInt());
            case 5 -> write("source/_data/menu.yml", "a: " + chance.nextInt(9) + "\n");
            case 6 -> config(chance);
            case 7 -> write("themes/default/layout/_partial/foot.peb", "<footer>" + chance.nextInt(9) + "</footer>");
            case 8 -> ownTheme(chance);
            case 9 -> write("source/downloads/code/a.js", "var a = " + chance.nextInt(9) + "\n");
            case 10 -> write("source/about/index.md", "---\ntitle: About\ndate: 2024-01-01\n---\n" + text(chance));
            case 11 -> picture(chance);
            case 12 -> {
                if (Files.exists(root.resolve("source/_drafts/draft.md"))) {
                    Files.move(root.resolve("source/_drafts/draft.md"), root.resolve("source/_posts/draft.md"));
                }
            }
            case 13 -> write("package.json", "{\"dependencies\": {\"hexo-symbols-count-time\": \"1\"}}");
            case 14, 15 -> tamper(chance);
            case 16 -> breakCaches(chance);
            case 17 ->
                Files.setLastModifiedTime(
                        root.resolve("source/images/a.svg"),
                        FileTime.fromMillis(1_700_000_000_000L + chance.nextInt(99)));
            default -> writeOn(chance, post);
        }
    }

    /** As nearly every edit is: the text is another, what the head says is the same. */
    private static void writeOn(Random chance, Path post) throws IOException {
        String before = Files.exists(post) ? Files.readString(post) : "";
        int end = before.indexOf("\n---\n") + 5;
        if (end > 5) {
            Files.writeString(post, before.substring(0, end) + text(chance) + " " + chance.nextInt(9) + "\n");
        }
    }

    private void tamper(Random chance) throws IOException {
        List<String> all = files(output).keySet().stream()
                .filter(path -> !path.startsWith("."))
                .toList();
        if (all.isEmpty()) {
            return;
        }
        Path file = output.resolve(all.get(chance.nextInt(all.size())));
        switch (chance.nextInt(3)) {
            case 0 -> Files.delete(file);
            case 1 -> Files.writeString(file, "other");
            default -> {
                byte[] bytes = Files.readAllBytes(file);
                Arrays.fill(bytes, (byte) 'x');
                Files.write(file, bytes);
            }
        }
    }

    private void breakCaches(Random chance) throws IOException {
        for (String name : files(caches("caches")).keySet()) {
            Path file = caches("caches").resolve(name);
            byte[] bytes = Files.readAllBytes(file);
            switch (chance.nextInt(3)) {
                case 0 -> Files.delete(file);
                case 1 -> Files.write(file, Arrays.copyOf(bytes, chance.nextInt(bytes.length)));
                default -> {
                    bytes[chance.nextInt(bytes.length)] ^= 1;
                    Files.write(file, bytes);
                }
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void after_any_changes_it_is_a_whole_build(long seed) throws IOException {
        Random chance = new Random(seed);
        begin(chance);
        for (int step = 0; step < STEPS; step++) {
            String[] more = chance.nextInt(6) == 0 ? new String[] {"--drafts"} : new String[0];
            assertAsWhole("step " + step + ": ", more);
            for (int changes = chance.nextInt(3); changes > 0; changes--) {
                change(chance);
            }
        }
        assertAsWhole("in the end: ");
    }

    private void small() throws IOException {
        blog.post("a.md", "---\ntitle: A\ndate: 2024-01-01\nupdated: 2024-01-01\n---\nfirst\n")
                .post("b.md", "---\ntitle: B\ndate: 2024-01-02\nupdated: 2024-01-02\n---\nsecond\n");
    }

    private static final String PAGE = "2024/01/01/a/index.html";

    /** In place, with the length and the time that it has: what nobody can know of. */
    private void change(Path page) throws IOException {
        FileTime time = Files.getLastModifiedTime(page);
        byte[] bytes = Files.readAllBytes(page);
        bytes[bytes.length - 2] = '#';
        Files.write(page, bytes);
        Files.setLastModifiedTime(page, time);
    }

    @Test
    void a_page_that_would_be_the_same_is_left_and_not_looked_into() throws IOException {
        small();
        generate(output, "caches");
        change(output.resolve(PAGE));
        byte[] before = Files.readAllBytes(output.resolve(PAGE));
        blog.post("b.md", "---\ntitle: B\ndate: 2024-01-02\nupdated: 2024-01-02\n---\nanother\n");
        generate(output, "caches");
        assertArrayEquals(before, Files.readAllBytes(output.resolve(PAGE)));
        assertTrue(Files.readString(output.resolve("2024/01/02/b/index.html")).contains("another"));
    }

    @Test
    void with_no_cache_all_pages_are_made() throws IOException {
        for (String flag : List.of("--no-cache", "--force", "-f")) {
            small();
            generate(output, "caches");
            change(output.resolve(PAGE));
            assertAsWhole(flag + ": ", flag);
        }
    }

    @Test
    void clean_forgets_it() throws IOException {
        small();
        Path usual = root.resolve("public");
        generate(usual, "caches");
        assertFalse(files(caches("caches")).isEmpty(), "something is kept");
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        Program.run(
                new String[] {"clean", "--source", root.toString()},
                Map.of("XDG_CACHE_HOME", caches("caches").toString()),
                out,
                out);
        assertEquals(Map.of(), files(caches("caches")));
    }

    @Test
    void another_folder_has_a_memory_of_its_own() throws IOException {
        small();
        generate(output, "caches");
        Path other = temp.resolve("other");
        generate(other, "caches");
        change(output.resolve(PAGE));
        generate(other, "caches");
        generate(output, "caches");
        assertNotEquals(files(output).get(PAGE), files(other).get(PAGE));
    }

    @Test
    void what_is_wrong_with_articles_is_told_each_time() throws IOException {
        small();
        blog.post("b.md", "---\ntitle: B\ndate: 2024-01-02\n---\n{% unknown %}\n");
        for (int i = 0; i < 3; i++) {
            Said said = assertAsWhole("build " + i + ": ");
            assertTrue(said.text().contains("unknown"), said.text());
            assertEquals(1, generate(output, "caches", "--strict").code());
        }
    }

    @Test
    void where_nothing_can_be_kept_the_site_is_whole_and_that_is_told() throws IOException {
        small();
        Files.writeString(caches("caches"), "a file stands where the folder is needed");
        Said said = generate(output, "caches");
        assertEquals(0, said.code());
        assertTrue(said.text().contains("can't be kept"), said.text());
        generate(temp.resolve("whole"), "");
        assertEquals(files(temp.resolve("whole")), files(output));
    }

    private static PrintStream quiet() {
        return new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
    }

    @Test
    void the_demo_is_the_same_after_an_edit() throws IOException {
        Program.run(new String[] {"init", root.resolve("demo").toString()}, Map.of(), quiet(), quiet());
        root = root.resolve("demo");
        assertAsWhole("first: ");
        List<Path> posts;
        try (Stream<Path> all = Files.walk(root.resolve("source/_posts"))) {
            posts = all.filter(file -> file.toString().endsWith(".md")).sorted().toList();
        }
        Path post = posts.get(posts.size() / 2);
        Files.writeString(post, Files.readString(post) + "\nOne paragraph more.\n");
        assertAsWhole("then: ");
    }
}
