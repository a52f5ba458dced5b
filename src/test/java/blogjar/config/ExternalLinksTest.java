package blogjar.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which links get a target, as Hexo's filter gives it. */
class ExternalLinksTest {
    private static final ExternalLinks LINKS = new ExternalLinks("site", "blog.example", List.of("friend.example"));

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
            <a href="https://other.example/">x</a>          | <a target="_blank" rel="noopener" href="https://other.example/">x</a>
            <a href="//other.example/">x</a>                | <a target="_blank" rel="noopener" href="//other.example/">x</a>
            <a class="c" href='http://other.example'>x</a>  | <a class="c" target="_blank" rel="noopener" href='http://other.example'>x</a>
            <a rel="me" href="http://other.example">x</a>   | <a rel="me noopener" target="_blank" href="http://other.example">x</a>
            <a href="http://localhost:8080，即可">x</a>       | <a href="http://localhost:8080，即可">x</a>
            <a href="http://other.example:99999/">x</a>     | <a href="http://other.example:99999/">x</a>
            <a href="https://blog.example/a">x</a>          | <a href="https://blog.example/a">x</a>
            <a href="https://www.blog.example/a">x</a>      | <a target="_blank" rel="noopener" href="https://www.blog.example/a">x</a>
            <a href="https://friend.example/">x</a>         | <a href="https://friend.example/">x</a>
            <a target="_self" href="https://o.example">x</a> | <a target="_self" href="https://o.example">x</a>
            <a href="/inner">x</a>                          | <a href="/inner">x</a>
            <a href=https://other.example>x</a>             | <a href=https://other.example>x</a>
            <a href="https://blog.example:8080/a">x</a>     | <a href="https://blog.example:8080/a">x</a>
            <a href="https://blog.example@o.example">x</a>  | <a target="_blank" rel="noopener" href="https://blog.example@o.example">x</a>
            <link href="https://other.example/">            | <link href="https://other.example/">
            """, quoteCharacter = '\u0001')
    void a_link_out_gets_a_target(String html, String marked) {
        assertEquals(marked, LINKS.mark(html));
    }

    @Test
    void the_port_of_the_site_makes_no_difference() {
        ExternalLinks links = new Config(
                        Map.of("url", "http://localhost:4000", "external_link", Map.of("enable", true)), Map.of())
                .externalLinks();
        assertFalse(links.isExternal("http://localhost:4000/a"));
        assertFalse(links.isExternal("http://localhost/a"));
        assertTrue(links.isExternal("http://local/a"));
    }
}
