package blogjar.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The files of {@code src/test/resources/broken-trees}: blogs with something wrong in them, and what their author is told.
 *
 * <p>A case is {@code ===== its name}, perhaps {@code options …} for {@code generate}, a {@link TextTree}, and behind
 * {@code .....} what came of it: the exit code, what is published beside or without that of a blog with one good post,
 * and all that was printed. The good post and a {@code _config.yml} are in every tree that has none of their names; with
 * {@code alone} there is nothing else. {@code -Dgolden.update=true} writes what comes of the trees into the files.
 */
class BrokenTreesTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "broken-trees");
    private static final String CASE = "===== ";
    private static final String EXPECTED = "\n.....\n";
    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    @TempDir
    static Path temp;

    record Case(String name, List<String> options, TextTree tree, String text, String expected) {
        static Case parse(String part) {
            int body = part.indexOf('\n') + 1;
            int end = part.indexOf(EXPECTED, body - 1);
            String input = (end < 0 ? part.stripTrailing() : part.substring(0, end)) + "\n";
            List<String> options = List.of();
            if (input.startsWith("options ", body)) {
                int line = input.indexOf('\n', body);
                options = List.of(input.substring(body + 8, line).split(" "));
            }
            String expected = end < 0 ? "" : part.substring(end + EXPECTED.length());
            return new Case(
                    part.substring(0, body - 1),
                    options,
                    TextTree.parse(input.substring(body)),
                    input,
                    expected.strip());
        }
    }

    @TestFactory
    Stream<DynamicContainer> each_author_is_told_what_is_wrong() throws IOException {
        Builder builder = new Builder(temp);
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted().toList().stream()
                    .map(file ->
                            DynamicContainer.dynamicContainer(file.getFileName().toString(), tests(file, builder)));
        }
    }

    private static Stream<DynamicTest> tests(Path file, Builder builder) {
        try {
            String text = Files.readString(file);
            String[] parts = ("\n" + text).split("\n" + CASE, -1);
            List<Case> cases = Stream.of(parts).skip(1).map(Case::parse).toList();
            assertTrue(!cases.isEmpty(), file + " has no case");
            if (UPDATE) {
                update(file, parts[0].substring(1), cases, builder);
                return Stream.of();
            }
            return cases.stream()
                    .map(one -> DynamicTest.dynamicTest(
                            one.name(),
                            () -> assertEquals(
                                    one.expected(),
                                    builder.build(one.tree(), one.options()).strip())));
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private static void update(Path file, String head, List<Case> cases, Builder builder) throws IOException {
        List<String> all = new ArrayList<>(List.of(head.stripTrailing()));
        for (Case one : cases) {
            all.add(CASE + one.text().stripTrailing() + EXPECTED + builder.build(one.tree(), one.options()));
        }
        Files.writeString(file, String.join("\n\n", all).stripLeading() + "\n");
    }
}
