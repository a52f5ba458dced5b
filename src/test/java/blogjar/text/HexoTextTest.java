package blogjar.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What hexo-util 4 makes of texts. */
class HexoTextTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Hello World | Hello-World
            中文标题，带标点！ | 中文标题，带标点！
            C++ | C
            C# | C
            .NET | NET
            Node.js | Node-js
            émigré’s | emigre’s
            a/b | a-b
            --- | ``
            ??? | ``
            Über Größe | Uber-Grose
            ＡＢＣ | ABC
            a　b | a-b
            It’s | It’s
            “q”-it’s | “q”-it’s
            œuvre ŒUVRE | oeuvre-OEUVRE
            ǆ | dz
            Łódź | Lodz
            é | é
            a_b | a-b
            1.2.3 | 1-2-3
            ① | ①
            ⓐ | a
            ÆØÅ | AEOA
            """)
    void slugizes(String text, String expected) {
        assertEquals(expected, Slug.slugize(text, Slug.Case.KEEP));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a<b>c</b> | ac
            a < b | a < b
            <a href="x>y">z</a> | z
            <!-- c -->x | x
            <!-->x | x
            x<b | x
            <a title='"'>q</a> | q
            <<a>>b | b
            a<!-- > -->b | ab
            <p>中</p> | 中
            &lt;b&gt; | &lt;b&gt;
            <a "b>c">d | d
            < | ``
            """)
    void strips_tags(String html, String expected) {
        assertEquals(expected, Html.strip(html));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            a & b | a &amp; b
            &amp; &#39; &x; &#x1F600; &#12345678; | &amp; &#39; &x; &#x1F600; &amp;#12345678;
            &中; | &amp;中;
            & &a &a_b; | &amp; &amp;a &a_b;
            plain | plain
            """)
    void escapes_and_turns_back(String text, String expected) {
        assertEquals(expected, Html.escape(text));
        assertEquals(Html.unescape(text), Html.unescape(expected));
    }
}
