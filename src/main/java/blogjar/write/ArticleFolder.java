package blogjar.write;

import blogjar.content.Renderers;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The articles in {@code _posts} or {@code _drafts}, by name. */
record ArticleFolder(Path folder) {
    private static final int NAMES_AT_MOST = 10;

    /**
     * One, where there is one and no second: by its path, its path without extension, the name of its file, or by what only one name begins with.
     *
     * @param name as the author gives it, also with the folder before it
     */
    private Optional<Path> find(String name) throws IOException {
        String wanted = name.replace('\\', '/').replaceFirst("^(\\./)?([^/]+/)?" + folder.getFileName() + "/", "");
        List<Path> files = files();
        List<Predicate<String>> ways = List.of(
                path -> path.equals(wanted),
                path -> Renderers.withoutExtension(path).equals(wanted),
                path -> Renderers.withoutExtension(path.substring(path.lastIndexOf('/') + 1))
                        .equals(wanted),
                path -> Renderers.withoutExtension(path).equalsIgnoreCase(wanted.replace(' ', '-')),
                path -> path.startsWith(wanted));
        for (Predicate<String> way : ways) {
            List<Path> found =
                    files.stream().filter(file -> way.test(path(file))).toList();
            if (found.size() == 1) {
                return Optional.of(found.get(0));
            }
        }
        return Optional.empty();
    }

    /**
     * One that has to be there.
     *
     * @param name its path, its path without extension, the name of its file, or what only one name begins with
     * @param none what to do where there are none at all
     * @throws ProblemException where there is none of that name, with the names that there are
     */
    Path require(String name, String noun, String none) throws IOException {
        Path found = find(name).orElse(null);
        if (found == null) {
            throw new ProblemException(
                    Problem.error("there is no " + noun + " '" + name + "'").fix(names(none)));
        }
        return found;
    }

    private String names(String none) throws IOException {
        List<Path> files = files();
        String more = files.size() > NAMES_AT_MOST ? ", and " + (files.size() - NAMES_AT_MOST) + " more" : "";
        return files.isEmpty()
                ? none
                : files.stream()
                        .limit(NAMES_AT_MOST)
                        .map(file -> Renderers.withoutExtension(path(file)))
                        .collect(Collectors.joining(", ", "there are: ", more));
    }

    private String path(Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.filter(file -> !Files.isDirectory(file))
                    .filter(file -> "html".equals(Renderers.outputOf(path(file))))
                    .sorted()
                    .toList();
        }
    }
}
