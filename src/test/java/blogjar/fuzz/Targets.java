package blogjar.fuzz;

import blogjar.config.Config;
import blogjar.content.FrontMatter;
import blogjar.diagnostic.Problems;
import blogjar.highlight.Highlighter;
import blogjar.markdown.LinkAddresses;
import blogjar.markdown.Markdown;
import blogjar.markdown.MarkdownOptions;
import blogjar.tagplugin.ArticleRenderer;
import blogjar.tagplugin.ArticleSource;
import blogjar.tagplugin.NoSite;
import blogjar.text.Addresses;
import blogjar.text.Glob;
import blogjar.text.Html;
import blogjar.text.JsDate;
import blogjar.text.Json;
import blogjar.text.MomentFormat;
import blogjar.text.Slug;
import blogjar.text.TitleCase;
import blogjar.yaml.Yaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** All that is tried. */
final class Targets {
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Path RESOURCES = Path.of("src", "test", "resources");
    private static final List<String> MARKDOWN_WORDS = List.of(
            "*",
            "**",
            "_",
            "__",
            "~~",
            "`",
            "```\n",
            "~~~",
            "> ",
            "- ",
            "1. ",
            "\n",
            "\n\n",
            "    ",
            "\t",
            "[",
            "]",
            "](",
            "![",
            "(<",
            ")",
            "[a]: b\n",
            "<",
            ">",
            "<div>",
            "</div>",
            "<!--",
            "-->",
            "<?",
            "<![CDATA[",
            "&amp;",
            "&#",
            "http://a.b",
            "www.",
            "a@b.c",
            "\\",
            "|",
            "|-|\n",
            "---\n",
            "===\n",
            "# ",
            "\"",
            "'",
            "...",
            "<br>",
            ": ",
            "[^1]",
            "$",
            "$$",
            "- [ ] ",
            "<pre>",
            "a",
            "中",
            " ",
            "  \n");
    private static final List<String> TAG_WORDS = List.of(
            "{{",
            "}}",
            "{%",
            "%}",
            "{#",
            "#}",
            "{% raw %}",
            "{% endraw %}",
            "{% if a %}",
            "{% else %}",
            "{% endif %}",
            "{% for x in [1,2] %}",
            "{% endfor %}",
            "{% set x = 1 %}",
            "{% codeblock %}",
            "{% endcodeblock %}",
            "{% blockquote a, b http://c %}",
            "{% endblockquote %}",
            "{% img a 1 2 \"x 'y' z\" %}",
            "{% link a b %}",
            "{% post_link a %}",
            "{% include_code a.js %}",
            "{% macro a(b) %}",
            "{% endmacro %}",
            "|",
            "replace('a', 'b')",
            "| batch(2)",
            "range(",
            "title",
            "\"",
            "'",
            "(",
            ")",
            "[",
            "]",
            ".",
            ",",
            " ",
            "-",
            "not ",
            "in ",
            "is ",
            "if ",
            "r/a/",
            "1e9",
            "9".repeat(30),
            "```js mark:1-3 first_line:9\n",
            "```\n",
            "`",
            "~~~",
            "<code>",
            "</code>",
            "<!-- more -->",
            "{% x %}",
            "{% endx %}",
            "\n",
            "a",
            "| indent(99999)",
            "| center(99999)",
            "**",
            "\\");
    private static final List<String> YAML_WORDS = List.of(
            ": ",
            "- ",
            "\n",
            "\n  ",
            "\t",
            "? ",
            "|",
            ">",
            "|-\n  ",
            "&a ",
            "*a",
            "<<: *a",
            "[",
            "]",
            "{",
            "}",
            ",",
            "'",
            "\"",
            "!!",
            "!!binary ",
            "!!set ",
            "!!float ",
            "!!int ",
            "!js ",
            "#",
            " #",
            "---",
            "---\n",
            "...\n",
            "%YAML 1.2\n",
            "\\x",
            "\\u",
            "2020-01-01",
            "99:99:99",
            "0x",
            "1e999",
            ".nan",
            "~",
            "true",
            "=",
            "@",
            "`",
            "\u0085",
            "title: ",
            "date: ");
    private static final List<String> DATE_WORDS = List.of(
            "2020",
            "-",
            "/",
            ":",
            ".",
            "T",
            "Z",
            "+08:00",
            "+99:99",
            "-",
            " ",
            "pm",
            "am",
            "GMT",
            "May",
            "Sunday",
            "(",
            ")",
            "31",
            "99999999999999999999",
            "0",
            "24:00:00",
            "+275760-09-13",
            "年",
            "１",
            ",");
    private static final List<String> GLOB_WORDS = List.of(
            "*",
            "**",
            "**/",
            "?",
            "[",
            "]",
            "[!a]",
            "[z-a]",
            "[[:alpha:]]",
            "{",
            "}",
            "{a,b}",
            "{1..9999}",
            ",",
            "(",
            ")",
            "!(",
            "+(",
            "*(",
            "@(",
            "?(",
            "|",
            "/",
            ".",
            "\\",
            "!",
            "^",
            "a",
            "&&",
            "-");
    private static final List<String> PATTERN_WORDS = List.of(
            ":",
            ":year",
            ":title",
            ":name",
            ":category",
            ":id",
            ":path",
            "/",
            "..",
            ".",
            "\\",
            "%2e",
            "%",
            "\0",
            " ",
            "index.html",
            "a".repeat(300),
            "con",
            "?",
            "#",
            "YYYY",
            "dddd",
            "[",
            "]",
            "Do",
            "X",
            "x",
            "Z",
            "z",
            "LLLL",
            "é",
            "中",
            "-",
            "--",
            "\n");

    private Targets() {}

    /** @param folder for the trees */
    static List<Target> all(Path folder) throws IOException {
        List<String> markdown = examples("");
        List<String> tags = tagExamples();
        List<String> articles = new ArrayList<>(markdown);
        articles.addAll(tags);
        ArticleRenderer renderer = new ArticleRenderer(config(), NoSite.WITH_CODE, new Highlighter());
        Markdown marked = new Markdown(MarkdownOptions.of(Map.of()));
        List<Target> targets = new ArrayList<>(List.of(
                new Target("front-matter", heads(), YAML_WORDS, 5_000, 100_000, Targets::frontMatter),
                new Target(
                        "yaml",
                        yamls(),
                        YAML_WORDS,
                        5_000,
                        100_000,
                        text -> Json.print(Yaml.parse("t.yml", text, 1).value())),
                new Target("dates", dates(), DATE_WORDS, 200, 100_000, text -> JsDate.parse(text, ZONE)),
                new Target("globs", globs(), GLOB_WORDS, 500, 20_000, Targets::glob),
                new Target("texts", articles, PATTERN_WORDS, 5_000, 100_000, Targets::texts),
                new Target(
                        "json",
                        List.of("{\"a\": [1, 2.5e3, \"\\u0041\", null, true]}"),
                        GLOB_WORDS,
                        5_000,
                        100_000,
                        text -> {
                            try {
                                Json.print(Json.parse(text));
                            } catch (Json.SyntaxException told) {
                                told.offset();
                            }
                        }),
                new Target("markdown", markdown, MARKDOWN_WORDS, 5_000, 100_000, text -> marked.render(text, PLAIN)),
                new Target("tags", tags, TAG_WORDS, 5_000, 100_000, text -> article(renderer, marked, text))));
        targets.addAll(DialectTargets.all(markdown, MARKDOWN_WORDS));
        targets.addAll(TreeTargets.all(folder));
        return targets;
    }

    private static Config config() {
        return new Config(
                Map.of("url", "https://a.example", "root", "/", "syntax_highlighter", "highlight.js"), Map.of());
    }

    static final LinkAddresses PLAIN = new LinkAddresses() {
        @Override
        public String image(String src) {
            return Addresses.encode(src);
        }

        @Override
        public boolean isExternal(String href) {
            return href.startsWith("http");
        }
    };

    private static void article(ArticleRenderer renderer, Markdown marked, String text) {
        ArticleSource source =
                new ArticleSource("a.md", text, 0, Map.of("title", "T", "list", List.of(1L, 2L)), true, "a.md");
        renderer.render(source, t -> marked.render(t, PLAIN), t -> marked.render(t, PLAIN), new Problems());
    }

    private static void frontMatter(String text) {
        FrontMatter front = FrontMatter.parse("a.md", text);
        front.date("date", ZONE);
        front.text("title");
        front.place("a.md", "date");
    }

    private static void glob(String text) {
        int half = text.length() / 2;
        Glob glob = Glob.of(text);
        glob.matches(text);
        glob.matches("a/b/c.md");
        Glob.of(text.substring(0, half)).matches(text.substring(half));
    }

    private static void texts(String text) {
        Slug.slugize(text, Slug.Case.LOWER);
        TitleCase.of(text);
        Html.strip(Html.unescape(Html.escape(text)));
        Addresses.encode(text);
        Addresses.encodeInMarkdown(text);
        Addresses.isAuthority(text);
        Addresses.relative(text, "/a/b/");
        for (String language : List.of("en", "zh-CN", text.substring(0, Math.min(5, text.length())))) {
            new MomentFormat(text, language).print(ZonedDateTime.of(2020, 2, 29, 23, 59, 59, 0, ZONE));
        }
    }

    /** @param folder of the examples of a renderer */
    static List<String> examples(String folder) throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(RESOURCES.resolve("markdown").resolve(folder))) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".txt")).sorted().toList()) {
                String[] parts = Files.readString(file).replace('→', '\t').split("\n\n----- ", -1);
                for (int i = 1; i < parts.length; i++) {
                    texts.add(parts[i].substring(parts[i].indexOf('\n') + 1, parts[i].indexOf("\n.....\n")));
                }
            }
        }
        return texts;
    }

    private static List<String> tagExamples() throws IOException {
        List<String> texts = new ArrayList<>();
        for (String line :
                Files.readAllLines(RESOURCES.resolve("blogjar/tagplugin/hexo.jsonl"), StandardCharsets.UTF_8)) {
            try {
                texts.add(String.valueOf(((Map<?, ?>) Json.parse(line)).get("text")));
            } catch (Json.SyntaxException broken) {
                throw new IOException(broken);
            }
        }
        return texts;
    }

    private static List<String> heads() {
        return List.of(
                "---\ntitle: A b\ndate: 2020-01-01 10:00:00\ntags: [a, b]\ncategories:\n  - a\n  - [b, c]\n---\ntext\n",
                "title: \"x\"\nupdated: 2020/1/2\n---\ntext\n",
                ";;;\n\"title\": \"x\",\n\"tags\": [\"a\"]\n;;;\ntext\n",
                "---\na: &x {b: 1}\nc:\n  <<: *x\n  d: |\n    lines\n    more\n---\n");
    }

    private static List<String> yamls() {
        List<String> texts = new ArrayList<>();
        heads().forEach(head -> texts.add(head.replace("---\n", "")));
        texts.add("a: !!binary SGVsbG8=\nb: !!timestamp 2020-01-01\nc: [1, {d: e}, 'f''g', \"h\\u0041\"]\n? k\n: v\n");
        return texts;
    }

    private static List<String> dates() {
        return List.of(
                "2020-01-01T10:00:00.000+08:00",
                "2020/08/09 10:11",
                "May 7 2020 08:09 pm",
                "Sun, 09 Aug 2020 10:11:12 GMT+0800",
                "2020-1-1 1:02:03",
                "+012020-01-01T00:00:00Z",
                "12/31/99",
                "2020年1月1日");
    }

    private static List<String> globs() {
        return List.of(
                "**/*.md", "_posts/**", "!(a|b)/{c,d}/[e-g]?.js", "a/b/c.md", "{1..9}/*(a|b)/+(c)", "*.{html,htm}");
    }
}
