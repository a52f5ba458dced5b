package blogjar.tagplugin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import blogjar.config.Config;
import blogjar.diagnostic.Problems;
import blogjar.highlight.Highlighter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tags that ask the site: links to posts, files of the asset folder, included code. */
class SiteTagsTest {
    private static final SiteLookup SITE = new SiteLookup() {
        @Override
        public Optional<LinkTarget> post(String slugOrTitle) {
            return slugOrTitle.equals("two") || slugOrTitle.equals("Two & \"more\"")
                    ? Optional.of(new LinkTarget("Two & \"more\"", "2020/二/"))
                    : Optional.empty();
        }

        @Override
        public Optional<String> assetPath(String articleSource, String name) {
            return name.endsWith(".png") ? Optional.of("2020/one/" + name) : Optional.empty();
        }

        @Override
        public Optional<IncludedCode> includedCode(String path) {
            return path.equals("downloads/code/sub/a.txt")
                    ? Optional.of(new IncludedCode(path, "\none\n  two {x}\nthree\n"))
                    : Optional.empty();
        }

        @Override
        public @Nullable Object data(String name) {
            return null;
        }

        @Override
        public List<LinkTarget> series(String articleSource, String name) {
            return name.isEmpty() ? List.of() : List.of(new LinkTarget(name + " b", "b/"), new LinkTarget("a", "a/"));
        }
    };

    private static String render(String text, Map<String, Object> more) {
        Map<String, Object> settings = new java.util.HashMap<>(
                Map.of("url", "https://blog.example", "root", "/", "syntax_highlighter", "highlight.js"));
        settings.putAll(more);
        Config config = new Config(Map.copyOf(settings), Map.of());
        UnaryOperator<String> same = UnaryOperator.identity();
        return new ArticleRenderer(config, SITE, new Highlighter())
                .render(
                        new ArticleSource("a.md", text, 0, Map.of(), true, "_posts/one.md"),
                        same,
                        same,
                        new Problems());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            {% post_link two %}                      | <a href="/2020/%E4%BA%8C/" title="Two &amp; &quot;more&quot;">Two &amp; &quot;more&quot;</a>
            {% post_link 'Two & "more"' x %}         | <a href="/2020/%E4%BA%8C/" title="Two &amp; &quot;more&quot;">x</a>
            {% post_link two#h a <b> %}              | <a href="/2020/%E4%BA%8C/#h" title="Two &amp; &quot;more&quot;">a &lt;b&gt;</a>
            {% post_link two a <b> false %}          | <a href="/2020/%E4%BA%8C/" title="Two &amp; &quot;more&quot;">a <b></a>
            {% post_link two a true %}               | <a href="/2020/%E4%BA%8C/" title="Two &amp; &quot;more&quot;">a</a>
            [{% post_path two %}]                    | [/2020/%E4%BA%8C/]
            [{% post_path no %}]                     | []
            {% series A %}                           | <ol class="series-items"><li><a href="/a/" title="a">a</a></li><li><a href="/b/" title="A b">A b</a></li></ol>
            [{% series %}]                           | []
            [{% asset_path a.png %}{% asset_path a.x %}] | [/2020/one/a.png]
            {% asset_link a.png %}                   | <a href="/2020/one/a.png" title="a.png">a.png</a>
            {% asset_link a.png <i> x false %}       | <a href="/2020/one/a.png" title="&lt;i&gt; x"><i> x</a>
            [{% asset_link a.x %}]                   | []
            {% asset_img a.png %}                    | <img src="/2020/one/a.png" class="">
            {% asset_img left "a b.png" 10 20 t %}   | <img src="/2020/one/a%20b.png" class="left" width="10" height="20" title="t">
            [{% asset_img a.x %}]                    | []
            [{% include_code a.txt %}]               | []
            [{% include_code ../../secret.txt %}]    | []
            """)
    void tags_find_what_they_name(String text, String html) {
        assertEquals(html, render(text, Map.of()));
    }

    @Test
    void an_asset_stands_under_the_root_of_the_site() {
        assertEquals(
                "<img src=\"/blog/2020/one/a.png\" class=\"\">",
                render("{% asset_img a.png %}", Map.of("url", "https://blog.example/blog", "root", "/blog/")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            sub/a.txt                       | txt       | a.txt   | 1,2,3 | one,  two {x},three
            A title lang:js sub/a.txt       | js        | A title | 1,2,3 | one,  two {x},three
            from:3 to:3 ../code/sub/a.txt   | txt       | a.txt   | 1     | two {x}
            """)
    void code_is_included(String arguments, String language, String title, String numbers, String lines) {
        String gutter =
                "<span class=\"line\">" + numbers.replace(",", "</span><br><span class=\"line\">") + "</span><br>";
        String code = "<span class=\"line\">" + lines.replace(",", "</span><br><span class=\"line\">") + "</span><br>";
        assertEquals(
                "<figure class=\"highlight " + language + "\"><figcaption><span>" + title
                        + "</span><a href=\"/downloads/code/sub/a.txt\">view raw</a></figcaption><table><tr>"
                        + "<td class=\"gutter\"><pre>" + gutter + "</pre></td><td class=\"code\"><pre>" + code
                        + "</pre></td></tr></table></figure>",
                render("{% include_code " + arguments + " %}", Map.of()));
    }

    @Test
    void diagrams_are_left_to_the_browser() {
        assertEquals(
                "<pre class=\"mermaid\">A--&gt;B &amp; C</pre>",
                render("{% mermaid %}\n  A-->B & C\n{% endmermaid %}", Map.of()));
    }
}
