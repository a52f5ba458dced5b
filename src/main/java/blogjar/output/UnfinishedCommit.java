package blogjar.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A note of the moves of a commit, for the case that the process is killed among them: the next build carries them out
 * before it does anything else, as all the files are there already.
 */
final class UnfinishedCommit {
    private static final String NOTE = "commit";

    private UnfinishedCommit() {}

    /** Writes down what is about to be moved and removed; the note is there whole or not at all. */
    static void note(Path folder, Map<String, Path> moves, Set<String> stale) throws IOException {
        List<String> lines = new ArrayList<>();
        moves.forEach((path, from) -> lines.add("> " + from.getFileName() + " " + path));
        stale.forEach(path -> lines.add("- " + path));
        Path staging = folder.resolve(FolderSink.STAGING);
        Path draft = staging.resolve(NOTE + ".draft");
        Files.write(draft, lines, StandardCharsets.UTF_8);
        Files.move(draft, staging.resolve(NOTE), StandardCopyOption.ATOMIC_MOVE);
    }

    static void forget(Path folder) throws IOException {
        Files.deleteIfExists(folder.resolve(FolderSink.STAGING).resolve(NOTE));
    }

    /** Carries out a commit that was cut off. */
    static void finish(Path folder) throws IOException {
        Path staging = folder.resolve(FolderSink.STAGING);
        Path note = staging.resolve(NOTE);
        if (!Files.isRegularFile(note)) {
            return;
        }
        List<String> lines = Files.readAllLines(note, StandardCharsets.UTF_8);
        for (String line : lines) {
            if (line.startsWith("- ") && FileTree.isInside(folder, line.substring(2))) {
                Files.deleteIfExists(folder.resolve(line.substring(2)));
            }
        }
        for (String line : lines) {
            int space = line.indexOf(' ', 2);
            if (line.startsWith("> ") && space > 0 && FileTree.isInside(folder, line.substring(space + 1))) {
                Path from = staging.resolve(line.substring(2, space));
                Path to = folder.resolve(line.substring(space + 1));
                if (Files.isRegularFile(from)) {
                    Files.createDirectories(to.getParent());
                    Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
        FileTree.delete(staging);
    }
}
