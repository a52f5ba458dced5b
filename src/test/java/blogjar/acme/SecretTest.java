package blogjar.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import blogjar.config.Config;
import blogjar.config.SettingValues;
import blogjar.diagnostic.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Secrets, wherever they are kept. */
class SecretTest {
    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();

    private Secret secret(String given) {
        SettingValues values = new SettingValues(new Config(Map.of("dns", Map.of("token", given)), Map.of()), "dns");
        return Secret.of(values, "token", environment::get).orElseThrow();
    }

    @Test
    void it_may_stand_in_the_settings() throws Refusal {
        assertEquals("a$b{c}", secret(" a$b{c} ").text());
        assertEquals("(secret)", secret("a").toString());
    }

    @Test
    void it_is_had_from_the_environment_when_it_is_needed() throws Refusal {
        Secret secret = secret("${TOKEN}");
        assertEquals(
                "'token: ${TOKEN}': the environment has no TOKEN",
                assertThrows(Refusal.class, secret::text).problem().message());
        environment.put("TOKEN", "abc\n");
        assertEquals("abc", secret.text());
        assertEquals("${TOKEN}", secret.toString());
    }

    @Test
    void it_is_read_from_a_file_each_time() throws Exception {
        Path file = folder.resolve("token");
        Secret secret = secret("file:" + file);
        Refusal gone = assertThrows(Refusal.class, secret::text);
        assertEquals(Refusal.Kind.OURS, gone.kind());
        assertEquals("this file can't be read: no such file", gone.problem().message());
        Files.writeString(file, " \n");
        assertEquals(
                "'token: file:" + file + "': " + file + " is empty",
                assertThrows(Refusal.class, secret::text).problem().message());
        Files.writeString(file, "one\n");
        assertEquals("one", secret.text());
        Files.writeString(file, "two\n");
        assertEquals("two", secret.text());
    }

    @Test
    void a_file_is_named_from_the_root() {
        ProblemException refused = assertThrows(ProblemException.class, () -> secret("file:token"));
        assertEquals(
                "'dns.token: file:token' is not named from the root",
                refused.problems().get(0).message());
    }

    @Test
    void there_need_be_none() {
        SettingValues values = new SettingValues(new Config(Map.of("dns", Map.of()), Map.of()), "dns");
        assertFalse(Secret.of(values, "token").isPresent());
    }
}
