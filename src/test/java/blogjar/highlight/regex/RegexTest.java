package blogjar.highlight.regex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegexTest {
    /** What Node 20 gives for {@code text.match(new RegExp(pattern, "m" + flags))}: the match and its groups. */
    @ParameterizedTest(name = "/{0}/{1} in [{2}]")
    @CsvSource(delimiter = '¦', quoteCharacter = '§', textBlock = """
            # pattern ¦ flags ¦ text, ⏎ for an end of line ¦ match and groups, ∅ for none
            a+b                    ¦   ¦ xaab           ¦ aab
            a+?                    ¦   ¦ aaa            ¦ a
            (a|ab)(c|bcd)(d*)      ¦   ¦ abcd           ¦ abcd,a,bcd,
            (z)((a+)?(b+)?(c))*    ¦   ¦ zaacbbbcac     ¦ zaacbbbcac,z,ac,a,∅,c
            (a*)*                  ¦   ¦ b              ¦ ,∅
            (?:a|b)+?c             ¦   ¦ xababc         ¦ ababc
            (\\w+)\\s\\1           ¦   ¦ hey you you    ¦ y y,y
            \\1(a)                 ¦   ¦ aa             ¦ a,a
            (?=(a+))a*b\\1         ¦   ¦ baaabac        ¦ aba,a
            (?!foo)...             ¦   ¦ foobar         ¦ oob
            (.*?)a(?!(a+)b\\2c)\\2(.*) ¦ ¦ baaabaac     ¦ baaabaac,ba,∅,abaac
            ^b$                    ¦   ¦ a⏎b⏎c          ¦ b
            [^]b                   ¦   ¦ ⏎b             ¦ ⏎b
            []                     ¦   ¦ a              ¦ NONE
            a{2,3}                 ¦   ¦ aaaa           ¦ aaa
            a{,3}                  ¦   ¦ a{,3}          ¦ a{,3}
            x{                     ¦   ¦ x{             ¦ x{
            ]                      ¦   ¦ ]              ¦ ]
            [\\w-.]+               ¦   ¦ !a-b.c!        ¦ a-b.c
            \\bé                   ¦   ¦ aé             ¦ é
            \\Ba                   ¦   ¦ aa             ¦ a
            KEY                    ¦ i ¦ a key          ¦ key
            [^a-z]+                ¦ i ¦ AbC12d         ¦ 12
            \\x41\\u0042\\103      ¦   ¦ ABC            ¦ ABC
            \\u{1F600}             ¦ u ¦ a😀            ¦ 😀
            ^.$                    ¦ u ¦ 😀             ¦ 😀
            ^.$                    ¦   ¦ 😀             ¦ NONE
            \\p{L}+                ¦ u ¦ 1中文a2        ¦ 中文a
            \\p                    ¦   ¦ p              ¦ p
            (?<q>['"]).*?\\k<q>    ¦   ¦ a "b'c" d      ¦ "b'c","
            \\w*\\b                ¦   ¦ abc d          ¦ abc
            [a-c]+(?=b)            ¦   ¦ abcb           ¦ abc
            [a-c]+\\Bc             ¦   ¦ abc            ¦ abc
            (?:one|two|three|twos|four)! ¦ ¦ twos!      ¦ twos!
            """)
    void matches_as_JavaScript_does(String pattern, String flags, String text, String found) {
        String options = flags == null ? "" : flags;
        Regex regex = Regex.of(pattern.replace("\\\\", "\\"), options.contains("i"), options.contains("u"), true);
        Match match = new Match(new Effort(100_000));
        boolean matches = regex.find(text.replace('⏎', '\n'), 0, match);
        assertEquals(found, matches ? shown(match, found) : "NONE");
    }

    /** As many groups as are expected. */
    private static String shown(Match match, String like) {
        StringBuilder shown = new StringBuilder(match.text().replace('\n', '⏎'));
        long commas = like.chars().filter(c -> c == ',').count()
                - shown.chars().filter(c -> c == ',').count();
        for (int i = 1; i <= commas; i++) {
            String group = match.group(i);
            shown.append(',').append(group == null ? "∅" : group);
        }
        return shown.toString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+)+b", "(a|aa)*b", "(?:a*)*b", "(a?){30}a{30}b"})
    void stops_where_a_text_is_made_to_take_for_ever(String pattern) {
        Regex regex = Regex.of(pattern, false, false, false);
        Match match = new Match(new Effort(1_000_000));
        String text = "a".repeat(5_000);
        assertThrows(Effort.Exceeded.class, () -> regex.matches(text, 0, 0, match));
    }

    @Test
    void a_long_text_does_not_overflow_the_stack() {
        Regex regex = Regex.of("\"(\\\\.|[^\"\\\\])*\"", false, false, true);
        Match match = new Match(new Effort(100_000_000));
        String text = '"' + "a\\\"".repeat(300_000) + '"';
        assertEquals(true, regex.matches(text, 0, 0, match));
        assertEquals(text.length(), match.end());
    }

    @Test
    void what_is_before_the_start_is_not_seen() {
        Regex regex = Regex.of("^\\bb", false, false, false);
        Match match = new Match(new Effort(1_000));
        assertEquals(false, regex.matches("ab", 0, 1, match));
        assertEquals(true, regex.matches("ab", 1, 1, match));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a", "a)", "[a", "(?<=a)b"})
    void a_pattern_that_is_none_is_told(String pattern) {
        assertThrows(IllegalArgumentException.class, () -> Regex.of(pattern, false, false, true));
    }
}
