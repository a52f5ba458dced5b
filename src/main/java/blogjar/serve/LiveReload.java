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
 * What {@code --dev} adds to a site: a script in every page that is told of each new release, shows what has changed of the page,
 * and what is wrong. Nothing of it is in what {@code generate} writes.
 */
final class LiveReload {
    private static final String SCRIPT = "_blog/reload.js";
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

    /** A release with the script. */
    static Release release(Collection<Output> outputs, ReleaseSink sink) throws IOException {
        for (Output output : outputs) {
            sink.put(output);
        }
        sink.put(new Output(SCRIPT, Content.of(script())));
        return sink.release();
    }

    /**
     * What pages are told of a release: one of its own, and what is wrong.
     *
     * @param problems of which the errors are shown
     */
    static String state(List<Problem> problems) {
        String shown = String.join(
                "\n\n",
                problems.stream()
                        .filter(Problem::isError)
                        .map(Problem::toString)
                        .toList());
        return Json.print(Map.of("release", Long.toString(System.nanoTime(), 36), "problem", shown));
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
