package blogjar.output;

import java.io.IOException;

/** Where the outputs of a build go. Any thread may put; what has been put is not seen before the build is complete. */
@FunctionalInterface
public interface Sink {
    void put(Output output) throws IOException;
}
