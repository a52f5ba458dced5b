package blogjar.redirect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.config.ConfigFiles;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.diagnostic.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules as people write them, and what they make of a path. */
class RedirectsTest {
    @TempDir
    Path folder;

    private static Redirects sound(String rules) {
        Problems problems = new Problems();
        Redirects redirects = RedirectsFile.read("_redirects", rules, path -> false, problems);
        assertEquals(List.of(), problems.all());
        return redirects;
    }

    private static String outcome(Redirects redirects, String asked, String... pages) {
        int question = asked.indexOf('?');
        String path = asked.substring(1, question < 0 ? asked.length() : question);
        String query = question < 0 ? "" : asked.substring(question);
        return redirects
                .find(path, query, List.of(pages)::contains)
                .map(found -> (found.status() + " " + (found.target() == null ? "" : found.target())).strip())
                .orElse("");
    }

    @ParameterizedTest(name = "[{0}] of {1} -> [{2}]")
    @CsvFileSource(
            resources = "rules.psv",
            delimiter = '|',
            emptyValue = "",
            nullValues = "-",
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = true)
    void a_rule_says_what_becomes_of_a_path(String rule, String asked, String expected) {
        assertEquals(expected == null ? "" : expected, outcome(sound(rule), asked));
    }

    @ParameterizedTest(name = "[{0}] -> {1}")
    @CsvFileSource(resources = "wrong-rules.psv", delimiter = '|', quoteCharacter = '`')
    void a_wrong_line_is_told_and_left_out(String line, String told) {
        Problems problems = new Problems();
        String text = "# rules\n/first /1\n" + line + "\n/last /2\n";
        Redirects redirects = RedirectsFile.read("source/_redirects", text, path -> false, problems);
        Problem problem = problems.all().get(0);
        assertEquals(1, problems.all().size());
        assertTrue(problem.message().contains(told), problem.message());
        assertEquals("source/_redirects:3", problem.file() + ":" + problem.line());
        assertEquals(line, problem.sourceLine());
        if (!line.startsWith("/*")) {
            assertEquals("301 /1", outcome(redirects, "/first"));
            assertEquals("301 /2", outcome(redirects, "/last"));
        }
    }

    @Test
    void the_first_rule_that_fits_holds() {
        Redirects redirects = sound("/a/b /1\n/a/* /2\n/a/c /3\n/:x/d /4\n/e/d /5\n/f/:x /6\n/f/g /7\n");
        assertEquals("301 /1", outcome(redirects, "/a/b"));
        assertEquals("301 /2", outcome(redirects, "/a/c"));
        assertEquals("301 /4", outcome(redirects, "/e/d"));
        assertEquals("301 /6", outcome(redirects, "/f/g"));
    }

    @Test
    void a_page_goes_before_a_rule_that_is_not_forced() {
        Redirects redirects = sound("/a /1\n/b /2 302!\n/* https://x.test/ 302\n");
        assertEquals("301 /1", outcome(redirects, "/a"));
        assertEquals("", outcome(redirects, "/a", "a"));
        assertEquals("302 /2", outcome(redirects, "/b", "b"));
        assertEquals("302 https://x.test/", outcome(redirects, "/c", "a"));
    }

    @Test
    void a_rule_to_a_page_that_is_there_is_no_circle() {
        Problems problems = new Problems();
        Redirects redirects = RedirectsFile.read("_redirects", "/* / 302\n", ""::equals, problems);
        assertEquals(List.of(), problems.all());
        assertEquals("302 /", outcome(redirects, "/x", ""));
    }

    @Test
    void a_circle_of_many_rules_is_told_at_each() {
        Problems problems = new Problems();
        String text = "/a /b\n/b /c\n/c /a\n/d /a\n/old/* /very/old/:splat\n/very/* /:splat\n";
        Redirects redirects = RedirectsFile.read("_redirects", text, path -> false, problems);
        assertEquals(
                List.of(1, 2, 3, 5), problems.all().stream().map(Problem::line).toList());
        assertEquals("301 /a", outcome(redirects, "/d"));
    }

    private Redirects configured(String yaml) throws IOException {
        Files.writeString(folder.resolve("_config.yml"), "title: x\n" + yaml);
        Problems problems = new Problems();
        Redirects redirects = RedirectSettings.of(
                ConfigFiles.load(folder, List.of(), Map.of(), problems).config());
        assertEquals(List.of(), problems.all());
        return redirects;
    }

    @Test
    void settings_hold_a_map() throws IOException {
        Redirects redirects = configured("""
                server:
                  redirects:
                    /old.html: /new/
                    /feed/: {to: /atom.xml, status: 308}
                    /tags/*: /tag/:splat 302
                    ^/archives/(\\d+)\\.html$: /post/$1/
                    /gone/: 410
                """);
        assertEquals("301 /new/", outcome(redirects, "/old.html", "old.html"));
        assertEquals("308 /atom.xml", outcome(redirects, "/feed"));
        assertEquals("302 /tag/a/b", outcome(redirects, "/tags/a/b"));
        assertEquals("301 /post/12/?x", outcome(redirects, "/archives/12.html?x"));
        assertEquals("", outcome(redirects, "/archives/x.html"));
        assertEquals("410", outcome(redirects, "/gone/"));
    }

    @Test
    void settings_hold_a_list() throws IOException {
        Redirects redirects = configured("""
                server:
                  redirects:
                    - /a /b 302
                    - from: /c/:x
                      to: /d/:x
                      status: "307"
                    - /e: /f
                    - from: ^/(\\w+)/(\\w+)?\\.php
                      to: /$2?was=$1&all=$0
                    - {from: /g, status: 451}
                """);
        assertEquals("302 /b", outcome(redirects, "/a"));
        assertEquals("307 /d/1", outcome(redirects, "/c/1"));
        assertEquals("301 /f", outcome(redirects, "/e"));
        assertEquals("301 /y?was=x&all=/x/y.php", outcome(redirects, "/x/y.php"));
        assertEquals("301 /?was=x&all=/x/.php", outcome(redirects, "/x/.php"));
        assertEquals("451", outcome(redirects, "/g"));
    }

    @ParameterizedTest(name = "{0} -> line {1}, {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
              redirects: {/ok: /x, /a.b: old}                | 3 | 'old' is no place to go to
              redirects: [/ok /x, {from: /a, too: /b}]       | 3 | 'too' is no part of a rule
              redirects: [/ok /x, {to: /b, from: }]          | 3 | it has no 'from'
              redirects: [[/a, /b]]                          | 3 | it is a list
              redirects: [""]                                | 3 | it is empty
              redirects: /a                                  | 3 | there is nothing to go to
              redirects: {^/(: /b}                           | 3 | is no regular expression
              redirects: {^/a: https://x.test$0}             | 3 | would let a request choose the host
              redirects: {^/(a): /$2}                        | 3 | '$2' in '/$2' stands for nothing
              redirects: {^/(\\d+): /$1}                      | 3 | it leads round in a circle
            """)
    void a_wrong_setting_is_told_with_its_line(String yaml, int line, String told) {
        ProblemException wrong = assertThrows(ProblemException.class, () -> configured("server:\n  " + yaml + "\n"));
        Problem problem = wrong.problems().get(0);
        assertTrue(problem.message().contains(told), problem.message());
        assertEquals("_config.yml:" + line, problem.file() + ":" + problem.line());
    }

    @Test
    void every_wrong_setting_is_told_at_its_own_line() {
        String yaml = "server:\n  redirects:\n    - /a\n    - /b /c\n    - from: /d\n      to: e\n";
        ProblemException wrong = assertThrows(ProblemException.class, () -> configured(yaml));
        assertEquals(List.of(4, 6), wrong.problems().stream().map(Problem::line).toList());
        String map = "server:\n  redirects:\n    /a.html: x\n    /b.html: /c\n    /d.html: y\n";
        wrong = assertThrows(ProblemException.class, () -> configured(map));
        assertEquals(List.of(4, 6), wrong.problems().stream().map(Problem::line).toList());
    }

    @Test
    void an_expression_that_tries_for_ever_matches_nothing() throws IOException {
        Redirects redirects = configured("server:\n  redirects:\n    ^/(a+)+$: /b\n    ^/(x|y)*$: /z\n");
        assertEquals("301 /b", outcome(redirects, "/aaaa"));
        assertEquals("", outcome(redirects, "/" + "a".repeat(40) + "!"));
        assertEquals("", outcome(redirects, "/" + "xy".repeat(50_000)));
    }

    @Test
    void ten_thousand_rules_are_found_by_their_first_segment() {
        StringBuilder rules = new StringBuilder();
        for (int i = 0; i < 10_000; i++) {
            rules.append("/old" + i + "/* /new/" + i + "/:splat\n/p" + i + " /q" + i + "\n");
        }
        Redirects redirects = sound(rules.toString());
        assertEquals("301 /new/9999/x", outcome(redirects, "/old9999/x"));
        assertEquals("301 /q9999", outcome(redirects, "/p9999"));
    }
}
