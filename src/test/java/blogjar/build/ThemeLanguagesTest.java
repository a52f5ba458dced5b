package blogjar.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The interface of the built-in theme in the languages that it speaks. */
class ThemeLanguagesTest {
    private static final Path LANGUAGES = Path.of("themes/default/languages");
    private static final Pattern PLACES = Pattern.compile("%[sd]");

    @TempDir
    Path folder;

    static Stream<String> languages() throws IOException {
        try (Stream<Path> files = Files.list(LANGUAGES)) {
            return files.map(file -> file.getFileName().toString().replace(".yml", "")).sorted().toList().stream();
        }
    }

    private static void gather(String prefix, Map<?, ?> texts, Set<String> into) {
        texts.forEach((key, text) -> {
            if (text instanceof Map<?, ?> inner) {
                gather(prefix + key + ".", inner, into);
            } else if (!key.equals("one")) {
                long places = PLACES.matcher(text.toString()).results().count();
                into.add(prefix + key + " with " + (key.equals("zero") ? 0 : places) + " places");
            }
        });
    }

    private static Set<String> texts(String language) throws IOException {
        Set<String> all = new HashSet<>();
        Object texts = new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(Files.readString(LANGUAGES.resolve(language + ".yml")));
        gather("", (Map<?, ?>) texts, all);
        return all;
    }

    @ParameterizedTest
    @MethodSource("languages")
    void each_has_the_same_texts_with_the_same_places_for_what_is_put_in(String language) throws IOException {
        Set<String> english = texts("en");
        Set<String> own = texts(language);
        List<String> missing = new ArrayList<>(english);
        missing.removeAll(own);
        List<String> unknown = new ArrayList<>(own);
        unknown.removeAll(english);
        assertEquals(List.of(), missing, "missing");
        assertEquals(List.of(), unknown, "unknown");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    de | 2. März 2024 | Startseite
                    fr | 2 mars 2024 | accueil
                    es | 2 de marzo de 2024 | inicio
                    ru | 2 марта 2024 | главную
                    ja | 2024年3月2日 | ホーム
                    ko | 2024년 3월 2일 | 홈
                    zh-TW | 2024年3月2日 | 首頁
                    """)
    void a_blog_has_its_dates_and_words(String language, String date, String home) throws IOException {
        Blog blog = new Blog(folder);
        blog.config("language: " + language + "\n");
        blog.post("one.md", "---\ntitle: T\ndate: 2024-03-02\npermalink: one/\n---\nx\n");
        Blog.Built built = blog.build();
        assertTrue(built.page("one/index.html").contains(">" + date + "</time>"), built.page("one/index.html"));
        assertTrue(built.page("one/index.html").contains("<html lang=\"" + language + "\">"));
        assertTrue(built.page("404.html").contains(home), built.page("404.html"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    zh-CN | 共 1 篇
                    ja | 全 1 件
                    ru | Записей: 1
                    en | 1 post
                    """)
    void one_of_a_kind_is_said_in_the_page_s_language_where_that_has_no_word_of_its_own_for_one(
            String language, String count) throws IOException {
        Blog blog = new Blog(folder);
        blog.config("language: " + language + "\n");
        blog.post("one.md", "---\ntitle: T\ndate: 2024-03-02\n---\nx\n");
        String archive = blog.build().page("archives/2024/index.html");
        assertTrue(archive.contains("<p class=\"count\">" + count + "</p>"), archive);
    }
}
