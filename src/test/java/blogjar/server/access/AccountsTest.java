package blogjar.server.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Passwords, with hashes that Apache's htpasswd 2.4 made. */
class AccountsTest {
    private static final String ADA = "ada:$2y$04$6SFXz3Vln6wNmLxX9LOWDeRoAc.ceitGYOP4SkWgitt/xReRzuQIS\n"; // secret
    private static final String BOB = "bob:$2y$04$ZBfmKd48ntWDIW8dQl46R.OvtBJwMo5yMEVknKccG0ODl6db.EWSm\n"; // geheim

    @TempDir
    Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("users"), text);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvFileSource(resources = "hashes.tsv", delimiter = '\t', emptyValue = "")
    void each_form_of_htpasswd_is_read(String password, String hash) {
        String right = password == null ? "" : password;
        Accounts accounts = Accounts.of(Map.of("me", hash));
        assertTrue(accounts.verify("me", right));
        assertFalse(accounts.verify("me", right.length() < 72 ? right + "x" : "y" + right));
        assertFalse(accounts.verify("me", "Secret"));
        assertFalse(accounts.verify("you", right));
    }

    @Test
    void a_file_has_comments_and_many_users_and_the_first_of_a_name_counts() throws IOException {
        Accounts accounts = Accounts.in(file("# those who may\n\n" + ADA + BOB + BOB.replace("bob", "ada")));
        assertTrue(accounts.verify("ada", "secret"));
        assertFalse(accounts.verify("ada", "geheim"));
        assertTrue(accounts.verify("bob", "geheim"));
        assertFalse(accounts.verify("", "secret"));
    }

    @Test
    void a_file_that_changes_is_read_again_and_a_wrong_one_is_told_once() throws IOException {
        Path file = file(ADA);
        Accounts accounts = Accounts.in(file);
        accounts.refresh();
        file(BOB);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
        accounts.refresh();
        assertTrue(accounts.verify("bob", "geheim"));
        assertFalse(accounts.verify("ada", "secret"));
        file("broken");
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(120)));
        assertThrows(ProblemException.class, accounts::refresh);
        accounts.refresh();
        assertTrue(accounts.verify("bob", "geheim"), "the last good one stays");
        Files.delete(file);
        assertThrows(ProblemException.class, accounts::refresh);
        assertTrue(accounts.verify("bob", "geheim"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            u:plain                                   | the password of 'u' is no hash: a plain password, or one of the old crypt, would be known to who reads the file
            u:9wIM/VcNcyhnw                           | the password of 'u' is no hash: a plain password, or one of the old crypt, would be known to who reads the file
            u:$6$aa$/RQkBUnBUJQHGVkzfdtq81aAKWVEQr    | the password of 'u' is a hash of crypt with SHA-2, which is not known here
            u:$2y$31$6SFXz3Vln6wNmLxX9LOWDeRoAc.ceitGYOP4SkWgitt/xReRzuQIS | the password of 'u' is a bcrypt hash with a cost that is not from 4 to 15, or one that is cut off
            u:$2y$10$short                            | the password of 'u' is a bcrypt hash with a cost that is not from 4 to 15, or one that is cut off
            nothing                                   | this line has no user
            :$apr1$o3bQ3tEp$HOGK7FG0jR1UfEiC0z.Pq0    | this line has no user
            """)
    void what_is_no_secret_is_refused_with_its_line(String line, String message) throws IOException {
        Path file = file("# one\n" + line + "\n");
        Problem problem = assertThrows(ProblemException.class, () -> Accounts.in(file))
                .problems()
                .get(0);
        assertEquals(message, problem.message());
        assertEquals(2, problem.line());
        assertFalse(problem.toString().contains("plain\n"), "a password is not repeated");
    }

    @Test
    void a_file_that_is_not_there_is_told() {
        assertThrows(ProblemException.class, () -> Accounts.in(folder.resolve("none")));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            Basic YWRhOnNlY3JldA==                | ada | secret
            basic YWRhOnNlY3JldA==                | ada | secret
            Basic YWRhOg==                        | ada | ~~
            Basic OnNlY3JldA==                    | ~~  | secret
            Basic YWRhOmE6Yg==                    | ada | a:b
            Basic w6RkYTrkuK0=                    | äda | 中
            Basic YWRh                            |     |
            Basic ?                               |     |
            Basic YWRhOoA=                        |     |
            Basic YWRhOmEKYg==                    |     |
            Bearer YWRhOnNlY3JldA==               |     |
            Basic                                 |     |
            """)
    void credentials_are_a_name_and_a_password_in_utf_8(String field, String user, String password) {
        assertEquals(
                user == null ? null : new Credentials(user, password),
                Credentials.parse(field).orElse(null));
    }

    @Test
    void who_guesses_wrong_ten_times_waits_out_the_minute() throws IOException {
        AtomicLong now = new AtomicLong();
        Guesses guesses = new Guesses(now::get);
        InetAddress one = InetAddress.getByName("2001:db8::1");
        InetAddress neighbour = InetAddress.getByName("2001:db8::ffff:1");
        InetAddress other = InetAddress.getByName("192.0.2.1");
        for (int i = 0; i < 10; i++) {
            assertEquals(0, guesses.secondsToWait(one));
            guesses.wrong(one);
        }
        assertEquals(61, guesses.secondsToWait(one));
        assertEquals(61, guesses.secondsToWait(neighbour), "of the same customer");
        assertEquals(0, guesses.secondsToWait(other));
        now.addAndGet(Duration.ofSeconds(61).toNanos());
        assertEquals(0, guesses.secondsToWait(one));
        guesses.wrong(one);
        assertEquals(0, guesses.secondsToWait(one), "counted anew");
    }

    @Test
    void what_was_right_is_known_for_a_minute_for_its_realm() {
        AtomicLong now = new AtomicLong();
        Proven proven = new Proven(now::get);
        Credentials ada = new Credentials("ada", "secret");
        proven.add(0, ada);
        assertTrue(proven.knows(0, ada));
        assertFalse(proven.knows(1, ada));
        assertFalse(proven.knows(0, new Credentials("ada", "Secret")));
        now.addAndGet(Duration.ofSeconds(61).toNanos());
        assertFalse(proven.knows(0, ada));
    }
}
