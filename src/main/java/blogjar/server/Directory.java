package blogjar.server;

import blogjar.config.Config;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A folder beside the site, and where it is served.
 *
 * @param prefix path from the root of the host, decoded, without a slash at its ends
 */
public record Directory(String prefix, Path folder) {
    private static final String KEY = "server.directories";

    /**
     * The folders of {@code server.directories}, those of the longest paths first.
     *
     * @throws ProblemException where a path or a folder can't be used
     */
    static List<Directory> of(Config config) {
        List<Directory> directories = new ArrayList<>();
        config.map(KEY).forEach((path, folder) -> {
            String prefix = path.replaceAll("^/|/$", "");
            Problem wrong = Problem.error("'" + path + ": " + folder + "' in " + KEY + " can't be used")
                    .at(config.place(KEY + "." + path));
            if (!path.startsWith("/") || prefix.isEmpty() || ("/" + prefix).contains("/.") || prefix.contains("//")) {
                throw new ProblemException(
                        wrong.expected("a path below the root, such as /files").fix("correct the path"));
            }
            if (!(folder instanceof String name) || !Files.isDirectory(Path.of(name))) {
                throw new ProblemException(wrong.expected("a folder that is there, such as /srv/files")
                        .fix("make the folder, or correct its path"));
            }
            directories.add(new Directory(prefix, Path.of(name)));
        });
        directories.sort(
                Comparator.comparing((Directory directory) -> directory.prefix().length())
                        .reversed());
        return List.copyOf(directories);
    }

    boolean has(String path) {
        return path.startsWith(prefix) && (path.length() == prefix.length() || path.charAt(prefix.length()) == '/');
    }
}
