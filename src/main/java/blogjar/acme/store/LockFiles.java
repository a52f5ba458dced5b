package blogjar.acme.store;

import blogjar.text.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The numbered files of a {@link StoreLock}. Their age is told by the clock of the file system alone, which stamps them and a file that is made
 * to compare them with: so it is no matter what the clocks say of machines that share it.
 */
record LockFiles(Path folder) {
    private static final String NAME = "lock.";
    private static final int MOST_DIGITS = 9;
    private static final Duration UNSIGNED = Duration.ofMinutes(1);

    Path file(int number) {
        return folder.resolve(NAME + number);
    }

    Path pulse(int number) {
        return folder.resolve("pulse." + number);
    }

    /** 0 where there is none. */
    int highest() throws IOException {
        int highest = 0;
        for (Path file : Disk.children(folder)) {
            highest = Math.max(highest, number(file));
        }
        return highest;
    }

    private static int number(Path file) {
        String name = file.getFileName().toString();
        String digits = name.startsWith(NAME) ? name.substring(NAME.length()) : "";
        boolean number = digits.length() <= MOST_DIGITS
                && !digits.isEmpty()
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Integer.parseInt(digits) : 0;
    }

    /** Whether a number is ours from now on; of several that ask for one, one gets it. */
    boolean make(int number) throws IOException {
        try {
            Files.createFile(file(number));
            return true;
        } catch (FileAlreadyExistsException others) {
            return false;
        }
    }

    /** Says who has the number. */
    void sign(int number, String kernel) throws IOException {
        Map<String, Object> holder = new LinkedHashMap<>();
        holder.put("host", host());
        holder.put("process", process());
        holder.put("kernel", kernel);
        write(number, holder);
    }

    void release(int number) throws IOException {
        write(number, Map.of("released", true));
    }

    /** What it says is there at once, for whoever looks meanwhile. */
    private void write(int number, Map<String, ?> content) throws IOException {
        Path draft = Disk.draft(file(number));
        Files.write(draft, Json.print(content).getBytes(StandardCharsets.UTF_8));
        Files.move(draft, file(number), StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Writes again what is there, which gives it a new time.
     *
     * @throws NoSuchFileException where a later one has done away with it
     */
    void beat(int number) throws IOException {
        byte[] content = Files.readAllBytes(file(number));
        Files.write(file(number), content, StandardOpenOption.WRITE);
    }

    /** Whether whoever has the number has done with it, or has died. */
    boolean isFree(int number, Duration stale) throws IOException {
        try {
            Map<?, ?> holder = holder(number);
            Instant heard = Files.getLastModifiedTime(file(number)).toInstant();
            if (!holder(number).equals(holder)) {
                return false;
            }
            if (Boolean.TRUE.equals(holder.get("released")) || hasDied(number, holder)) {
                return true;
            }
            Duration longest = holder.isEmpty() ? UNSIGNED : stale; // who made it signs at once, or has died
            return age(heard, now()).compareTo(longest) > 0;
        } catch (NoSuchFileException succeeded) {
            return false;
        }
    }

    /** By the file system. */
    private Instant now() throws IOException {
        Path made = Disk.draft(folder.resolve("now." + UUID.randomUUID()));
        try {
            Files.createFile(made);
            return Files.getLastModifiedTime(made).toInstant();
        } finally {
            Files.deleteIfExists(made);
        }
    }

    /** A time that is ahead is of a clock that was set back since, and as old. */
    private static Duration age(Instant heard, Instant now) {
        return Duration.between(heard, now).abs();
    }

    private boolean hasDied(int number, Map<?, ?> holder) throws IOException {
        String boot = Pulse.boot();
        return !boot.isEmpty()
                && boot.equals(holder.get("kernel"))
                && !process().equals(holder.get("process"))
                && Pulse.hasEnded(pulse(number));
    }

    /** What a file says; nothing where it is being written. */
    private Map<?, ?> holder(int number) throws IOException {
        try {
            Object read = Json.parse(Files.readString(file(number)));
            return read instanceof Map<?, ?> map ? map : Map.of();
        } catch (Json.SyntaxException unfinished) {
            return Map.of();
        }
    }

    /** Who has the highest, for messages: {@code process 1234 on host}. */
    String describe() {
        try {
            Map<?, ?> holder = holder(highest());
            Object process = holder.get("process");
            if (process != null) {
                return "process " + process.toString().replaceFirst("@.*", "") + " on " + holder.get("host");
            }
        } catch (IOException gone) {
            return "another process";
        }
        return "another process";
    }

    /** Does away with those that no longer count. */
    void deleteBefore(int number) throws IOException {
        for (Path file : Disk.children(folder)) {
            int old = number(file);
            if (old > 0 && old < number) {
                Files.deleteIfExists(pulse(old));
                Files.deleteIfExists(file);
            }
        }
    }

    static String host() {
        return Optional.ofNullable(System.getenv("HOSTNAME"))
                .filter(name -> !name.isEmpty())
                .orElseGet(LockFiles::ownName);
    }

    private static String ownName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (IOException nameless) {
            return "localhost";
        }
    }

    /** Number and start, as numbers are used again. */
    private static String process() {
        ProcessHandle self = ProcessHandle.current();
        return self.pid() + "@"
                + self.info().startInstant().map(Instant::toString).orElse("");
    }
}
