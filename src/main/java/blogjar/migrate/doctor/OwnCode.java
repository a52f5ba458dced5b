package blogjar.migrate.doctor;

import blogjar.migrate.doctor.Finding.Fate;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** JavaScript that the author gave to Hexo: {@code scripts/} of the blog (hexo/load_plugins.ts). */
final class OwnCode {
    private static final String FIX = "look what it does; tags and plugins that blog.jar knows need none";

    private OwnCode() {}

    static List<Finding> in(Path root) throws IOException {
        Path folder = root.resolve("scripts");
        List<Finding> findings = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(file -> file.toString().endsWith(".js"))
                        .map(file -> root.relativize(file).toString().replace('\\', '/'))
                        .sorted()
                        .forEach(file -> findings.add(new Finding(
                                Fate.LOOK, "", file, 0, "this is not run, as blog.jar runs no JavaScript", FIX)));
            } catch (UncheckedIOException unreadable) {
                throw Objects.requireNonNull(unreadable.getCause());
            }
        }
        return findings;
    }
}
