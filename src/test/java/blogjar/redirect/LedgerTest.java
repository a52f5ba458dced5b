package blogjar.redirect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.Problems;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is remembered of addresses, and what comes of it. */
class LedgerTest {
    private static Ledger read(String lines) {
        Problems problems = new Problems();
        Ledger ledger = Ledger.read("routes.tsv", lines.replace(" | ", "\t"), problems);
        assertEquals(List.of(), problems.all());
        return ledger;
    }

    /** The lines but for remarks. */
    private static String lines(Ledger ledger) {
        return ledger.text()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replace("\t", " | "))
                .collect(Collectors.joining("\n"));
    }

    private static String outcome(Ledger ledger, String path) {
        return ledger.redirects()
                .find(path, "?q", page -> false)
                .map(found -> (found.status() + " " + (found.target() == null ? "" : found.target())).strip())
                .orElse("");
    }

    @Test
    void a_document_is_noted_where_it_is() {
        Ledger ledger = Ledger.empty()
                .after(
                        Map.of(
                                "source/_posts/b.md",
                                "2024/中/index.html",
                                "source/_posts/a.md",
                                "a.html",
                                "i",
                                "index.html"),
                        file -> true);
        assertEquals("""
                i | / | here
                source/_posts/a.md | /a.html | here
                source/_posts/b.md | /2024/中/ | here""", lines(ledger));
        assertTrue(ledger.text().startsWith("# Every address"));
        assertTrue(ledger.redirects().isEmpty());
        assertEquals(ledger.text(), read(ledger.text()).text());
    }

    @Test
    void old_addresses_lead_straight_to_where_the_document_is_now() {
        Ledger ledger = Ledger.empty();
        for (String path : List.of("1.html", "2/index.html", "三 %/index.html")) {
            ledger = ledger.after(Map.of("a", path), file -> true);
        }
        assertEquals("a | /1.html | moved\na | /2/ | moved\na | /三 %/ | here", lines(ledger));
        assertEquals("301 /%E4%B8%89%20%25/?q", outcome(ledger, "1.html"));
        assertEquals("301 /%E4%B8%89%20%25/?q", outcome(ledger, "2/"));
        assertEquals("301 /%E4%B8%89%20%25/?q", outcome(ledger, "2"));
        assertEquals("", outcome(ledger, "三 %/"));
        ledger = ledger.after(Map.of("a", "1.html"), file -> true);
        assertEquals("301 /1.html?q", outcome(ledger, "2/"));
        assertEquals("", outcome(ledger, "1.html"));
    }

    @Test
    void a_deleted_document_is_gone_at_all_its_addresses_until_it_comes_back() {
        Ledger moved = read("a | /1.html | moved\na | /2.html | here\nb | /b/ | here\n");
        Ledger gone = moved.after(Map.of("b", "b/index.html"), "b"::equals);
        assertEquals("a | /1.html | gone\na | /2.html | gone\nb | /b/ | here", lines(gone));
        assertEquals("410", outcome(gone, "1.html"));
        assertEquals("410", outcome(gone, "2.html"));
        Ledger back = gone.after(Map.of("b", "b/index.html", "a", "2.html"), file -> true);
        assertEquals(lines(moved), lines(back));
        assertEquals("301 /2.html?q", outcome(back, "1.html"));
    }

    @Test
    void a_document_that_is_only_withheld_is_not_gone() {
        Ledger ledger = read("a | /1.html | moved\na | /2.html | here\nb | /b/ | gone\n");
        Ledger withheld = ledger.after(Map.of("c", "c.html"), file -> true);
        assertEquals("a | /1.html | moved\na | /2.html | here\nb | /b/ | moved\nc | /c.html | here", lines(withheld));
        assertEquals("301 /2.html?q", outcome(withheld, "1.html"));
        assertEquals("", outcome(withheld, "2.html"));
        assertEquals("", outcome(withheld, "b/"));
    }

    @Test
    void of_two_documents_that_had_an_address_the_one_that_is_there_is_worth_more() {
        Ledger ledger = read("a | /x/ | gone\nb | /x/ | moved\nb | /y/ | here\nc | /x/ | gone\n");
        assertEquals("301 /y/?q", outcome(ledger, "x/"));
    }

    @Test
    void a_person_can_say_where_an_address_leads_and_forget_one() {
        Ledger ledger = read("# mine\na | /1.html | /b/?x\na | /2.html | https://x.example/中\na | /3.html | here\n");
        assertEquals("301 /b/?x", outcome(ledger, "1.html"));
        assertEquals("301 https://x.example/%E4%B8%AD?q", outcome(ledger, "2.html"));
        Ledger deleted = ledger.after(Map.of("b", "b/index.html"), "b"::equals);
        assertEquals("301 /b/?x", outcome(deleted, "1.html"));
        assertEquals("410", outcome(deleted, "3.html"));
        assertTrue(deleted.text().startsWith("# mine\n"));
    }

    @Test
    void a_line_that_can_not_be_used_is_told_and_kept() {
        Problems problems = new Problems();
        String text =
                "a\t/1.html\there\nno tabs here\nb\tx.html\tmoved\nc\t/c\tsomewhere\nd\t/d\thttps://me@x.test\n\ne\t/e\tmoved\n";
        Ledger ledger = Ledger.read("/data/routes.tsv", text, problems);
        assertEquals(
                List.of(2, 3, 4, 5), problems.all().stream().map(Problem::line).toList());
        assertEquals("/data/routes.tsv", problems.all().get(0).file());
        assertTrue(ledger.text().contains("no tabs here\n"));
        assertEquals("", outcome(ledger, "e"));
    }

    @Test
    void addresses_that_lead_round_in_a_circle_lead_nowhere() {
        Ledger ledger = read("a | /1 | /2\nb | /2 | /1\nc | /3 | /4\n");
        assertEquals("", outcome(ledger, "1"));
        assertEquals("301 /4?q", outcome(ledger, "3"));
    }
}
