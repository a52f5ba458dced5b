package blogjar.output;

import java.util.List;
import java.util.function.Supplier;

/**
 * Outputs of which even the names are known only when they are made: files that are named by their content.
 *
 * @param path of the folder that all of them are in, with a slash at the end; empty for the site itself
 * @param making which there are so far; any thread may ask, and more than once
 */
public record LateFolder(String path, Supplier<List<Output>> making) {
    /** Which there are so far. */
    public List<Output> outputs() {
        return making.get();
    }

    /** The same below another folder. */
    public LateFolder below(String folder) {
        return new LateFolder(
                folder + path,
                () -> outputs().stream()
                        .map(output -> output.as(folder + output.path(), output.content()))
                        .toList());
    }
}
