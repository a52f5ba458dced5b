package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.config.Config;
import blogjar.diagnostic.Problem;
import blogjar.logfile.LineWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Problems of a server, a line each. */
class ErrorLogTest {
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+08:00 ";

    @TempDir
    Path folder;

    private static Config config(Map<String, Object> server) {
        return new Config(Map.of("timezone", "Asia/Shanghai", "server", server), Map.of());
    }

    @Test
    void a_problem_is_one_line_with_its_time() {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        try (ErrorLog log = ErrorLog.of(config(Map.of()), stream, Assertions::assertNull)) {
            log.accept(Problem.error("too\nbad\u001b[2J 中").fix("mend it"));
        }
        String line = stream.toString(StandardCharsets.UTF_8);
        assertTrue(line.matches(TIME + "error: too\ufffdbad\ufffd\\[2J 中; fix: mend it\n"), line);
    }

    @Test
    void a_file_can_be_named_for_them() throws IOException {
        Path file = folder.resolve("error.log");
        OutputStream none = OutputStream.nullOutputStream();
        try (ErrorLog log = ErrorLog.of(config(Map.of("error_log", file.toString())), none, Assertions::assertNull)) {
            log.accept(Problem.notice("so so"));
        }
        assertTrue(Files.readString(file).matches(TIME + "notice: so so\n"), Files.readString(file));
    }

    @Test
    void a_flood_is_cut_short_and_said_so() {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        Instant[] now = {Instant.parse("2026-01-02T03:04:05Z")};
        Clock clock = new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Instant instant() {
                return now[0];
            }
        };
        try (ErrorLog log = new ErrorLog(LineWriter.to(stream, "error log", Assertions::assertNull), clock)) {
            for (int i = 0; i < 1000; i++) {
                log.accept(Problem.error("flood"));
            }
            now[0] = now[0].plusSeconds(1);
            log.accept(Problem.error("after"));
        }
        List<String> lines = stream.toString(StandardCharsets.UTF_8).lines().toList();
        assertEquals(22, lines.size());
        assertTrue(lines.get(20).endsWith("980 more problems of one second are left out"), lines.get(20));
        assertTrue(lines.get(21).endsWith("after"), lines.get(21));
    }
}
