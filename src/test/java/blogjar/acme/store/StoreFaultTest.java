package blogjar.acme.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.acme.KeyKind;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreFaultTest {
    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            Read-only file system   | is on a file system that is read-only          | without :ro
            No space left on device | its disk is full                               | df -h
            Disk quota exceeded     | its disk is full                               | df -h
            Operation not permitted | permission denied for                          | chown -R
            denied                  | permission denied for                          | chown -R
            Input/output error      | lineage.pem: Input/output error                | mend that
            """)
    void what_the_system_says_is_told_with_a_fix(String reason, String told, String fix) {
        String file = folder.resolve("lineage.pem").toString();
        IOException failure =
                reason.equals("denied") ? new AccessDeniedException(file) : new FileSystemException(file, null, reason);
        Store store = new Stored(folder.resolve("letsencrypt")).open(FailingDisk.failingOnceAt(1, failure));

        Problem problem =
                assertThrows(ProblemException.class, store::lock).problems().get(0);

        assertTrue(problem.message().contains(told), problem.toString());
        assertTrue(problem.toString().contains(fix), problem.toString());
        assertEquals(-1, problem.message().indexOf('\n'), problem.toString());
    }

    @Test
    void live_without_archive_is_told() throws IOException {
        Stored stored = new Stored(folder);
        Stored.save(stored.open(), "example.com", stored.issue("example.com"));
        Files.move(folder.resolve("archive"), folder.resolve("elsewhere"));

        assertEquals(List.of(), stored.open().lineages());
        assertEquals(1, stored.told.size());
        assertTrue(stored.told.get(0).toString().contains("mount the parent folder"), stored.told::toString);
    }

    @Test
    void a_note_outlives_a_restart() {
        Stored stored = new Stored(folder);
        assertEquals(Optional.empty(), stored.open().state().read("attempts"));
        Map<String, Object> note = Map.of("example.com", Map.of("failures", 3L));
        stored.open().state().write("attempts", note);
        assertEquals(Optional.of(note), stored.open().state().read("attempts"));
        assertEquals(List.of(), stored.told);
    }

    @ParameterizedTest
    @CsvSource({"'{\"a\": 1', expected", "'[1]', no object", "'', expected"})
    void a_damaged_note_is_set_aside_and_told(String text, String told) throws IOException {
        Stored stored = new Stored(folder);
        Path file = Files.createDirectories(folder.resolve("blog")).resolve("attempts.json");
        Files.writeString(file, text);

        assertEquals(Optional.empty(), stored.open().state().read("attempts"));

        assertEquals(1, stored.told.size());
        assertTrue(stored.told.get(0).toString().contains(told), stored.told::toString);
        assertEquals(text, Files.readString(folder.resolve("blog/attempts.json.damaged")));
        stored.open().state().write("attempts", Map.of());
        assertEquals(Optional.of(Map.of()), stored.open().state().read("attempts"));
    }

    @ParameterizedTest
    @CsvSource({"private_key.json, '{}', no 'kty'", "private_key.json, '{', expected", "regr.json, '{}', no 'uri'"})
    void a_damaged_account_is_told_and_left_out(String name, String text, String told) throws IOException {
        Stored stored = new Stored(folder);
        Accounts accounts = stored.open().accounts();
        Account kept = accounts.save(
                Stored.CA, Stored.account(KeyKind.P256.generate(), URI.create("https://ca.example/acct/1")));
        assertEquals(1, accounts.at(Stored.CA).size());
        Path file = folder.resolve("accounts/ca.example/directory")
                .resolve(kept.id())
                .resolve(name);
        Files.delete(file);
        Files.writeString(file, text);

        assertEquals(List.of(), accounts.at(Stored.CA));
        assertEquals(1, stored.told.size());
        assertTrue(stored.told.get(0).toString().contains(told), stored.told::toString);
    }
}
