package blogjar.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluginNoticesTest {
    @TempDir
    Path blog;

    private List<Problem> told(String json) throws IOException {
        Files.writeString(blog.resolve("package.json"), json);
        Problems problems = new Problems();
        ConfigFiles.load(blog, List.of(), Map.of(), problems);
        return problems.all();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            hexo                              | -
            hexo-cli                          | -
            hexo-server                       | -
            hexo-generator-index              | -
            hexo-generator-archive            | -
            hexo-generator-feed               | -
            hexo-renderer-ejs                 | -
            hexo-renderer-stylus              | -
            hexo-renderer-marked              | -
            hexo-deployer-git                 | -
            hexo-theme-never-seen             | -
            @someone/hexo-theme-never-seen    | -
            @types/hexo-log                   | -
            gulp                              | -
            hexo-toc                          | the plugin hexo-toc is not done: '<!-- toc -->' makes no table of contents; the built-in theme has one of its own
            hexo-renderer-pandoc              | -
            hexo-renderer-commonmark          | the plugin hexo-renderer-commonmark is not done: Markdown is read as hexo-renderer-marked does
            hexo-never-seen                   | blog.jar does not know the plugin hexo-never-seen; what it did is left out
            @someone/hexo-never-seen          | blog.jar does not know the plugin @someone/hexo-never-seen; what it did is left out
            @someone/hexo-generator-feed      | blog.jar does not know the plugin @someone/hexo-generator-feed; what it did is left out
            """)
    void only_a_plugin_whose_work_is_missing_is_told(String name, String notice) throws IOException {
        List<Problem> told = told("{\"dependencies\": {\"" + name + "\": \"1\"}}");
        assertEquals(
                notice == null ? List.of() : List.of(notice),
                told.stream().map(Problem::message).toList());
    }

    @Test
    void it_is_told_once_where_package_json_depends_on_it() throws IOException {
        List<Problem> told = told("""
                {
                  "name": "hexo-site",
                  "scripts": {"x": "hexo-nine"},
                  "dependencies": {
                    "hexo": "^8.0.0",
                    "hexo-nine": "1"
                  },
                  "devDependencies": {"hexo-nine": "1"}
                }
                """);
        assertEquals(1, told.size());
        assertEquals("""
                package.json:6:5: notice: blog.jar does not know the plugin hexo-nine; what it did is left out
                    6 |     "hexo-nine": "1"
                      |     ^
                    fix: remove it from package.json if the blog can do without it""", told.get(0).toString());
    }

    @Test
    void a_name_with_escapes_is_told_as_well() throws IOException {
        List<Problem> told = told("{\"dependencies\": {\"hexo\\u002dnine\": \"1\"}}");
        assertEquals(
                "blog.jar does not know the plugin hexo-nine; what it did is left out",
                told.get(0).message());
    }
}
