package blogjar.serve;

import blogjar.diagnostic.Problem;
import blogjar.output.Release;
import blogjar.rights.Rights;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Files that are too long to be kept in memory, and that who sends them may not open: threads that face the network have fewer rights
 * than those that made the release.
 */
final class ClosedFiles {
    private ClosedFiles() {}

    /** How a file is opened. */
    @FunctionalInterface
    interface Opening {
        void open(Path file) throws IOException;
    }

    /**
     * What is to be told of those of a release.
     *
     * @param folder that they are named from
     */
    static List<Problem> told(Release release, Path folder) throws IOException {
        List<Path> files = release.resources().stream()
                .flatMap(resource -> resource.file().stream())
                .sorted()
                .toList();
        return files.isEmpty()
                ? List.of()
                : Rights.withoutAny(() -> told(
                                files,
                                folder,
                                file -> Files.newByteChannel(file).close()))
                        .stream()
                        .toList();
    }

    static Optional<Problem> told(List<Path> files, Path folder, Opening opening) {
        List<Path> closed = new ArrayList<>();
        for (Path file : files) {
            try {
                opening.open(file);
            } catch (AccessDeniedException denied) {
                closed.add(file);
            } catch (IOException gone) {
                // whoever asks for it gets what is there then
            }
        }
        if (closed.isEmpty()) {
            return Optional.empty();
        }
        Path first = closed.get(0);
        String name = first.startsWith(folder) ? folder.relativize(first).toString() : first.toString();
        int others = closed.size() - 1;
        String more = others == 0 ? "" : others == 1 ? ", nor another one" : ", nor " + others + " more";
        return Optional.of(Problem.error("readers get 404: what serves them may not open this file" + more)
                .in(name)
                .expected("long files to be readable for all, as they are read when they are asked for")
                .fix("chmod a+r " + name + ", and a+x for the folders that it is in"));
    }
}
