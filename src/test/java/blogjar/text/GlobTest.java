package blogjar.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What micromatch 4 makes of patterns. */
class GlobTest {
    private static final String PATHS = """
            a.md b.md x.md a/b.md a/b/c.md a a/b a/b/c .x a/.x a/b/.x _posts/a.md _posts/b/c.md
            _posts/.x.md a/c/d/b a/x.js a/y/x.js b/c ab.md c.md aa.md a/c/c a/b/x img1.png img4.png
            x/y q/x/y q/x demo/a/b.html demo 中文.md _a q/_a README.md docs/README.md .git/a.md
            a/.git/b.md a/b.min.js c/d.md""";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = ';', textBlock = """
            *.md ; a.md b.md x.md ab.md c.md aa.md 中文.md README.md
            **/*.md ; a.md b.md x.md a/b.md a/b/c.md _posts/a.md _posts/b/c.md ab.md c.md aa.md 中文.md README.md docs/README.md c/d.md
            a/** ; a/b.md a/b/c.md a a/b a/b/c a/c/d/b a/x.js a/y/x.js a/c/c a/b/x a/b.min.js
            a/* ; a/b.md a/b a/x.js a/b.min.js
            ** ; a.md b.md x.md a/b.md a/b/c.md a a/b a/b/c _posts/a.md _posts/b/c.md a/c/d/b a/x.js a/y/x.js b/c ab.md c.md aa.md a/c/c a/b/x img1.png img4.png x/y q/x/y q/x demo/a/b.html demo 中文.md _a q/_a README.md docs/README.md a/b.min.js c/d.md
            _posts/* ; _posts/a.md
            _posts/** ; _posts/a.md _posts/b/c.md
            .x ; .x
            .* ; .x
            **/.x ; .x a/.x a/b/.x
            a/**/b ; a/b a/c/d/b
            a/**/*.js ; a/x.js a/y/x.js a/b.min.js
            {a,b}/*.md ; a/b.md
            a.{js,css} ; -
            a?.md ; ab.md aa.md
            [ab].md ; a.md b.md
            [!a].md ; a.md
            *(a|b).md ; a.md b.md ab.md aa.md
            @(a|b)/c ; b/c
            !(a).md ; b.md x.md c.md 中文.md README.md
            !*.md ; a/b.md a/b/c.md a a/b a/b/c .x a/.x a/b/.x _posts/a.md _posts/b/c.md _posts/.x.md a/c/d/b a/x.js a/y/x.js b/c a/c/c a/b/x img1.png img4.png x/y q/x/y q/x demo/a/b.html demo _a q/_a docs/README.md .git/a.md a/.git/b.md a/b.min.js c/d.md
            a/!(b)/c ; a/c/c
            +(a|b) ; a
            img{1..3}.png ; img1.png
            ./a.md ; a.md
            a\\*b ; -
            **/x/** ; a/b/x x/y q/x/y q/x
            a* ; a.md a ab.md aa.md
            **a ; a _a
            a/**b ; a/b
            *.html ; -
            demo/** ; demo/a/b.html demo
            a//b ; -
            */ ; -
            a/*/ ; -
            中*.md ; 中文.md
            **/_* ; _a q/_a
            _* ; _a
            a/*b* ; a/b.md a/b a/b.min.js
            ? ; a
            README.md ; README.md
            **/README.md ; README.md docs/README.md
            !(a|b)/*.md ; _posts/a.md docs/README.md .git/a.md c/d.md
            a/{b,c}/** ; a/b/c.md a/b a/b/c a/c/d/b a/c/c a/b/x
            *.{md,html} ; a.md b.md x.md ab.md c.md aa.md 中文.md README.md
            **/*.min.js ; a/b.min.js
            (a|b).md ; a.md b.md
            """)
    void matches_what_micromatch_matches(String pattern, String expected) {
        Glob glob = Glob.of(pattern);
        String hits =
                Arrays.stream(PATHS.strip().split("\\s+")).filter(glob::matches).collect(Collectors.joining(" "));
        assertEquals(expected.equals("-") ? "" : expected, hits);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"[z-a]", "*[b-a]", "!(a[9-0])", "{{{{{{{{{{{{{{{{{{{{{{{{a}}}}}}}}}}}}}}}}}}}}}}}}"})
    void a_pattern_that_can_not_be_read_matches_nothing(String pattern) {
        assertEquals(false, Glob.of(pattern).matches("a"));
        assertEquals(false, Glob.of("!" + pattern).matches("a"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"+(a|aa)b", "*(*(*(a)))b", "**/**/**/**/**/**/**/**/**/**/**/**/b", "+(+(+(a|/)))b"})
    void a_pattern_that_can_be_tried_in_endless_ways_ends(String pattern) {
        String path = "a/a".repeat(1_000);
        assertEquals(false, Glob.of(pattern).matches(path));
        assertEquals(false, Glob.of(pattern).matches("a".repeat(3_000)));
    }

    @Test
    void one_of_several_is_enough() {
        assertEquals(true, Glob.any(List.of(Glob.of("x"), Glob.of("a/*")), "a/b"));
        assertEquals(false, Glob.any(List.of(), "a"));
    }
}
