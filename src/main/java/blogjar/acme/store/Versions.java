package blogjar.acme.store;

import blogjar.acme.Issued;
import blogjar.diagnostic.ProblemException;
import blogjar.tls.Certificate;
import blogjar.tls.PemPair;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** What an archive of a lineage holds: files by number. */
record Versions(Path archive, NavigableMap<Integer, Map<Part, Path>> files) {
    static Versions in(Path archive) throws IOException {
        NavigableMap<Integer, Map<Part, Path>> files = new TreeMap<>();
        for (Path file : Disk.children(archive)) {
            for (Part part : Part.values()) {
                OptionalInt number = part.version(file);
                if (number.isPresent()) {
                    files.computeIfAbsent(number.getAsInt(), n -> new EnumMap<>(Part.class))
                            .put(part, file);
                }
            }
        }
        return new Versions(archive, files);
    }

    /** One that nothing is called by yet. */
    int next() {
        return files.isEmpty() ? 1 : files.lastKey() + 1;
    }

    /** The newest of which all four files are there and belong together. */
    Optional<Integer> newestWhole() {
        return files.descendingKeySet().stream()
                .filter(number -> complete(number) && pair(number).isPresent())
                .findFirst();
    }

    boolean complete(int number) {
        return files.getOrDefault(number, Map.of()).size() == Part.values().length;
    }

    boolean holds(int number, Issued issued) {
        return pair(number).filter(pair -> pair.leaf().equals(issued.leaf())).isPresent();
    }

    private Optional<Certificate> pair(int number) {
        try {
            return Optional.of(PemPair.read("", Part.FULLCHAIN.in(archive, number), Part.PRIVKEY.in(archive, number)));
        } catch (ProblemException notOne) {
            return Optional.empty();
        }
    }
}
