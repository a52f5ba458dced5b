package blogjar.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code migrate}: which tree comes of another program's blog. */
class MigrateTest {
    @TempDir
    Path folder;

    private void write(String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String read(String path) throws IOException {
        return Files.readString(folder.resolve("new").resolve(path));
    }

    private Called migrate(String type, String from, String... more) {
        List<String> args = new ArrayList<>(List.of(
                "migrate",
                type,
                from.startsWith("http") ? from : folder.resolve(from).toString()));
        args.addAll(List.of(more));
        return Called.in(folder.resolve("new"), args.toArray(new String[0]));
    }

    /** The addresses of the new blog are those of the old one. */
    private void assertPublished(String... paths) {
        String routes = "\n" + Called.in(folder.resolve("new"), "list", "route").out();
        for (String path : paths) {
            assertTrue(routes.contains("\n" + path + "\n"), path + " not in" + routes);
        }
    }

    private static String item(String type, String status, String more) {
        return "<item>" + more + "<wp:post_type>" + type + "</wp:post_type><wp:status>" + status
                + "</wp:status></item>\n";
    }

    @Test
    void an_export_of_wordpress_becomes_posts_drafts_and_pages() throws IOException {
        write(
                "wp.xml",
                "<?xml version=\"1.0\"?><rss xmlns:wp=\"w\" xmlns:content=\"c\"><channel><title>Old blog</title>"
                        + "<link>https://old.test</link><language>en-US</language>\n"
                        + item("post", "publish", """
                        <title>Hello &amp; you: one</title><link>https://old.test/2020/01/hello/</link>
                        <wp:post_date>2020-01-02 03:04:05</wp:post_date><wp:post_modified>2020-02-02 03:04:05</wp:post_modified>
                        <wp:post_name>hello</wp:post_name><wp:is_sticky>1</wp:is_sticky>
                        <category domain="category" nicename="a"><![CDATA[A b]]></category>
                        <category domain="category" nicename="c"><![CDATA[C]]></category>
                        <category domain="post_tag" nicename="t"><![CDATA[t]]></category>
                        <content:encoded><![CDATA[First line
                        second <strong>line</strong>

                        <!--more-->

                        <blockquote>quoted</blockquote>
                        [caption id="x"]<img src="https://old.test/a.png" alt="A" /> words[/caption]

                        [sourcecode language="java"]
                        int a = 1;

                        int b = 2;
                        [/sourcecode]

                        <iframe src="https://video.test/1"></iframe>

                        [gallery ids="1,2"]]]></content:encoded>""".replace("                        ", ""))
                        + item(
                                "post",
                                "draft",
                                "<title>Not yet</title><link>https://old.test/?p=7</link><content:encoded><![CDATA[<!-- wp:paragraph --><p>x</p><!-- /wp:paragraph -->]]></content:encoded>")
                        + item(
                                "page",
                                "publish",
                                "<title>About</title><link>https://old.test/about/me/</link><wp:post_name>me</wp:post_name><content:encoded><![CDATA[<p>me</p>]]></content:encoded>")
                        + item("attachment", "inherit", "<title>pic</title>")
                        + item("post", "trash", "<title>gone</title>")
                        + "</channel></rss>");
        Called called = migrate("wordpress", "wp.xml");
        assertEquals(0, called.code(), called.err());
        assertEquals("""
                ---
                title: 'Hello & you: one'
                date: 2020-01-02 03:04:05
                updated: 2020-02-02 03:04:05
                categories:
                  - ["A b"]
                  - ["C"]
                tags:
                  - t
                sticky: 1
                permalink: 2020/01/hello/
                ---
                First line\s\s
                second **line**

                <!-- more -->

                > quoted

                ![A](https://old.test/a.png) words

                ```java
                int a = 1;

                int b = 2;
                ```

                <iframe src="https://video.test/1"></iframe>

                \\[gallery ids="1,2"\\]
                """, read("source/_posts/hello.md"));
        assertTrue(read("source/_drafts/Not-yet.md").endsWith("---\nx\n"));
        assertTrue(read("source/about/me/index.md").contains("title: About\n"));
        assertEquals("title: Old blog\nlanguage: en-US\nurl: https://old.test\n", read("_config.yml"));
        assertTrue(
                called.err().contains("the shortcode '[gallery]' of 'Hello & you: one' has no equal here"),
                called.err());
        assertTrue(called.err().contains("1 post, 1 page, 1 draft and 0 files written to "), called.err());
        assertPublished("2020/01/hello/index.html", "about/me/index.html");
        Called again = migrate("wordpress", "wp.xml");
        assertTrue(again.err().contains("source/_posts/hello.md: notice: this file is there already"), again.err());
        assertTrue(again.err().contains("0 posts, 0 pages"), again.err());
    }

    @Test
    void html_that_markdown_has_no_form_for_stays_html() throws IOException {
        write(
                "feed.xml",
                "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"de\"><title>T</title><link href=\"https://old.test/\"/>"
                        + "<entry><title>E</title><link href=\"https://old.test/e.html\"/><published>2021-02-03T04:05:06Z</published><category term=\"x\"/>"
                        + "<content type=\"html\">&lt;p&gt;a&lt;sub&gt;1&lt;/sub&gt; &lt;kbd&gt;k&lt;/kbd&gt;&lt;/p&gt;"
                        + "&lt;table&gt;&lt;tr&gt;&lt;td colspan=2&gt;c&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;"
                        + "&lt;table&gt;&lt;tr&gt;&lt;th&gt;h&lt;/th&gt;&lt;/tr&gt;&lt;tr&gt;&lt;td&gt;d&lt;/td&gt;&lt;/tr&gt;&lt;/table&gt;"
                        + "&lt;video src=\"v.mp4\"&gt;&lt;/video&gt;&lt;p&gt;&lt;img src=\"a b.png\"&gt;&lt;/p&gt;</content></entry></feed>");
        assertEquals(0, migrate("atom", "feed.xml").code());
        String post = read("source/_posts/e.md");
        assertTrue(post.contains("permalink: e.html\n"), post);
        assertTrue(post.contains("a<sub>1</sub> <kbd>k</kbd>\n"), post);
        assertTrue(post.contains("<table><tbody><tr><td colspan=\"2\">c</td></tr></tbody></table>"), post);
        assertTrue(post.contains("| h |\n|---|\n| d |\n"), post);
        assertTrue(post.contains("<video src=\"v.mp4\"></video>"), post);
        assertTrue(post.contains("![](a%20b.png)"), post);
        assertPublished("e.html");
        assertEquals(0, migrate("atom", "feed.xml", "--keep-html", "--replace").code());
        assertTrue(read("source/_posts/e.md").contains("<p>a<sub>1</sub> <kbd>k</kbd></p><table>"));
    }

    @Test
    void pictures_of_the_old_host_come_along_where_that_is_asked_for() throws IOException {
        HttpServer old = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        String host = "http://127.0.0.1:" + old.getAddress().getPort();
        String feed = "<rss><channel><title>T</title><link>" + host + "</link><item><title>A</title><link>" + host
                + "/a/</link>"
                + "<pubDate>Tue, 02 Jan 2024 03:04:05 GMT</pubDate><description>&lt;img src=\"" + host
                + "/up/a.png\"&gt; &lt;img src=\""
                + host
                + "/none.png\"&gt; &lt;img src=\"https://other.test/b.png\"&gt;</description></item></channel></rss>";
        Map<String, byte[]> files =
                Map.of("/feed.xml", feed.getBytes(StandardCharsets.UTF_8), "/up/a.png", new byte[] {1, 2});
        old.createContext("/", exchange -> {
            byte[] bytes = files.get(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(bytes == null ? 404 : 200, bytes == null ? -1 : bytes.length);
            if (bytes != null) {
                exchange.getResponseBody().write(bytes);
            }
            exchange.close();
        });
        old.start();
        try {
            Called called = migrate("rss", host + "/feed.xml", "--images");
            assertEquals(0, called.code(), called.err());
            String post = read("source/_posts/a.md");
            assertTrue(post.contains("![](/up/a.png) ![](" + host + "/none.png) ![](https://other.test/b.png)"), post);
            assertEquals(2, Files.size(folder.resolve("new/source/up/a.png")));
            assertTrue(called.err().contains("/none.png answers 404"), called.err());
        } finally {
            old.stop(0);
        }
    }

    @Test
    void a_tree_of_jekyll_keeps_its_addresses() throws IOException {
        write("old/_config.yml", "title: Old\nbaseurl: /b\nurl: https://old.test\nauthor: {name: Me}\ntimezone: UTC\n");
        write("old/_posts/2020-01-02-hello-world.md", """
                ---
                layout: post
                title: "Hello: world"
                categories: Tech News
                tags: [a, b]
                redirect_from: /older/
                ---
                See [other]({% post_url 2021-03-04-other %}), ![i]({{ site.baseurl }}/img/a.png), {{ "/x" | relative_url }}.

                {% highlight ruby linenos %}
                puts 1
                {% endhighlight %}

                {% include figure.html %}

                `{{ in code }}`
                """);
        write(
                "old/work/_posts/2021-03-04-other.md",
                "---\nlast_modified_at: 2021-03-05\ndate: 2021-03-04 01:00:00 +0200\n---\nx\n");
        write("old/_posts/2022-01-01-own.md", "---\npermalink: /own/place/\n---\nx\n");
        write("old/_drafts/soon.md", "---\ntitle: Soon\n---\nx\n");
        write("old/about.md", "---\ntitle: About\npermalink: /about/\n---\nx\n");
        write("old/index.html", "---\n---\n{% for post in site.posts %}{{ post.title }}{% endfor %}\n");
        write("old/feed.xml", "---\n---\n<feed>{{ site.title }}</feed>\n");
        write("old/img/a.png", "png");
        write("old/_layouts/post.html", "x");
        write("old/Gemfile", "x");
        Called called = migrate("jekyll", "old");
        assertEquals(0, called.code(), called.err());
        assertEquals("""
                ---
                title: 'Hello: world'
                date: 2020-01-02 00:00:00
                categories:
                  - ["Tech"]
                  - ["News"]
                tags:
                  - a
                  - b
                permalink: tech/news/2020/01/02/hello-world.html
                redirect_from: /older/
                ---
                See [other]({% post_path other %}), ![i](/b/img/a.png), /b/x.


                ```ruby
                puts 1
                ```


                {% raw %}{% include figure.html %}{% endraw %}

                `{% raw %}{{ in code }}{% endraw %}`
                """, read("source/_posts/hello-world.md"));
        assertTrue(read("source/_posts/other.md").contains("updated: 2021-03-05 00:00:00\n"));
        assertTrue(
                called.err()
                        .contains(
                                "_posts/2020-01-02-hello-world.md:14:1: notice: 'include' of Jekyll has no equal here"),
                called.err());
        assertTrue(
                called.err().contains("index.html: notice: a list that Jekyll makes by Liquid is left out"),
                called.err());
        assertFalse(called.err().contains("in code"), called.err());
        assertPublished(
                "tech/news/2020/01/02/hello-world.html",
                "own/place/index.html",
                "about/index.html",
                "img/a.png",
                "older/index.html");
        assertEquals(
                "[_drafts/soon.md, _posts/hello-world.md, _posts/other.md, _posts/own.md, about.md, img/a.png]",
                Called.tree(folder.resolve("new/source")).keySet().toString());
    }

    @Test
    void a_tree_of_hugo_in_several_languages_keeps_them_apart() throws IOException {
        write(
                "old/config/_default/hugo.toml",
                "baseURL = 'https://old.test/'\ntitle = 'Old'\ndefaultContentLanguage = 'en'\n");
        write("old/config/_default/languages.toml", "[zh-cn]\nweight = 2\n[en]\nweight = 1\n[fr]\ndisabled = true\n");
        write("old/config/_default/permalinks.toml", "post = '/p/:slug/'\npage = '/:slug/'\n");
        String dated = "---\ntitle: %s\ndate: 2020-01-0%d\n---\n%s\n";
        write("old/content/_index.zh-cn.md", "---\nmenu: main\n---\n");
        write("old/content/post/tea/index.md", dated.formatted("Green Tea!", 1, "[next]({{< ref \"cup\" >}})"));
        write("old/content/post/tea/index.zh-cn.md", dated.formatted("绿茶", 1, "[次]({{< ref \"cup\" >}})"));
        write("old/content/post/tea/a.png", "png");
        write("old/content/post/cup.md", dated.formatted("Cup", 2, "x"));
        write("old/content/post/cup.zh-cn.md", dated.formatted("杯", 2, "x"));
        write("old/content/page/about/index.md", "---\ntitle: About\ndate: 2019-01-01\n---\nme\n");
        write("old/content/page/about/index.zh-cn.md", "---\ntitle: 关于\n---\n我\n");
        write("old/content/page/archives/index.md", "---\ntitle: Archives\nlayout: archives\n---\n");

        Called called = migrate("hugo", "old");

        assertEquals(0, called.code(), called.err());
        assertTrue(
                called.err().contains("content/page/archives/index.md: notice: this page was made by Hugo's theme"),
                called.err());
        assertEquals(
                "[_posts/en/cup.md, _posts/en/tea.md, _posts/en/tea/a.png, _posts/zh-cn/cup.md, _posts/zh-cn/tea.md,"
                        + " _posts/zh-cn/tea/a.png, about/index.md, zh-cn/关于/index.md]",
                Called.tree(folder.resolve("new/source")).keySet().toString());
        assertTrue(read("source/_posts/en/tea.md").contains("[next](/p/cup/)"), read("source/_posts/en/tea.md"));
        assertTrue(read("source/_posts/zh-cn/tea.md").contains("[次](/zh-cn/p/杯/)"), read("source/_posts/zh-cn/tea.md"));
        assertPublished(
                "index.html",
                "zh-cn/index.html",
                "p/green-tea/index.html",
                "zh-cn/p/绿茶/index.html",
                "about/index.html",
                "zh-cn/关于/index.html");
    }

    @Test
    void what_hexo_would_take_for_its_own_is_text() throws IOException {
        write("old/hugo.toml", "baseURL = 'https://old.test/'\n");
        write("old/content/posts/a.md", """
                ---
                title: A
                date: 2020-01-01
                ---
                # Top {#top}

                {{%
                 slides 1 %}} `{{ .Title }}` {{</* figure src="a.png" */>}}

                ```
                {{</* own */>}} {{ .Kept }}
                ```
                """);

        assertEquals(0, migrate("hugo", "old").code());

        assertTrue(read("source/_posts/a.md").endsWith("""
                <a id="top"></a>

                # Top

                {% raw %}{{%
                 slides 1 %}}{% endraw %} `{% raw %}{{ .Title }}{% endraw %}` {% raw %}{{< figure src="a.png" >}}{% endraw %}

                ```
                {{< own >}} {{ .Kept }}
                ```
                """), read("source/_posts/a.md"));
        Called built = Called.in(
                folder.resolve("new"),
                "generate",
                "--output",
                folder.resolve("site").toString());
        assertEquals(0, built.code());
        assertFalse(built.err().contains("notice"), built.err());
    }

    @Test
    void a_tree_of_hugo_keeps_its_addresses() throws IOException {
        write(
                "old/hugo.toml",
                "baseURL = 'https://old.test/'\ntitle = \"Old\" # mine\nlanguageCode = 'en'\ntimeZone = 'UTC'\n[params]\n  author = \"Me\"\n[permalinks]\n  blog = '/:year/:slug/'\n");
        write("old/content/posts/First Post.md", """
                +++
                title = "First: one"
                date = 2020-01-02T03:04:05Z
                tags = ["a", 'b',
                  "c"]
                aliases = ["/older/"]
                weight = 3
                [cover]
                image = "c.png"
                +++
                {{< figure src="a.png" alt="A" caption="Cap" >}} [s]({{< ref "second.md#part" >}}) {{< youtube abc >}}

                {{< highlight go "linenos=table" >}}
                x := 1
                {{< /highlight >}}

                {{< own thing >}}
                """);
        write(
                "old/content/blog/second/index.md",
                "---\ntitle: Second\ndate: 2021-05-06\nslug: two\ncategories: [X, Y]\n---\n![p](pic.png)\n");
        write("old/content/blog/second/pic.png", "png");
        write("old/content/blog/_index.md", "---\ntitle: Blog\n---\n");
        write("old/content/about.md", "{\n\"title\": \"About\"\n}\n\nme\n");
        write("old/content/posts/soon.md", "---\ntitle: Soon\ndraft: true\n---\nx\n");
        write("old/static/img/s.png", "png");
        Called called = migrate("hugo", "old");
        assertEquals(0, called.code(), called.err());
        assertEquals("""
                ---
                title: 'First: one'
                date: 2020-01-02 03:04:05
                tags:
                  - a
                  - b
                  - c
                permalink: posts/first-post/
                aliases:
                  - /older/
                cover: {"image":"c.png"}
                ---
                ![A](a.png "Cap") [s](/2021/two/#part) {% youtube abc %}


                ```go
                x := 1
                ```


                {% raw %}{{< own thing >}}{% endraw %}
                """, read("source/_posts/First-Post.md"));
        assertTrue(
                called.err().contains("content/posts/First Post.md:17:1: notice: 'own' of Hugo has no equal here"),
                called.err());
        assertTrue(read("_config.yml").contains("post_asset_folder: true"), read("_config.yml"));
        assertEquals(
                "[_drafts/soon.md, _posts/First-Post.md, _posts/second.md, _posts/second/pic.png, about/index.md, img/s.png]",
                Called.tree(folder.resolve("new/source")).keySet().toString());
        assertPublished(
                "posts/first-post/index.html",
                "2021/two/index.html",
                "2021/two/pic.png",
                "about/index.html",
                "older/index.html");
    }

    @Test
    void what_is_none_of_these_is_told() throws IOException {
        write("x.xml", "<html></html>");
        write("bad/hugo.toml", "title = \n");
        write("bad/content/a.md", "x");
        for (String[] call : new String[][] {
            {"rss", "x.xml", "x.xml: error: this is no feed and no export of WordPress"},
            {"jekyll", "nowhere", "there is no tree of Jekyll in "},
            {"hugo", "nowhere", "there is no tree of Hugo in "},
            {"hugo", "bad", "hugo.toml:1:9: error: this is not TOML"}
        }) {
            Called called = migrate(call[0], call[1]);
            assertEquals(2, called.code(), called.err());
            assertTrue(called.err().contains(call[2]), called.err());
        }
    }
}
