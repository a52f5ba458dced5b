package blogjar.acme.dns;

import blogjar.acme.Refusal;
import blogjar.diagnostic.Problem;
import blogjar.output.WholeFile;
import blogjar.text.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The records that are set and not removed yet, noted in a file before they are set: what a killed run leaves is found again. */
final class PendingRecords {
    private final Path file;
    private final Set<TextRecord> ours = new LinkedHashSet<>();
    private final Set<TextRecord> left;

    private PendingRecords(Path file, Set<TextRecord> left) {
        this.file = file;
        this.left = left;
    }

    /** @throws Refusal where the file is there and can't be read */
    static PendingRecords of(Path file) throws Refusal {
        try {
            return new PendingRecords(file, read(Files.readString(file)));
        } catch (NoSuchFileException none) {
            return new PendingRecords(file, new LinkedHashSet<>());
        } catch (IOException unreadable) {
            throw new Refusal(Refusal.Kind.OURS, Problem.unreadable(file.toString(), unreadable));
        }
    }

    /** What is no list of records is no list of ours, and will be written anew. */
    private static Set<TextRecord> read(String text) {
        Set<TextRecord> records = new LinkedHashSet<>();
        try {
            if (Json.parse(text) instanceof List<?> list) {
                for (Object one : list) {
                    if (one instanceof Map<?, ?> map
                            && map.get("name") instanceof String name
                            && map.get("at") instanceof String at
                            && map.get("value") instanceof String value) {
                        records.add(new TextRecord(name, at, value));
                    }
                }
            }
        } catch (Json.SyntaxException damaged) {
            records.clear();
        }
        return records;
    }

    /** Those of earlier runs. */
    synchronized List<TextRecord> left() {
        return List.copyOf(left);
    }

    /** To be called before a record is set. */
    synchronized void add(TextRecord record) throws Refusal {
        ours.add(record);
        left.remove(record);
        try {
            write();
        } catch (IOException unwritable) {
            ours.remove(record);
            throw new Refusal(
                    Refusal.Kind.OURS,
                    Problem.error("what is set in the DNS can't be noted: " + unwritable)
                            .in(file.toString())
                            .fix("let user " + System.getProperty("user.name") + " write into that folder"));
        }
    }

    /**
     * To be called when a record is removed.
     *
     * @throws IOException where it stays in the file; then it will be removed once more, which does no harm
     */
    synchronized void remove(TextRecord record) throws IOException {
        if (ours.remove(record) | left.remove(record)) {
            write();
        }
    }

    /** For one that could not be removed now. */
    synchronized void leave(TextRecord record) {
        ours.remove(record);
        left.add(record);
    }

    private void write() throws IOException {
        List<Map<String, String>> all = new ArrayList<>();
        for (Set<TextRecord> records : List.of(left, ours)) {
            for (TextRecord record : records) {
                all.add(Map.of("name", record.name(), "at", record.at(), "value", record.value()));
            }
        }
        if (all.isEmpty()) {
            Files.deleteIfExists(file);
        } else {
            Files.createDirectories(file.toAbsolutePath().getParent());
            WholeFile.write(file, (Json.print(all) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }
}
