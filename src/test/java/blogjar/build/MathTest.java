package blogjar.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Formulas: where they are on, they reach the page as they are written, and the page draws them. */
class MathTest {
    private static final String DRAWS = "/math.mjs";

    @TempDir
    Path folder;

    private Blog blog;

    @BeforeEach
    void make() throws IOException {
        blog = new Blog(folder);
    }

    private String page(String front, String text) throws IOException {
        blog.post("a.md", "---\ndate: 2024-01-02\n" + front + "---\n" + text);
        return blog.build().page("2024/01/02/a/index.html");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
            $a_1 + b_1$           | <p>$a_1 + b_1$</p>
            $a<b$ and $*c*$       | <p>$a&lt;b$ and $*c*$</p>
            $$a\\\\b$$            | <p>$$a\\\\b$$</p>
            \\(a_1 b_1\\) c       | <p>\\(a_1 b_1\\) c</p>
            \\[a_1 b_1\\] c       | <p>\\[a_1 b_1\\] c</p>
            $\\frac{{a}}{b}$      | <p>$\\frac{ {a} }{b}$</p>
            $5_ and $6_ *c*       | <p>$5_ and $6_ <em>c</em></p>
            $5，价$*a*$           | <p>$5，价$*a*$</p>
            $a_\\text{中}*b*$     | <p>$a_\\text{中}*b*$</p>
            `$a` *b* `$`          | <p><code>$a</code> <em>b</em> <code>$</code></p>
            """)
    void a_formula_stays_as_it_is_written(String markdown, String html) throws IOException {
        String page = page("math: true\n", markdown + "\n");
        assertTrue(page.contains(html), page);
    }

    @Test
    void what_was_written_for_markdown_is_left_to_it() throws IOException {
        assertTrue(page("math: true\n", "$$a\\_1 \\\\\\\\ b$$\n").contains("<p>$$a_1 \\\\ b$$</p>"));
    }

    @Test
    void lines_of_a_formula_are_no_blocks() throws IOException {
        String page = page("math: true\n", "$$\na\n= b\n- c\n$$\n\n```math\nx_1\n\ny_1\n```\n");
        assertTrue(page.contains("<p>$$<br>a<br>= b<br>- c<br>$$</p>"), page);
        assertTrue(page.contains("<p>$$<br>x_1<br>%<br>y_1<br>$$</p>"), page);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            theme_config: {}                                                              |                 | false
            theme_config: {}                                                              | mathjax: true   | true
            theme_config: {post: {math: {enable: true}}}                                  |                 | true
            theme_config: {post: {math: {enable: true}}}                                  | math: false     | false
            theme_config: {post: {math: {enable: true, specific: true}}}                  |                 | false
            theme_config: {math: {mathjax: {enable: true}, every_page: true}}             |                 | true
            theme_config: {math: {mathjax: {enable: true}, every_page: false}}            |                 | false
            theme_config: {math: {use: katex, per_page: true}}                            |                 | true
            theme_config: {katex: {enable: true, per_page: true}}                         |                 | true
            theme_config: {plugins: {mathjax: true}}                                      |                 | true
            """)
    void a_blog_or_a_post_has_them_on(String config, String front, boolean on) throws IOException {
        blog.config(config + "\n");
        String page = page(front == null ? "" : front + "\n", "$*a*$\n");
        assertEquals(on, page.contains("$*a*$"));
        assertEquals(on, page.contains(DRAWS));
    }

    @Test
    void single_dollars_are_text_where_the_plugin_was_told_so() throws IOException {
        blog.config("mathjax: {every_page: true, single_dollars: false}\n")
                .file("package.json", "{\"dependencies\": {\"hexo-filter-mathjax\": \"0\"}}");
        assertTrue(page("", "$*a*$ $$*a*$$\n").contains("$<em>a</em>$ $$*a*$$"));
    }

    @Test
    void a_page_without_formulas_draws_none() throws IOException {
        assertTrue(!page("math: true\n", "a\n").contains(DRAWS));
    }
}
