package blogjar.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plugins that change the addresses of posts: Pinyin, and categories by folder. */
class PathPluginsTest {
    @TempDir
    Path folder;

    private Blog blog;

    @BeforeEach
    void make() throws IOException {
        blog = new Blog(folder);
    }

    private Blog with(String plugin, String settings) throws IOException {
        return blog.config(settings).file("package.json", "{\"dependencies\": {\"" + plugin + "\": \"*\"}}");
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
              2024/01/02/你好，世界/            | 2024/01/02/ni-hao-shi-jie/
              2024/01/02/Hello World 中文标题/  | 2024/01/02/hello-world-zhong-wen-biao-ti/
              a/重庆 银行.html                 | a/chong-qing-yin-xing.html
              日本語/ひらがな.html             | ri-ben-yu/hiragana.html
              Ünïcode Größe/                  | unicode-grosse/
              a_b-c.d/                        | a-b-c.d/
              中文abc中文/                     | zhong-wen-abc-zhong-wen/
              C++ & Java/                     | c-java/
              “引号”—破折号/                   | yin-hao-po-zhe-hao/
              1中2/                           | 1-zhong-2/
              万广汉/                          | wan-guang-han/
            """)
    void a_path_in_pinyin_is_that_of_the_plugin(String permalink, String path) throws IOException {
        with("hexo-permalink-pinyin", "permalink_pinyin: {enable: true}\n");
        Set<String> files = blog.post("a.md", "---\ntitle: t\npermalink: '" + permalink + "'\n---\nx")
                .build()
                .files()
                .keySet();
        assertTrue(files.contains(path.endsWith("/") ? path + "index.html" : path), files.toString());
    }

    @Test
    void pinyin_can_have_another_separator_and_leave_some_posts_alone() throws IOException {
        with(
                "hexo-permalink-pinyin",
                "permalink: :title/\npermalink_pinyin: {enable: true, separator: _, exclude: 别, lowercase: false}\n");
        blog.post("中文 A.md", "---\ntitle: t\n---\nx").post("别的.md", "---\ntitle: t\n---\nx");
        Set<String> files = blog.build().files().keySet();
        assertTrue(files.contains("Zhong_Wen_A/index.html"), files.toString());
        assertTrue(files.contains("别的/index.html"), files.toString());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
              auto_dir_categorize: {force: false} | categories/own, categories/x, categories/x/y
              auto_dir_categorize: {force: true}  | categories/x, categories/x/y
              auto_dir_categorize: {enable: false} | categories/own
            """)
    void folders_are_categories(String settings, String expected) throws IOException {
        with("hexo-directory-category", settings + "\n");
        Set<String> lists = blog
                .post("top.md", "---\ntitle: a\n---\nx")
                .post("x/y/deep.md", "---\ntitle: b\n---\nx")
                .post("x/own.md", "---\ntitle: c\ncategories: own\n---\nx")
                .build()
                .files()
                .keySet()
                .stream()
                .filter(path -> path.startsWith("categories/"))
                .map(path -> path.replace("/index.html", ""))
                .collect(Collectors.toSet());
        assertEquals(Set.copyOf(List.of(expected.split(", "))), lists);
    }

    /** What a second build with the plugin gives, as the first one writes the categories into the files. */
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
              auto_category: {enable: true}                 | categories/own, categories/x, categories/x/y
              auto_category: {enable: true, depth: 1}       | categories/x
              auto_category: {enable: true, multiple: true} | categories/own, categories/x, categories/y
              auto_category: {enable: false}                | categories/own
            """)
    void folders_are_categories_whatever_the_file_says_with_hexo_auto_category(String settings, String expected)
            throws IOException {
        with("hexo-auto-category", "default_category: uncategorized\n" + settings + "\n");
        Set<String> lists = blog
                .post("top.md", "---\ntitle: a\ncategories: own\n---\nx")
                .post("x/y/deep.md", "---\ntitle: b\n---\nx")
                .post("x/own.md", "---\ntitle: c\ncategories: own\n---\nx")
                .build()
                .files()
                .keySet()
                .stream()
                .filter(path -> path.startsWith("categories/"))
                .map(path -> path.replace("/index.html", ""))
                .collect(Collectors.toSet());
        assertEquals(Set.copyOf(List.of(expected.split(", "))), lists);
    }
}
