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

/** Formulas: where they are on, the page has them as Hexo writes them, learns how they were written, and draws them. */
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
            $a_1 + b_1$           | <!-- math --><p>$a_1 + b_1$</p>
            $a'$ `$a`             | <!-- formulas [["$a’$","$a'$"]] --><p>$a’$ <code>$a</code></p>
            $a<b$ and $*c*$       | <!-- formulas [["$c$","$*c*$"]] --><p>$a&lt;b$ and $<em>c</em>$</p>
            $$a\\,b$$            | <!-- formulas [["$$a,b$$","$$a\\\\,b$$"]] --><p>$$a,b$$</p>
            $a--b<c$              | <!-- formulas [["$a–b\\u003cc$","$a-\\u002db\\u003cc$"]] --><p>$a–b&lt;c$</p>
            $_a$ $5_ $b_$         | <!-- formulas [["$a$","$_a$"]] --><p>$<em>a$ $5</em> $b_$</p>
            $a<b c>d$ $*e*$       | <!-- formulas [["$e$","$*e*$"]] --><p>$a&lt;b c&gt;d$ $<em>e</em>$</p>
            \\(a_1 b_1\\) c       | <!-- math --><p>\\(a_1 b_1\\) c</p>
            \\[a_1 b_1\\] c       | <!-- math --><p>\\[a_1 b_1\\] c</p>
            $\\frac{{a}}{b}$      | <!-- math --><p>$\\frac{ {a} }{b}$</p>
            $\\frac{a}{b_{c}}$    | <!-- math --><p>$\\frac{a}{b_{c}}$</p>
            $5_ and $6_ *c*       | <p>$5_ and $6_ <em>c</em></p>
            $5，价$*a*$           | <!-- formulas [["$a$","$*a*$"]] --><p>$5，价$<em>a</em>$</p>
            $<a a>$ $b$ $a$ $*a*$ | <!-- formulas [["$a$","$*a*$"]] --><p>$&lt;a a&gt;$ $b$ $a$ $<em>a</em>$</p>
            $a <!-- *b* --> c$    | <!-- math --><p>$a <!-- *b* --> c$</p>
            `$a` *b* `$`          | <p><code>$a</code> <em>b</em> <code>$</code></p>
            """)
    void a_formula_is_shown_as_with_Hexo_and_told_as_it_is_written(String markdown, String html) throws IOException {
        String page = page("math: true\n", markdown + "\n");
        assertTrue(page.contains(html), page);
    }

    @Test
    void what_was_written_for_markdown_is_left_to_it() throws IOException {
        assertTrue(page("math: true\n", "$$a\\_1 \\\\\\\\ b$$\n").contains("<p>$$a_1 \\\\ b$$</p>"));
    }

    @Test
    void no_formula_goes_over_a_tag() throws IOException {
        String page = page("math: true\n", "$a {% raw %}{{b}} c$ {% endraw %} $d$\n");
        assertTrue(page.contains("<p>$a {{b}} c$  $d$</p>"), page);
    }

    @Test
    void a_formula_that_markdown_takes_for_blocks_is_told() throws IOException {
        String page = page("math: true\n", "$$\na\n= b\n- c\n$$\n");
        assertTrue(page.contains("<!-- formulas [[\"$$a=bc$$\",\"$$\\na\\n= b\\n- c\\n$$\"]] --><p>$$<br>a<br>"), page);
    }

    @Test
    void code_named_math_is_drawn() throws IOException {
        String page = page("", "```math\nx_1\n```\n");
        assertTrue(page.contains("<figure class=\"highlight plaintext\" data-diagram=\"math\">"), page);
        assertTrue(page.contains(DRAWS));
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
            theme: next;theme_config: {mathjax: {enable: true, per_page: false}}       |                 | true
            theme: next;theme_config: {mathjax: {enable: true, per_page: true}}        |                 | false
            theme: stellar;theme_config: {plugins: {katex: {enable: true}}}            |                 | true
            theme_config: {plugins: {mathjax: true}}                                      |                 | true
            """)
    void a_blog_or_a_post_has_them_on(String config, String front, boolean on) throws IOException {
        blog.config(config.replace(';', '\n') + "\n");
        String page = page(front == null ? "" : front + "\n", "$*a*$\n");
        assertEquals(on, page.contains("[[\"$a$\",\"$*a*$\"]]"));
        assertEquals(on, page.contains(DRAWS));
    }

    @Test
    void single_dollars_are_text_where_the_plugin_was_told_so() throws IOException {
        blog.config("mathjax: {every_page: true, single_dollars: false}\n")
                .file("package.json", "{\"dependencies\": {\"hexo-filter-mathjax\": \"0\"}}");
        assertTrue(page("", "$*a*$ $$*a*$$\n").contains("[[\"$$a$$\",\"$$*a*$$\"]] --><p>$<em>a</em>$ $$<em>a</em>$$"));
    }

    @Test
    void a_page_without_formulas_draws_none() throws IOException {
        assertTrue(!page("math: true\n", "a\n").contains(DRAWS));
    }
}
