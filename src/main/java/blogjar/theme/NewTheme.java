package blogjar.theme;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A theme that an author begins with: the files of {@code plain-text} in a folder of the blog. */
public final class NewTheme {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,63}");
    private static final Pattern RESERVED = Pattern.compile("(?i)(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?"); // Windows

    private NewTheme() {}

    /**
     * Writes the files into {@code themes/NAME}.
     *
     * @param root the blog's folder
     * @return the folder that was made
     * @throws ProblemException for a name that is taken or can't be one
     */
    public static Path write(Path root, String name) throws IOException {
        if (!NAME.matcher(name).matches()
                || name.endsWith(".")
                || RESERVED.matcher(name).matches()) {
            throw new ProblemException(Problem.error("'" + name + "' can't be the name of a theme")
                    .expected("letters and digits, with '-', '_' or '.' between them: my-theme")
                    .fix("choose another name"));
        }
        if (ThemeFiles.isBundled(name.toLowerCase(Locale.ROOT))) {
            throw new ProblemException(Problem.error("there is a theme '" + name + "' in blog.jar")
                    .fix("choose another name; to change single files of '" + name + "', put yours into themes/"
                            + name));
        }
        Path folder = root.resolve("themes").resolve(name);
        if (isTaken(folder)) {
            throw new ProblemException(Problem.error("there is a theme '" + name + "' already")
                    .in("themes/" + name)
                    .fix("choose another name, or remove the folder"));
        }
        for (Map.Entry<String, byte[]> file :
                ThemeFiles.bundled(ThemeFiles.PLAIN_TEXT).files().entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, file.getValue());
        }
        return folder;
    }

    private static boolean isTaken(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Files.exists(folder);
        }
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isPresent();
        }
    }

    /** The names of the themes in the jar. */
    public static List<String> bundled() {
        return ThemeFiles.BUNDLED;
    }
}
