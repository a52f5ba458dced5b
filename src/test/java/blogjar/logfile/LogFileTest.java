package blogjar.logfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.diagnostic.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log file and its old ones, on a disk with other programs and too little room. */
class LogFileTest {
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    @TempDir
    Path folder;

    private final Queue<Problem> problems = new ConcurrentLinkedQueue<>();

    private Path file() {
        return folder.resolve("access.log");
    }

    private LogFile log(Rotation rotation, Instant now) throws IOException {
        return log(rotation, Clock.fixed(now, ZoneOffset.UTC));
    }

    private LogFile log(Rotation rotation, Clock clock) throws IOException {
        LogFile log = new LogFile(file(), rotation, new Archives(file(), rotation, clock, problems::add), clock, 0);
        log.open();
        return log;
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void a_file_that_was_moved_away_is_made_anew_and_one_that_was_cut_short_goes_on() throws IOException {
        try (LogFile log = log(Rotation.NONE, NOON)) {
            log.write(bytes("one\n"));
            Files.move(file(), folder.resolve("access.log.1"));
            log.write(bytes("two\n"));
            log.write(bytes("three\n"));
            Files.write(file(), new byte[0]); // logrotate's copytruncate
            log.write(bytes("four\n"));
        }
        assertEquals("one\n", Files.readString(folder.resolve("access.log.1")));
        assertEquals("four\n", Files.readString(file()));
    }

    @Test
    void a_line_that_a_power_cut_tore_does_not_begin_the_next() throws IOException {
        Files.writeString(file(), "one\ntw");
        try (LogFile log = log(Rotation.NONE, NOON)) {
            log.write(bytes("three\n"));
        }
        assertEquals("one\ntw\nthree\n", Files.readString(file()));
    }

    @Test
    void a_file_is_put_away_before_it_outgrows_its_size() throws IOException {
        try (LogFile log = log(new Rotation(10, false, 0, false), NOON)) {
            for (String line : List.of("1234\n", "2345\n", "3456\n", "4567\n", "5678\n")) {
                log.write(bytes(line));
            }
        }
        assertEquals(
                List.of("access.log", "access.log-20260304T120000.000Z", "access.log-20260304T120000.001Z"), names());
        assertEquals("1234\n2345\n", Files.readString(folder.resolve("access.log-20260304T120000.000Z")));
        assertEquals("5678\n", Files.readString(file()));
    }

    @Test
    void a_day_has_a_file_of_its_own_in_the_zone_of_the_log() throws IOException {
        Files.writeString(file(), "yesterday\n");
        Files.setLastModifiedTime(file(), FileTime.from(Instant.parse("2026-03-04T15:59:59Z")));
        Clock shanghai = Clock.fixed(Instant.parse("2026-03-04T16:00:01Z"), ZoneId.of("Asia/Shanghai"));
        try (LogFile log = log(new Rotation(0, true, 0, false), shanghai)) {
            log.write(bytes("today\n"));
            log.write(bytes("today too\n"));
        }
        assertEquals(List.of("access.log", "access.log-20260304T160001.000Z"), names());
        assertEquals("today\ntoday too\n", Files.readString(file()));
    }

    @Test
    void old_files_are_compressed_and_the_oldest_deleted() throws IOException {
        Files.writeString(folder.resolve("access.log-20250101T000000.000Z"), "left by a kill\n");
        Files.writeString(folder.resolve("access.log-20250102T000000.000Z.gz.tmp"), "unfinished");
        Files.writeString(folder.resolve("access.log-notes.txt"), "somebody else's");
        Files.writeString(folder.resolve("other.log-20240101T000000.000Z"), "another log's");
        try (LogFile log = log(new Rotation(1, false, 2, true), NOON)) {
            log.write(bytes("one\n"));
            log.write(bytes("two\n"));
            log.write(bytes("three\n"));
        }
        assertEquals(
                List.of(
                        "access.log",
                        "access.log-20260304T120000.000Z.gz",
                        "access.log-20260304T120000.001Z.gz",
                        "access.log-notes.txt",
                        "other.log-20240101T000000.000Z"),
                names());
        try (InputStream in =
                new GZIPInputStream(Files.newInputStream(folder.resolve("access.log-20260304T120000.001Z.gz")))) {
            assertEquals("two\n", new String(in.readAllBytes(), StandardCharsets.US_ASCII));
        }
    }

    @Test
    void names_sort_even_when_the_clock_was_set_back() throws IOException {
        Files.writeString(folder.resolve("access.log-20270101T000000.999Z.gz"), "");
        try (LogFile log = log(new Rotation(1, false, 0, false), NOON)) {
            log.write(bytes("one\n"));
            log.write(bytes("two\n"));
        }
        assertEquals(
                List.of("access.log", "access.log-20270101T000000.999Z.gz", "access.log-20270101T000001.000Z"),
                names());
    }

    @Test
    void a_file_that_somebody_else_has_just_put_away_is_made_anew() throws IOException {
        Rotation each = new Rotation(1, false, 0, false);
        Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
        Archives archives = new Archives(file(), each, clock, problems::add);
        try (LogFile log = new LogFile(file(), each, archives, clock, TimeUnit.HOURS.toNanos(1))) {
            log.write(bytes("one\n"));
            Files.move(file(), folder.resolve("access.log.1"));
            log.write(bytes("two\n"));
        }
        assertEquals("one\n", Files.readString(folder.resolve("access.log.1")));
        assertEquals("two\n", Files.readString(file()));
        assertEquals(List.of(), List.copyOf(problems));
    }

    @Test
    void a_file_that_can_not_be_put_away_grows_on() throws IOException {
        Archives none = new Archives(folder.resolve("no/access.log"), Rotation.USUAL, Clock.systemUTC(), problems::add);
        try (LogFile log = new LogFile(file(), new Rotation(1, false, 0, false), none, Clock.systemUTC(), 0)) {
            log.write(bytes("one\n"));
            log.write(bytes("two\n"));
            log.write(bytes("three\n"));
        }
        assertEquals("one\ntwo\nthree\n", Files.readString(file()));
        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.peek().message().contains("grows on"), problems.toString());
    }

    @Test
    void half_a_line_that_still_found_room_on_a_full_disk_is_taken_back() throws IOException {
        Clock clock = Clock.fixed(NOON, ZoneOffset.UTC);
        Archives archives = new Archives(file(), Rotation.NONE, clock, problems::add);
        FullDisk disk = new FullDisk(11);
        LogFile log = new LogFile(file(), Rotation.NONE, archives, clock, 0) {
            @Override
            FileChannel channel() throws IOException {
                return disk.over(super.channel());
            }
        };
        ByteBuffer lines = bytes("one\ntwo\nthree\nfour\n");
        assertThrows(IOException.class, () -> log.write(lines));
        assertEquals("three\nfour\n", StandardCharsets.US_ASCII.decode(lines).toString());
        assertEquals("one\ntwo\n", Files.readString(file()));
        disk.room = 100;
        log.write(bytes("five\n"));
        log.close();
        assertEquals("one\ntwo\nfive\n", Files.readString(file()));
    }
}
