package blogjar.server.access;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.diagnostic.SourcePosition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Names with the hashes of their passwords, from a file of {@code htpasswd} that may change while it is used. */
public final class Accounts {
    private final @Nullable Path file;
    private volatile State state;

    /** What the file said when it was last read. */
    private record State(String version, Map<String, PasswordHash> hashes) {}

    private Accounts(@Nullable Path file, State state) {
        this.file = file;
        this.state = state;
    }

    /** @throws ProblemException where the file can't be read or used */
    public static Accounts in(Path file) {
        return new Accounts(file, read(file, version(file)));
    }

    /**
     * Accounts that do not change.
     *
     * @throws ProblemException where a hash is none
     */
    public static Accounts of(Map<String, String> hashes) {
        Map<String, PasswordHash> checked = new LinkedHashMap<>();
        hashes.forEach((user, hash) -> checked.put(
                user,
                PasswordHash.parse(hash).orElseThrow(() -> new ProblemException(PasswordHash.refused(hash, user)))));
        return new Accounts(null, new State("", checked));
    }

    /** Whether it is the user's password; takes as long for a name that is not known. May wait for the disk. */
    public boolean verify(String user, String password) {
        Map<String, PasswordHash> hashes = state.hashes;
        PasswordHash hash = hashes.get(user);
        if (hash != null) {
            return hash.isOf(password);
        }
        hashes.values().stream().findFirst().ifPresent(other -> other.isOf(password));
        return false;
    }

    /**
     * Reads the file again where it has changed. What can't be used leaves the accounts as they are.
     *
     * @throws ProblemException where it can't be used
     */
    public synchronized void refresh() {
        Path from = file;
        if (from != null) {
            String now = version(from);
            if (!now.equals(state.version)) {
                state = new State(now, state.hashes); // so that a wrong file is told once
                state = read(from, now);
            }
        }
    }

    private static String version(Path file) {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return found.lastModifiedTime() + " " + found.size() + " " + found.fileKey();
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static State read(Path file, String version) {
        try {
            Map<String, PasswordHash> hashes = new LinkedHashMap<>();
            int number = 0;
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                number++;
                String plain = line.strip();
                if (!plain.isEmpty() && !plain.startsWith("#")) {
                    add(plain, file, number, hashes);
                }
            }
            return new State(version, hashes);
        } catch (IOException unreadable) {
            throw new ProblemException(Problem.error("the file of users '" + file + "' can't be read")
                    .fix("see that it is there, and that user " + System.getProperty("user.name") + " may read it"));
        }
    }

    private static void add(String line, Path file, int number, Map<String, PasswordHash> hashes) {
        int colon = line.indexOf(':');
        String user = line.substring(0, Math.max(colon, 0));
        String text = colon < 0 ? "" : line.substring(colon + 1);
        Optional<PasswordHash> hash = PasswordHash.parse(text);
        if (user.isEmpty() || hash.isEmpty()) {
            Problem problem = user.isEmpty()
                    ? Problem.error("this line has no user").expected("user:hash, as htpasswd writes it")
                    : PasswordHash.refused(text, user);
            throw new ProblemException(
                    problem.at(new SourcePosition(file.toString().replace('\\', '/'), number, 1)));
        }
        hashes.putIfAbsent(user, hash.get()); // the first one counts, as in Apache
    }
}
