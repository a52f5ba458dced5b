package blogjar.highlight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HighlighterTest {
    private static final Highlighter HIGHLIGHTER = new Highlighter();
    private static final Pattern SPAN = Pattern.compile("<span class=\"[^\"<>]*\">|</span>");
    private static final String[] LANGUAGES =
            ("java kotlin scala groovy js ts jsx coffee python bash shell console go sql c cpp csharp fsharp rust swift "
                            + "objc php ruby lua perl r julia matlab dart powershell vim haskell ocaml elixir erlang clojure "
                            + "lisp prolog protobuf graphql cmake dockerfile makefile nginx apache bat latex awk tcl nim pascal "
                            + "vbnet x86asm fortran nix terraform solidity verilog http html xml vue css scss less stylus json "
                            + "yaml toml ini properties diff markdown plaintext nosuch")
                    .split(" ");
    private static final String[] FRAGMENTS = {
        "{",
        "{{",
        "}",
        "\"",
        "'",
        "`",
        "/",
        "/*",
        "*/",
        "//",
        "<!--",
        "-->",
        "<",
        "</",
        ">",
        "<a b=\"",
        "${",
        "#{",
        "\\",
        "\\\"",
        "[",
        "](",
        "#",
        "#include <",
        "#[",
        "<<EOF\n",
        "EOF\n",
        "*",
        "**",
        "$",
        "$a",
        "@",
        "@a",
        "&amp;",
        "&",
        "\n",
        "- ",
        "a: ",
        "|\n ",
        "---\n",
        "<script>",
        "</script>",
        "<style>",
        "{%",
        "%}",
        "<?php ",
        "?>",
        "$ ",
        "--[[",
        "]]",
        "```\n",
        "r\"",
        "1.5e-3",
        "0xFF",
        "class A",
        "function f(",
        "if ",
        ":sym",
        "中文",
        "\t",
        "=",
        ";",
        "\u00a0"
    };

    /** Tokens as {@code [kind:text]}. */
    private static String shown(String language, String code) {
        return String.join(
                        "⏎",
                        HIGHLIGHTER.highlight(language, code, Marking.PLAIN).lines())
                .replaceAll("<span class=\"([^\"]*)\">", "[$1:")
                .replace("</span>", "]")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#x27;", "'")
                .replace("&amp;", "&");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
            java   ¦ @A int f(String s) { return 0x1F; } // c   ¦ [meta:@A] [type:int] [title function_:f][params:(String s)] { [keyword:return] [number:0x1F]; } [comment:// c]
            java   ¦ /* a\\nb */ x                              ¦ [comment:/* a]⏎[comment:b */] x
            js     ¦ const a = `x ${b} y`, r = /a[/]b/g.test(c) ¦ [keyword:const] a = [string:`x [subst:${b}] y`], r = [regexp:/a[/]b/g].[title function_:test](c)
            js     ¦ a / b / c                                  ¦ a / b / c
            ts     ¦ let x: string = null                       ¦ [keyword:let] [attr:x]: [built_in:string] = [literal:null]
            python ¦ def f(x): return f"{x}" # c                ¦ [keyword:def] [title function_:f]([params:x]): [keyword:return] [string:f"[subst:{x}]"] [comment:# c]
            py     ¦ a = '''x\\ny'''                            ¦ a = [string:'''x]⏎[string:y''']
            bash   ¦ echo "$1 ${x:-y}" 'z' # c                  ¦ [built_in:echo] [string:"[variable:$1] [variable:${x:-y}]"] [string:'z'] [comment:# c]
            sh     ¦ cat <<EOF\\nif $x\\nEOF\\nfi               ¦ [built_in:cat] <<[string:EOF]⏎[string:if $x]⏎[string:EOF]⏎[keyword:fi]
            shell  ¦ $ cd x\\nout                               ¦ [meta prompt_:$ ][language-bash:[built_in:cd] x]⏎out
            shell  ¦ cd x                                       ¦ cd x
            go     ¦ func F(x int) { a := `b` }                 ¦ [function:[keyword:func] [title:F][params:(x [type:int])]] { a := [string:`b`] }
            sql    ¦ SELECT 'a' FROM t -- c                     ¦ [keyword:SELECT] [string:'a'] [keyword:FROM] t [comment:-- c]
            c      ¦ #include <a.h>\\nchar c = '\\\\n';         ¦ [meta:#[keyword:include] [string:<a.h>]]⏎[type:char] c = [string:'\\\\n'];
            rust   ¦ fn f<'a>(x: &'a str) { 'c' }               ¦ [keyword:fn] [title function_:f]<[symbol:'a]>(x: &[symbol:'a] [type:str]) { [string:'c'] }
            html   ¦ <a href="x">&lt;</a><!-- c -->             ¦ [tag:<[name:a] [attr:href]=[string:"x"]>][symbol:&lt;][tag:</[name:a]>][comment:<!-- c -->]
            html   ¦ <script>let a</script>                     ¦ [tag:<[name:script]>][language-javascript:[keyword:let] a][tag:</[name:script]>]
            css    ¦ .a > b:hover { color: #fff; top: -1px }    ¦ [selector-class:.a] > [selector-tag:b][selector-pseudo::hover] { [attribute:color]: [number:#fff]; [attribute:top]: -[number:1px] }
            scss   ¦ $x: 1px; // c                              ¦ [variable:$x]: [number:1px]; [comment:// c]
            json   ¦ {"a": [1, true, "b"]}                      ¦ [punctuation:{][attr:"a"][punctuation::] [punctuation:[][number:1][punctuation:,] [literal:[keyword:true]][punctuation:,] [string:"b"][punctuation:]][punctuation:}]
            yaml   ¦ a: b c # d\\n- 1                           ¦ [attr:a:] [string:b] [string:c] [comment:# d]⏎[bullet:-] [number:1]
            ini    ¦ [s]\\nk=1 ; c                              ¦ [section:[s]]⏎[attr:k]=[number:1] [comment:; c]
            diff   ¦ @@ 1\\n-a\\n+b\\n c                        ¦ @@ 1⏎[deletion:-a]⏎[addition:+b]⏎ c
            md     ¦ # T\\n- **b** `c`                          ¦ [section:# T]⏎[bullet:-] [strong:**b**] [code:`c`]
            docker ¦ FROM a AS b\\nRUN from                     ¦ [keyword:FROM] a AS b⏎[keyword:RUN][language-bash: from]
            php    ¦ <b><?php echo $a; ?>                       ¦ <b>[meta:<?php] [keyword:echo] [variable:$a]; [meta:?>]
            ruby   ¦ x = :s; puts "#{a}"                        ¦ x = [symbol::s]; puts [string:"[subst:#{a}]"]
            lua    ¦ x = 1 --[[ a\\nb ]]                        ¦ x = [number:1] [comment:--[[ a]⏎[comment:b ]]]
            text   ¦ if (a < b) "c"                             ¦ if (a < b) "c"
            """)
    void colours(String language, String code, String tokens) {
        assertEquals(
                tokens.replace("\\\\", "\\"),
                shown(language, code.replace("\\\\", "\0").replace("\\n", "\n").replace('\0', '\\')));
    }

    @ParameterizedTest
    @EnumSource
    void marks_as_either_highlighter_does(Marking marking) {
        String line = HIGHLIGHTER.highlight("js", "f('<&>')", marking).lines().get(0);
        assertEquals(
                switch (marking) {
                    case PLAIN ->
                        "<span class=\"title function_\">f</span>"
                                + "(<span class=\"string\">&#x27;&lt;&amp;&gt;&#x27;</span>)";
                    case HLJS ->
                        "<span class=\"hljs-title function_\">f</span>"
                                + "(<span class=\"hljs-string\">&#x27;&lt;&amp;&gt;&#x27;</span>)";
                    case PRISM ->
                        "<span class=\"token function\">f</span>"
                                + "(<span class=\"token string\">'&lt;&amp;>'</span>)";
                },
                line);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            perl   | public class A { private final int b = 1; }
            css    | .a { color: red; }
            n1ql   | SELECT a FROM b WHERE c = 1
            ebnf   | hello there
            python | import numpy as np\\ndef f(x):\\n    return x
            bash   | $a = 1;\\necho $a;
            arduino | public Ring(int parts, Work last) {\\n}\\n\\npublic Ring(int parts) {\\n}
            ''     | ''
            """)
    void guesses_the_language(String language, String code) {
        assertEquals(
                language,
                HIGHLIGHTER.guess(code.replace("\\n", "\n"), Marking.PLAIN).language());
    }

    @Test
    void knows_the_names_of_both_highlighters() {
        Languages languages = HIGHLIGHTER.languages();
        assertTrue(languages.inHighlightJs("js"));
        assertTrue(languages.inHighlightJs("C++"));
        assertFalse(languages.inHighlightJs("vue"));
        assertFalse(languages.inHighlightJs("constructor"));
        assertEquals("javascript", languages.prismName("js"));
        assertEquals("markup", languages.prismName("html"));
        assertEquals("nosuch", languages.prismName("nosuch"));
    }

    /** Whatever the code, it is all there, and every line is whole in itself. */
    @Test
    void loses_nothing_and_closes_every_span() {
        Random random = new Random(1);
        for (String language : LANGUAGES) {
            for (int round = 0; round < 60; round++) {
                StringBuilder code = new StringBuilder();
                for (int i = random.nextInt(30); i > 0; i--) {
                    code.append(FRAGMENTS[random.nextInt(FRAGMENTS.length)]);
                }
                List<String> lines = HIGHLIGHTER
                        .highlight(language, code.toString(), Marking.HLJS)
                        .lines();
                lines.forEach(line -> assertBalanced(language, line));
                String plain = SPAN.matcher(String.join("\n", lines)).replaceAll("");
                assertEquals(code.toString(), unescaped(plain), language);
            }
        }
    }

    private static void assertBalanced(String language, String line) {
        int depth = 0;
        Matcher span = SPAN.matcher(line);
        while (span.find()) {
            depth += span.group().startsWith("</") ? -1 : 1;
            assertTrue(depth >= 0, () -> language + ": " + line);
        }
        assertEquals(0, depth, () -> language + ": " + line);
    }

    private static String unescaped(String html) {
        return html.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#x27;", "'")
                .replace("&amp;", "&");
    }

    @Test
    void code_that_takes_too_long_is_told_to_have_no_colours() {
        Coloured costly = HIGHLIGHTER.highlight("cs", "\"".repeat(4_000), Marking.PLAIN);
        assertFalse(costly.whole());
        assertEquals(List.of("&quot;".repeat(4_000)), costly.lines());
        assertTrue(HIGHLIGHTER.highlight("cs", "\"\"", Marking.PLAIN).whole());
    }

    @Test
    void a_fragment_many_times_over_ends() {
        for (String language : LANGUAGES) {
            for (String fragment : FRAGMENTS) {
                String code = fragment.repeat(3_000 / fragment.length());
                assertTimeoutPreemptively(
                        Duration.ofMinutes(1),
                        () -> HIGHLIGHTER.highlight(language, code, Marking.PLAIN),
                        () -> language + " " + fragment);
            }
        }
    }
}
