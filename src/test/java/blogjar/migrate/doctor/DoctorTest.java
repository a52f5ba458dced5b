package blogjar.migrate.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.cli.Program;
import blogjar.diagnostic.Problem;
import blogjar.text.Json;
import blogjar.text.TextWidth;
import blogjar.tree.TextTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The blogs of {@code doctor.txt}, and what is said of them.
 *
 * <p>A case is {@code ===== its name}, perhaps {@code options …}, a {@link TextTree}, and behind {@code .....} the exit code
 * and what was printed. {@code -Dgolden.update=true} writes what is said into the file.
 */
class DoctorTest {
    private static final Path CASES = Path.of("src/test/resources/blogjar/migrate/doctor.txt");
    private static final String CASE = "===== ";
    private static final String EXPECTED = "\n.....\n";
    private static final int COLUMNS = 80;

    @TempDir
    Path temp;

    private record Ended(int code, String out, String err) {}

    private static Ended run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = Program.run(
                args,
                Map.of(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private record Case(String name, List<String> options, String input, String expected) {
        static Case parse(String part) {
            int body = part.indexOf('\n') + 1;
            int end = part.indexOf(EXPECTED);
            String input = (end < 0 ? part.stripTrailing() : part.substring(0, end)) + "\n";
            List<String> options = input.startsWith("options ", body)
                    ? List.of(input.substring(body + "options ".length(), input.indexOf('\n', body))
                            .split(" "))
                    : List.of();
            String expected = end < 0 ? "" : part.substring(end + EXPECTED.length());
            return new Case(part.substring(0, body - 1), options, input, expected.strip());
        }

        Path write(Path folder) throws IOException {
            TextTree.parse(input.substring(input.indexOf('\n') + 1)).write(Files.createDirectories(folder));
            return folder;
        }

        String[] call(Path folder, String... more) {
            List<String> call = new ArrayList<>(List.of("doctor", folder.toString()));
            call.addAll(options);
            call.addAll(Arrays.asList(more));
            return call.toArray(new String[0]);
        }

        String told(Path folder) {
            Ended ended = run(call(folder));
            String text = "exit " + ended.code() + "\n" + ended.out() + ended.err();
            return text.replace(folder.toString(), "BLOG").strip();
        }
    }

    private static List<Case> cases() throws IOException {
        String[] parts = ("\n" + Files.readString(CASES)).split("\n" + CASE, -1);
        return Stream.of(parts).skip(1).map(Case::parse).toList();
    }

    @TestFactory
    Stream<DynamicTest> each_blog_has_its_page() throws IOException {
        List<Case> cases = cases();
        assertFalse(cases.isEmpty());
        if (Boolean.getBoolean("golden.update")) {
            List<String> all = new ArrayList<>(List.of("What doctor says of small blogs."));
            for (Case one : cases) {
                Path folder = one.write(temp.resolve(one.name()));
                all.add(CASE + one.input().stripTrailing() + EXPECTED + one.told(folder) + "\n");
            }
            Files.writeString(CASES, String.join("\n\n", all));
        }
        return cases().stream().map(one -> DynamicTest.dynamicTest(one.name(), () -> check(one)));
    }

    private void check(Case one) throws IOException, Json.SyntaxException {
        Path folder = one.write(temp.resolve(one.name()));
        SortedMap<String, String> before = state(folder);
        String told = one.told(folder);
        assertEquals(one.expected(), told);
        told.lines().forEach(line -> assertTrue(TextWidth.of(line) <= COLUMNS || told.startsWith("exit 2"), line));
        Ended json = run(one.call(folder, "--json"));
        assertEquals("exit " + json.code(), told.lines().findFirst().orElse(""));
        if (json.code() != 2) {
            Map<?, ?> parsed = (Map<?, ?>) Json.parse(json.out());
            assertNotNull(parsed);
            assertEquals(json.code() == 1, parsed.get("verdict").equals("not-ready"));
            assertEquals(json.code() == 1, !((List<?>) parsed.get("lost")).isEmpty());
        }
        assertEquals(before, state(folder), "the folder was changed");
    }

    private static SortedMap<String, String> state(Path folder) throws IOException {
        SortedMap<String, String> state = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                String content = Files.isRegularFile(file) ? Files.readString(file) : "";
                state.put(file.toString(), Files.getLastModifiedTime(file) + " " + content);
            }
        }
        return state;
    }

    @Test
    void json_has_all_that_the_page_groups() throws IOException, Json.SyntaxException {
        Path folder = temp.resolve("blog");
        StringBuilder tree = new StringBuilder("----- _config.yml\nurl: https://blog.example\n");
        for (int i = 0; i < 5; i++) {
            tree.append("----- source/_posts/p").append(i).append(".md\n---\ntitle: a: b\n---\n");
        }
        TextTree.parse(tree + "----- source/about.md\nx\n").write(Files.createDirectories(folder));
        Map<?, ?> json = (Map<?, ?>)
                Json.parse(run("doctor", folder.toString(), "--json").out());
        assertNotNull(json);
        List<?> lost = (List<?>) json.get("lost");
        assertEquals(5, lost.size());
        Map<?, ?> first = (Map<?, ?>) lost.get(0);
        assertEquals("source/_posts/p0.md", first.get("file"));
        assertEquals(2L, first.get("line"));
        assertTrue(run("doctor", folder.toString()).out().contains("\n  and 2 more like these\n"));
    }

    @Test
    void colours_change_nothing_but_the_colour() {
        Problem problem = Problem.error("a long message of several words, 那么长的一行文字需要换行, ".repeat(4))
                .in("source/\u001B[31ma.md");
        Diagnosis diagnosis = new Diagnosis(1, 0, 3, List.of(Finding.of(Finding.Fate.LOST, problem)));
        String coloured = DoctorPage.of(diagnosis, true);
        String plain = DoctorPage.of(diagnosis, false);
        assertTrue(coloured.startsWith("\u001B[1;31mNot ready"), coloured);
        assertEquals(plain, coloured.replaceAll("\u001B\\[[0-9;]*m", ""));
        assertFalse(plain.contains("\u001B"), plain);
    }
}
