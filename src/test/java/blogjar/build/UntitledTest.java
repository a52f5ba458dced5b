package blogjar.build;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An article without a title has a heading all the same: an empty one is read out as nothing. */
class UntitledTest {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}, {1}")
    @CsvSource({
        "2024/01/02/a/index.html, default, Untitled",
        "about/index.html, default, T",
        "2024/01/02/a/index.html, plain-text, T",
        "about/index.html, plain-text, T"
    })
    void its_heading_says_something(String page, String theme, String heading) throws IOException {
        Blog.Built built = new Blog(folder)
                .config("title: T\ntheme: " + theme + "\n")
                .post("a.md", "---\ndate: 2024-01-02\n---\ntext\n")
                .file("source/about/index.md", "text\n")
                .build();
        assertTrue(built.page(page).contains("<h1 class=\"p-name\">" + heading + "</h1>"), () -> built.page(page));
    }
}
