package blogjar.serve;

import blogjar.build.BuildMemory;
import blogjar.diagnostic.Problem;
import blogjar.output.Content;
import blogjar.output.Output;
import blogjar.output.Release;
import blogjar.output.ReleaseSink;
import blogjar.output.Sink;
import blogjar.server.Announcements;
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

    /** Of who writes, and waits for each change. */
    private final BuildMemory memory = new BuildMemory();

    private final Announcements announcements = new Announcements();

    /** The last that could be made, and what pages are told of it or of what came after. */
    private volatile Collection<Output> last = List.of();

    private volatile String state = "";

    BuildMemory memory() {
        return memory;
    }

    Announcements announcements() {
        return announcements;
    }

    /** What goes into a sink, with the script in each page; all of it is taken note of, too. */
    Sink into(Sink sink, Collection<Output> outputs) {
        return output -> {
            boolean shown = output.path().endsWith(".html") && !(output.content() instanceof Content.Redirect);
            Output put = shown ? withScript(output) : output;
            sink.put(put);
            outputs.add(put);
        };
    }

    private static Output withScript(Output page) throws IOException {
        byte[] html = page.content().bytes();
        byte[] with = java.util.Arrays.copyOf(html, html.length + TAG.length);
        System.arraycopy(TAG, 0, with, html.length, TAG.length);
        return page.as(page.path(), Content.of(with));
    }

    /**
     * A release of what was made.
     *
     * @param outputs that are in the sink
     * @param problems of which pages are told the errors
     */
    Release release(Collection<Output> outputs, List<Problem> problems, ReleaseSink sink) throws IOException {
        last = outputs;
        state = state(problems);
        return withScript(sink);
    }

    /** What was made last, once more, with what is wrong now. */
    Release again(List<Problem> problems, ReleaseSink sink) throws IOException {
        for (Output output : last) {
            sink.put(output);
        }
        state = state(problems);
        return withScript(sink);
    }

    private static Release withScript(ReleaseSink sink) throws IOException {
        sink.put(new Output(SCRIPT, Content.of(script())));
        return sink.release();
    }

    /** Pages that are open are told of the release, which is served now. */
    void served() {
        announcements.say(state);
    }

    /** A name of its own for each release, and the errors. */
    private static String state(List<Problem> problems) {
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
