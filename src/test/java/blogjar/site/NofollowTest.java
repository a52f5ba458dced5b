package blogjar.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which links get a rel, as hexo-filter-nofollow 2.0.2 gives it: the right side is what it writes. */
class NofollowTest {
    private static final Nofollow LINKS = new Nofollow(true, false, "blog.example", List.of("friend.example"));

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            <a href="https://other.example/">x</a> | <a href="https://other.example/" rel="external nofollow noreferrer">x</a>
            <a href="/in">x</a> | <a href="/in">x</a>
            <a href="//other.example/">x</a> | <a href="//other.example/">x</a>
            <a href="mailto:me@other.example">x</a> | <a href="mailto:me@other.example" rel="external nofollow noreferrer">x</a>
            <a href="mailto:me@blog.example">x</a> | <a href="mailto:me@blog.example">x</a>
            <a href="javascript:void(0)">x</a> | <a href="javascript:void(0)" rel="external nofollow noreferrer">x</a>
            <a class="c" href='http://other.example' target="_blank">x</a> | <a class="c" href='http://other.example' rel="external nofollow noreferrer" target="_blank">x</a>
            <a rel="noopener" href="https://other.example/">x</a> | <a rel="noopener external nofollow noreferrer" href="https://other.example/">x</a>
            <a rel="nofollow" href="https://other.example/">x</a> | <a rel="nofollow" href="https://other.example/">x</a>
            <a href="https://friend.example/">x</a> | <a href="https://friend.example/">x</a>
            <a href="https://blog.example:8080/">x</a> | <a href="https://blog.example:8080/">x</a>
            <a href=https://other.example>x</a> | <a href=https://other.example>x</a>
            <abbr title="t">t</abbr> <a href="https://other.example">x</a> | <abbr title="t">t</abbr> <a href="https://other.example" rel="external nofollow noreferrer">x</a>
            <A HREF="https://OTHER.example">x</A> | <A HREF="https://OTHER.example" rel="external nofollow noreferrer">x</A>
            <a name="n"></a><a href="https://other.example">x</a> | <a name="n"></a><a href="https://other.example" rel="external nofollow noreferrer">x</a>
            <a rel='me' href="https://other.example">x</a> | <a rel='me' href="https://other.example">x</a>
            <a href="https://a.example">x</a> <a href="https://b.example" rel="me">y</a> | <a href="https://a.example" rel="external nofollow noreferrer">x</a> <a href="https://b.example" rel="me external nofollow noreferrer">y</a>
            <a href="#top">x</a> | <a href="#top">x</a>
            """, quoteCharacter = '\u0001')
    void a_link_out_gets_a_rel(String html, String marked) {
        assertEquals(marked, LINKS.inPage(html));
    }
}
