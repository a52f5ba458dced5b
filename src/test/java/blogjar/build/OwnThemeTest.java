package blogjar.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.diagnostic.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A theme in the blog's own folder: that it is used, what it can do, what it is told, and what it can't reach. */
class OwnThemeTest {
    @TempDir
    Path folder;

    private Blog blog;

    @BeforeEach
    void make() throws IOException {
        blog = new Blog(folder).config("title: T\ntheme: mine\nlanguage: zh-CN\n");
        blog.post("a.md", "---\ntitle: A\ndate: 2024-01-02 03:04:05\nmood: good\ntags: [x]\n---\n正文\n");
        template("index", "{% for post in page.posts %}{{ post.title }}{% endfor %}");
    }

    private void template(String name, String text) throws IOException {
        blog.file("themes/mine/layout/" + name + ".peb", text);
    }

    private String post(String template) throws IOException {
        template("post", template);
        return blog.build().page("2024/01/02/a/index.html");
    }

    @Test
    void it_wins_over_the_built_in_one() throws IOException {
        Blog.Built built = blog.build();
        assertEquals("A", built.page("index.html"));
        assertEquals(List.of(), built.problems());
    }

    @Test
    void the_next_layout_is_taken_where_one_is_missing() throws IOException {
        template("page", "page: {{ page.title }}");
        assertEquals("page: A", blog.build().page("2024/01/02/a/index.html"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            {{ page.mood }}{{ page.nothing }}                      => good
            {{ page.content | plain }}                             => 正文
            {{ '<b>' }}{{ page.title ~ '<' }}                      => <b>A&lt;
            {{ url_for('/x y/') }}                                 => /x%20y/
            {{ full_url_for(page.path) }}                          => https://blog.example/2024/01/02/a/
            {{ date(page.date) }} {{ time(page.date) }}            => 2024-01-02 03:04:05
            {{ page.date | date('LL') }}                           => 2024年1月2日
            {{ full_date(page.date) }}                             => 2024-01-02 03:04:05
            {{ date('2020-02-03', 'M/D') }}{{ date(null) }}        => 2/3
            {{ date_xml(page.date) }}                              => 2024-01-01T19:04:05.000Z
            {{ __('hello', 'a', 2) }} {{ __('no.such') }}          => a, 2% no.such
            {{ __('only_en') }}                                    => English
            {{ _p('posts', 0) }} {{ _p('posts', 1) }} {{ _p('posts', 7) }} => none one 7
            {{ '<p>a &amp; <i>b</i></p>' | strip_html }}           => a &amp; b
            {{ '一二三四五' | truncate(3, '…') }}                  => 一二…
            {{ 'ab😀😀' | truncate(4, '…') }}                      => ab…
            {{ 'abcd' | truncate(length=4) }}                      => a...
            {{ 'abc' | truncate({'length': 4, 'omission': '-'}) }} => abc
            {{ word_wrap('aaa bbb', 3) }}                          => aaa\\nbbb
            {{ number_format(-1234.5, precision=2, delimiter='') }}{{ number_format('-123') }} => -1234.50-123
            {{ relative_date(page.date) }} {{ relative_date('2024-06-03') }}{{ relative_date(null) }} => 5 个月前 2 天后
            {{ link_to('/a/', 'A', class='x') }}                   => <a href="/a/" title="A" class="x">A</a>
            {{ list_tags(show_count=false, style=false) }}         => <a class="tag-link" href="/tags/x/" rel="tag">x</a>
            {{ list_tags(transform='upper', style=false) }}        => <a class="tag-link" href="/tags/x/" rel="tag">X<span class="tag-count">1</span></a>
            {{ list_posts(page.related) }}{{ toc('') }}{{ paginator() }} => <ul class="post-list"></ul>
            {{ meta_generator() }}                                 => <meta name="generator" content="blog.jar">
            {{ fragment_cache('x', '<b>') }}                       => <b>
            {{ '# A' | markdown }}                                 => <h1 id="A"><a href="#A" class="headerlink" title="A"></a>A</h1>
            {{ partial('partial/p', {'x': '<'}) }}                 => [&lt; A]
            {{ partial('partial/p', {'x': 1}, {'only': true}) }}   => [1 ]
            {{ partial('partial/q', {'x': 1}) }}                   => q[1 A]
            {% macro m(x) %}{{ partial('partial/p', {'x': x}) }}{% endmacro %}{{ m('1') }} => [1 A]
            {{ word_count('<p>你好 two words</p>') }}              => 4
            {{ page.front | json_encode }}                         => {"title":"A","date":"2024-01-02T03:04:05.000Z","mood":"good","tags":["x"]}
            {{ '</script>' | json_encode }}                        => "\\u003c/script>"
            {% for t in page.tags %}{{ t.name }}{{ loop.index }}{% endfor %} => x0
            {% for e in {'k': 'v'} %}{{ e.key }}{{ e.value }}{% endfor %} => kv
            {{ 'a,b' | split(',') | length }}{{ ('a,b' | split(','))[1] }} => 2b
            {{ theme.colour }}{{ theme.size }}                     => redbig
            {{ config.title.missing.deeper }}                      =>
            {% macro m(x) %}{{ x }}{{ url_for('/q') }}{% endmacro %}{{ m('1') }} => 1/q
            {{ asset('js/a.js') }}                                 => /js/a.5feceb66.js
            """)
    void templates_have_helpers(String template, String expected) throws IOException {
        template("partial/p", "[{{ x }} {{ page.title }}]");
        template("partial/q", "q{{ partial('p', {'x': x}) }}");
        blog.config("title: T\ntheme: mine\nlanguage: zh-CN\ntheme_config:\n  size: big\n");
        blog.file("themes/mine/_config.yml", "colour: red\nsize: small\n")
                .file("themes/mine/source/js/a.js", "0")
                .file(
                        "themes/mine/languages/zh-CN.yml",
                        "hello: '%s, %d%%'\nposts: {zero: none, one: one, other: '%d'}\n")
                .file("themes/mine/languages/en.yml", "only_en: English\n");
        assertEquals(
                expected == null ? "" : expected.replace("\\n", "\n"),
                post(template).strip());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            {{ ''.getClass() }}                                            => 1:7: error: 'getClass' can't be called: values have no methods in a theme
            {{ page.class }}{{ ''.class.forName('java.lang.Runtime') }}    => 1:29: error: 'forName' can't be called: values have no methods in a theme
            {{ site.class.name }}                                          => 1:9: error: the site has no 'class'
            {{ page.getClass().getClassLoader() }}                         => 1:9: error: 'getClass' can't be called: values have no methods in a theme
            {{ page.date.zone }}                                           => 1:14: error: this value has no 'zone'
            {{ template.engine }}                                          => 1:13: error: this value has no 'engine'
            {{ locale.country }}                                           => 1:11: error: this value has no 'country'
            {{ page.tags[0].tag }}                                         => 1:17: error: a tag has no 'tag'
            {{ i18n('java.lang.Runtime', 'x') }}                           => 1:4: error: there is no function or macro 'i18n'
            """)
    void a_theme_reaches_nothing_but_the_model(String template, String message) throws IOException {
        template("post", template);
        assertEquals(List.of("themes/mine/layout/post.peb:" + message), blog.failure());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiterString = "=>", quoteCharacter = '`', textBlock = """
            {{ urlfor('/') }}                     => :1:4: error: there is no function or macro 'urlfor'
            {{ 'x' | uper }}                      => :1:10: error: there is no filter 'uper'
            a\\n{% fro x in y %}                  => :2:4: error: there is no tag 'fro'
            {% endif %}                           => :1:4: error: 'endif' without the tag that it belongs to
            {% if true %}\\nx                     => :2: error: 'endif' is missing
            {% for p in page.tags %}\\nx          => :2: error: 'endfor' is missing
            {% block b %}\\nx                     => :1:4: error: 'endblock' is missing
            {{ page.title                         => :1: error: the expression ends too early
            {{ (1 + }}                            => :1: error: ')' is missing
            {{ 1 ? }}                             => :1: error: the expression ends too early
            {{ a ~ * }}                           => :1:8: error: '*' can't stand here
            x\\n{% include "no" %}                => :2:12: error: there is no template 'no'
            {% extends "./base" %}                => :1:12: error: there is no template 'base'
            {{ asset('css/no.css') }}             => :1: error: the theme has no file 'source/css/no.css'
            {{ page.title * 2 }}                  => :1: error: could not perform multiplication: For input string: "A"
            {% if page.tags %}x{% endif %}        => :1: error: unsupported value type
            {% for x in 5 %}{% endfor %}          => :1: error: not an iterable object. Value = [5]
            x\\n{{ partial('no') }}               => :2:4: error: partial(): there is no template 'no'
            {{ partial('post', 5) }}              => :1:4: error: partial(): 'locals' has to be a mapping, as {'title': page.title}
            {{ url_for('a', 'b', 'c') }}          => :1:4: error: url_for(): there is one value too many; it takes path, options
            {{ is_home(1) }}                      => :1:4: error: is_home(): it takes no values
            {{ date(page.date, fromat='x') }}     => :1:4: error: date(): it takes no 'fromat'
            {{ list_tags(page.posts | default(5)) }} => :1:4: error: list_tags(): it takes a list of tags and options
            {{ list_tags(site.posts) }}           => :1:4: error: list_tags(): it takes a list of tags and options
            {{ list_tags(transform='no') }}       => :1:4: error: list_tags(): 'transform' has to name a filter, and there is none 'no'
            {{ list_posts(amount='many') }}       => :1:4: error: list_posts(): 'amount' has to be a number, not 'many'
            {{ page.title | truncate('x') }}      => :1:17: error: truncate(): 'length' has to be a number, not 'x'
            {{ number_format('x') }}              => :1:4: error: number_format(): it takes a number, not 'x'
            {{ tagcloud(color=true, start_color='red', end_color='#fff') }} => :1:4: error: tagcloud(): 'start_color' has to be a colour as #rgb, #rrggbb, rgb() or hsl(), not 'red'
            {{ css({'rel': 'x'}) }}               => :1:4: error: css(): it takes paths, mappings with a path, and lists of them
            {% include "post" %}                  => : error: this template includes itself, or a macro calls itself, without an end
            """)
    void a_wrong_template_is_told_with_its_place(String template, String message) throws IOException {
        template("post", template.replace("\\n", "\n"));
        String told = blog.failure().get(0);
        assertTrue(told.startsWith("themes/mine/layout/post.peb" + message), told);
    }

    @Test
    void the_line_and_the_cure_are_told() throws IOException {
        template("post", "<p>\n  {{ page.title | trucate }}\n</p>");
        ProblemException failed = assertThrows(ProblemException.class, blog::build);
        assertTrue(failed.getMessage().startsWith("""
                        themes/mine/layout/post.peb:2:19: error: there is no filter 'trucate'
                            2 |   {{ page.title | trucate }}
                              |                   ^
                            fix: did you mean 'truncate'? docs/themes.md lists what there is"""), failed.getMessage());
    }

    @Test
    void a_mistake_in_an_included_template_is_told_there() throws IOException {
        template("post", "\n{% include \"partial/x\" %}");
        template("partial/x", "\n\n{{ nope() }}");
        assertEquals(
                List.of("themes/mine/layout/partial/x.peb:3:4: error: there is no function or macro 'nope'"),
                blog.failure());
    }

    @Test
    void a_broken_setting_or_text_of_the_theme_is_told() throws IOException {
        blog.file("themes/mine/_config.yml", "a: @b\n");
        assertEquals(
                List.of("themes/mine/_config.yml:1:4: error: a value can't begin with '@'"),
                blog.build().problems());
        blog.file("themes/mine/_config.yml", "").file("themes/mine/languages/en.yml", "a: b: c\n");
        assertEquals(List.of("themes/mine/languages/en.yml:1:5: error: a second ': ' in one line"), blog.failure());
    }

    @Test
    void its_files_are_published_under_their_names_too() throws IOException {
        blog.file("themes/mine/source/css/a.css", "x{}")
                .file("themes/mine/source/i.svg", "<svg/>")
                .file("themes/mine/source/_hidden/b.css", "y{}");
        Blog.Built built = blog.build();
        assertEquals("x{}", built.page("css/a.css"));
        assertEquals("<svg/>", built.page("i.svg"));
        assertFalse(built.files().keySet().stream().anyMatch(path -> path.contains("hidden")));
    }

    @Test
    void a_theme_without_a_fitting_layout_is_told() throws IOException {
        blog = new Blog(folder.resolve("other"))
                .config("theme: bare\n")
                .file("themes/bare/layout/post.peb", "x")
                .post("a.md", "---\ntitle: A\ndate: 2024-01-02\n---\n");
        assertTrue(blog.failure().contains("themes/bare: error: the theme has no layout for /index.html"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiterString = "=>", textBlock = """
            theme: landscape =>                                  =>
            theme: default   =>                                  =>
            theme: false     =>                                  =>
            theme: ../other  =>                                  => _config.yml:3:8: notice: the theme '../other' is not here (a folder of themes/)
            theme: fluid     =>                                  => _config.yml:3:8: notice: the theme 'fluid' is not here (themes/fluid or node_modules/hexo-theme-fluid)
            theme: fluid     => themes/fluid/.gitkeep                => _config.yml:3:8: notice: the theme 'fluid' is not here (themes/fluid or node_modules/hexo-theme-fluid)
            theme: fluid     => node_modules/hexo-theme-fluid/a.ejs  => _config.yml:3:8: notice: the theme 'fluid' is made for Hexo
            theme: next      => themes/next/layout/index.njk     => _config.yml:3:8: notice: the theme 'next' is made for Hexo
            theme: landscape => themes/landscape/layout/a.ejs    => _config.yml:3:8: notice: the theme 'landscape' is made for Hexo
            """)
    void the_built_in_theme_stands_in_for_one_of_hexo(String config, String file, String notice) throws IOException {
        blog.config(config + "\n");
        if (file != null) {
            blog.file(file, "<%- x %>");
        }
        Blog.Built built = blog.build();
        String more = "; the built-in theme is used instead";
        assertEquals(notice == null ? List.of() : List.of(notice + more), built.problems());
        assertTrue(built.page("index.html").contains("h-feed"));
    }

    @Test
    void a_file_in_themes_default_stands_in_for_that_of_the_jar() throws IOException {
        blog.config("theme: fluid\n").file("themes/default/layout/partial/footer.peb", "<footer>own</footer>");
        String page = blog.build().page("index.html");
        assertTrue(page.contains("<footer>own</footer>"));
        assertTrue(page.contains("class=\"site-header\""));
    }
}
