package blogjar.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import blogjar.diagnostic.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That {@code docs/themes.md} tells of everything that templates can use, and of nothing else. */
class ThemeDocsTest {
    @TempDir
    Path folder;

    private Blog blog() throws IOException {
        return new Blog(folder)
                .config("theme: mine\n")
                .post("a.md", "---\ntitle: A\ndate: 2024-01-02 03:04:05\ntags: [x]\ncategories: [y]\n---\n# Heading\n")
                .file("themes/mine/layout/index.peb", "");
    }

    private static String section(String title) throws IOException {
        String docs = Files.readString(Path.of("docs/themes.md"));
        int start = docs.indexOf("\n## " + title + "\n");
        return docs.substring(start, docs.indexOf("\n## ", start + 1));
    }

    /** The functions in the first column of the table's rows. */
    private static TreeSet<String> documented(Predicate<String> cell) throws IOException {
        TreeSet<String> names = new TreeSet<>();
        for (String line : section("Helpers").split("\n")) {
            if (line.startsWith("| `")) {
                String first = line.split("\\|")[1];
                Matcher name = Pattern.compile("`(\\w+)\\(").matcher(first);
                while (name.find() && cell.test(first)) {
                    names.add(name.group(1));
                }
            }
        }
        return names;
    }

    /** What there is, as the message about a wrong name tells. */
    private TreeSet<String> existing(String template) throws IOException {
        Blog blog = blog().file("themes/mine/layout/post.peb", template);
        String message = assertThrows(ProblemException.class, blog::build).getMessage();
        String names = message.substring(message.indexOf("there are ") + "there are ".length());
        return new TreeSet<>(java.util.List.of(names.strip().split(", ")));
    }

    @Test
    void every_function_is_told_of() throws IOException {
        assertEquals(documented(cell -> true), existing("{{ nope() }}"));
    }

    @Test
    void every_filter_is_told_of() throws IOException {
        assertEquals(documented(cell -> cell.contains("also")), existing("{{ 1 | nope }}"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            `page` of a list | index    | page
            `site`           | post     | site
            a category       | category | page.category
            a tag            | tag      | page.tag
            a heading        | post     | page.headings[0]
            """)
    void every_variable_is_there(String row, String layout, String value) throws IOException {
        Blog blog = blog();
        String line = section("Variables")
                .lines()
                .filter(each -> each.startsWith("| " + row + " |"))
                .findFirst()
                .orElseThrow();
        // what stands in brackets is within the one before
        Matcher name = Pattern.compile("`(\\w+)`").matcher(line.split("\\|")[2].replaceAll("\\([^()]*\\)", ""));
        StringBuilder template = new StringBuilder();
        while (name.find()) {
            template.append("{{ " + value + "." + name.group(1) + " is null }}");
        }
        blog.file("themes/mine/layout/" + layout + ".peb", template.toString()).build();
    }
}
