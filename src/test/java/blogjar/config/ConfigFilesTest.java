package blogjar.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import blogjar.diagnostic.ProblemException;
import blogjar.diagnostic.Problems;
import blogjar.text.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFilesTest {
    @TempDir
    Path blog;

    private final Problems problems = new Problems();

    private Config load(String... files) {
        return ConfigFiles.load(blog, List.of(files), Map.of(), problems).config();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(blog.resolve(name), text);
    }

    @Test
    void without_a_file_everything_is_hexos_default() {
        assertEquals(":year/:month/:day/:title/", load().text("permalink"));
        assertEquals(10, load().perPage());
        assertEquals("/", load().links().root());
    }

    @Test
    void a_mapping_keeps_the_defaults_that_the_file_does_not_name() throws IOException {
        write("_config.yml", "highlight:\n  hljs: true\nexternal_link: false\n");
        assertEquals(true, load().flag("highlight.line_number", false));
        assertEquals(true, load().flag("highlight.hljs", false));
        assertEquals(false, load().flag("external_link.enable", false));
    }

    @Test
    void a_text_that_is_switched_off_is_none() throws IOException {
        write("_config.yml", "highlight:\n  tab_replace: false\ntag_dir: false\n");
        assertEquals("", load().text("highlight.tab_replace"));
        assertEquals("tags", load().text("tag_dir", "tags"));
    }

    @ParameterizedTest(name = "{0} {1} -> root {2}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            https://example.com       | -     | /      | https://example.com
            https://example.com/blog  | -     | /blog/ | https://example.com/blog
            https://example.com/blog/ | -     | /blog/ | https://example.com/blog
            https://example.com/blog  | /     | /      | https://example.com/blog
            https://example.com       | /a/// | /a/    | https://example.com
            """)
    void root_comes_from_the_url_unless_it_is_given(String url, String root, String expected, String address)
            throws IOException {
        write("_config.yml", "url: " + url + "\n" + (root == null ? "" : "root: " + root + "\n"));
        assertEquals(expected, load().links().root());
        assertEquals(address, load().links().url());
    }

    @Test
    void several_files_are_merged_and_lists_are_joined() throws IOException {
        write("a.yml", "title: A\nskip_render: [x]\nmenu: {home: /}\n");
        write("b.yml", "title: B\nskip_render: [y]\nmenu: {about: /about/}\n");
        Config config = load("a.yml", "b.yml", "missing.yml");
        assertEquals("B", config.text("title"));
        assertEquals("[\"x\",\"y\"]", Json.print(config.get("skip_render")));
        assertEquals("{\"home\":\"/\",\"about\":\"/about/\"}", Json.print(config.get("menu")));
        assertEquals(1, problems.notices());
    }

    @Test
    void a_file_may_be_named_from_the_root_of_the_disk_and_the_blog_not() throws IOException {
        write("a.yml", "title: A\n");
        Path relative = Path.of("").toAbsolutePath().relativize(blog.toAbsolutePath());
        String absolute = blog.resolve("a.yml").toAbsolutePath().toString();
        Config config = ConfigFiles.load(relative, List.of(absolute), Map.of(), new Problems())
                .config();
        assertEquals("A", config.text("title"));
        assertEquals(absolute, config.place("title").file());
    }

    @Test
    void theme_settings_of_the_blog_win_over_the_file_beside_it() throws IOException {
        write("_config.yml", "theme: fluid\ntheme_config: {a: 1}\n");
        write("_config.fluid.yml", "a: 2\nb: 3\n");
        assertEquals("{\"a\":1,\"b\":3}", Json.print(load().theme()));
    }

    @Test
    void a_time_zone_is_known_in_capital_and_small_letters() throws IOException {
        write("_config.yml", "timezone: asia/ShangHai\n");
        assertEquals("Asia/Shanghai", load().zone().getId());
    }

    @Test
    void per_page_is_the_default_of_every_generator() throws IOException {
        write("_config.yml", "per_page: 3\narchive_generator: {yearly: false}\n");
        assertEquals(3, load().number("index_generator.per_page", 0));
        assertEquals(3, load().number("archive_generator.per_page", 0));
        assertEquals(false, load().flag("archive_generator.yearly", true));
    }

    @Test
    void an_option_wins_over_the_file() throws IOException {
        write("_config.yml", "url: https://a.example\npretty_urls: {trailing_html: false}\n");
        Config config = ConfigFiles.load(
                        blog,
                        List.of(),
                        Map.of("url", "https://b.example", "pretty_urls.trailing_index", false),
                        problems)
                .config();
        assertEquals("https://b.example", config.links().url());
        assertEquals(false, config.links().trailingIndex());
        assertEquals(false, config.links().trailingHtml());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            url: example.com             | _config.yml:2:6: error: 'url' is not an address of the web: example.com
            url: 42                      | _config.yml:2:6: error: 'url' is not an address of the web: 42
            url: ftp://example.com       | _config.yml:2:6: error: 'url' is not an address of the web: ftp://example.com
            root: 5                      | _config.yml:2:7: error: 'root' is not a path: 5
            timezone: Asia/Peking        | _config.yml:2:11: error: there is no time zone 'Asia/Peking'
            permalink:                   | _config.yml:2:1: error: 'permalink' is empty
            subtitle: a: b               | _config.yml:2:12: error: a second ': ' in one line
            """)
    void a_value_that_can_not_be_used_ends_the_run(String line, String message) throws IOException {
        write("_config.yml", "title: x\n" + line + "\n");
        ProblemException broken = assertThrows(ProblemException.class, this::load);
        assertEquals(
                message, broken.problems().get(0).toString().lines().findFirst().orElse(""));
    }

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "settings.psv", delimiter = '|', nullValues = "-", quoteCharacter = '`')
    void a_setting_that_can_not_be_meant_is_told(String yaml, String notice, String expected, String path, String taken)
            throws IOException {
        write("_config.yml", "title: x\n" + yaml.replace("\\n", "\n") + "\n");
        Config config = load();
        List<String> told = problems.all().stream()
                .map(p -> p.toString().lines().toList().get(0))
                .toList();
        assertEquals(notice == null ? List.of() : List.of(notice), told);
        if (expected != null) {
            assertEquals(expected, problems.all().get(0).expected());
        }
        assertEquals(taken, Json.print(config.get(path)));
    }

    @Test
    void a_file_that_holds_no_settings_is_told() throws IOException {
        write("_config.yml", "- a\n- b\n");
        ProblemException broken = assertThrows(ProblemException.class, this::load);
        assertEquals("this file holds no settings", broken.problems().get(0).message());
    }
}
