package blogjar.serve;

import blogjar.diagnostic.Problem;
import blogjar.output.Content;
import blogjar.output.Output;
import blogjar.output.Release;
import blogjar.output.ReleaseSink;
import blogjar.output.Sink;
import blogjar.text.Json;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What {@code --dev} adds to a site: a script in every page that asks for the state of the blog, reloads the page when there
 * is a new release, and shows what is wrong when one could not be made. Nothing of it is in what {@code generate} writes.
 */
final class LiveReload {
    private static final String SCRIPT = "_blog/reload.js";
    private static final String STATE = "_blog/state.json";
    private static final byte[] TAG =
            "<script src=\"/_blog/reload.js\" async></script>".getBytes(StandardCharsets.UTF_8);

    private LiveReload() {}

    /** Adds the script to the pages that go into a sink. */
    static Sink into(Sink sink) {
        return output -> {
            boolean shown = output.path().endsWith(".html") && !(output.content() instanceof Content.Redirect);
            sink.put(shown ? withScript(output) : output);
        };
    }

    private static Output withScript(Output page) throws IOException {
        byte[] html = page.content().bytes();
        byte[] with = java.util.Arrays.copyOf(html, html.length + TAG.length);
        System.arraycopy(TAG, 0, with, html.length, TAG.length);
        return page.as(page.path(), Content.of(with));
    }

    /** A release with the script and the state: when it was made, and what is wrong. */
    static Release release(Collection<Output> outputs, List<Problem> problems, ReleaseSink sink) throws IOException {
        for (Output output : outputs) {
            sink.put(output);
        }
        String problem = problems.isEmpty()
                ? ""
                : String.join("\n\n", problems.stream().map(Problem::toString).toList());
        Map<String, Object> state = Map.of("release", Long.toString(System.nanoTime(), 36), "problem", problem);
        sink.put(new Output(STATE, Content.of(Json.print(state).getBytes(StandardCharsets.UTF_8))));
        sink.put(new Output(SCRIPT, Content.of(script())));
        return sink.release();
    }

    private static byte[] script() throws IOException {
        try (InputStream in = LiveReload.class.getResourceAsStream("/serve/reload.js")) {
            if (in == null) {
                throw new FileNotFoundException("the jar lacks serve/reload.js");
            }
            return in.readAllBytes();
        }
    }
}
