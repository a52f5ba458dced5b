package blogjar.output;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Outputs of which even the names are known only when they are made: files that are named by their content.
 *
 * @param path of the folder that all of them are in, with a slash at the end; empty for the site itself
 */
public record LateFolder(String path, Making making) {
    /** Says which there are so far; any thread may ask, and more than once. */
    @FunctionalInterface
    public interface Making {
        /**
         * @param stopped asked now and then; the work is given up then
         * @return null where it was given up
         */
        @Nullable
        List<Output> outputs(BooleanSupplier stopped);
    }

    /** Which there are so far. */
    public List<Output> outputs() {
        return Objects.requireNonNull(making.outputs(() -> false), "nobody stopped it");
    }

    /** Which there are so far; empty where that was given up. */
    Optional<List<Output>> outputs(BooleanSupplier stopped) {
        return Optional.ofNullable(making.outputs(stopped));
    }

    /** The same below another folder. */
    public LateFolder below(String folder) {
        return new LateFolder(
                folder + path,
                stopped -> outputs(stopped)
                        .map(all -> all.stream()
                                .map(output -> output.as(folder + output.path(), output.content()))
                                .toList())
                        .orElse(null));
    }
}
