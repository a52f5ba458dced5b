package blogjar.front;

import blogjar.output.Content;
import blogjar.output.Output;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What another server is told.
 *
 * @param inside files of the site
 * @param beside files that lie beside the site's folder, as nobody is to read them
 */
public record Written(List<Output> inside, Map<Path, byte[]> beside) {
    public Written {
        inside = List.copyOf(inside);
        beside = Map.copyOf(beside);
    }

    static Written inside(String path, String text) {
        return new Written(List.of(file(path, text)), Map.of());
    }

    /** A file beside the site's folder, whose name begins with that of the folder. */
    static Written beside(Path folder, String ending, String text) {
        Path file = folder.resolveSibling(folder.getFileName() + ending);
        return new Written(List.of(), Map.of(file, text.getBytes(StandardCharsets.UTF_8)));
    }

    static Output file(String path, String text) {
        return new Output(path, Content.of(text.getBytes(StandardCharsets.UTF_8)));
    }
}
