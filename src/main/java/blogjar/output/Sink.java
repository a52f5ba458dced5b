package blogjar.output;

import java.io.IOException;

/** Where the outputs of a build go. Any thread may put; what has been put is not seen before the build is complete. */
@FunctionalInterface
public interface Sink {
    void put(Output output) throws IOException;

    /** Puts all of some pages; who serves a build that is not rendered yet may ask for each later. */
    default void put(LatePages pages) throws IOException {
        for (String path : pages.paths()) {
            put(pages.output(path));
        }
    }

    /** Puts all of a folder; who serves a build that is not rendered yet may ask for them later. */
    default void put(LateFolder folder) throws IOException {
        for (Output output : folder.outputs()) {
            put(output);
        }
    }
}
