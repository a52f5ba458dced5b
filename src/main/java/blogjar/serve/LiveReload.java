package blogjar.serve;

import blogjar.build.BuildMemory;
import blogjar.diagnostic.Problem;
import blogjar.output.Content;
import blogjar.output.LateFolder;
import blogjar.output.LatePages;
import blogjar.output.Output;
import blogjar.output.Release;
import blogjar.output.ReleaseSink;
import blogjar.output.Sink;
import blogjar.server.Announcements;
import blogjar.text.Json;
import blogjar.text.SlashPaths;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What {@code --dev} adds to a site: a script in every page that is told of each new release, shows what has changed of the page,
 * and what is wrong. Nothing of it is in what {@code generate} writes.
 */
final class LiveReload {
    private static final String SCRIPT = "_blog/reload.js";
    private static final DateTimeFormatter FROM = DateTimeFormatter.ofPattern("'from' yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final byte[] TAG =
            "<script src=\"/_blog/reload.js\" async></script>".getBytes(StandardCharsets.UTF_8);

    private static final String NOT_FOUND = "404.html";

    /** For a theme without one: what is not there yet, or has a mistake in it, is shown when it is. */
    private static final byte[] PLAIN =
            "<!doctype html><meta charset=\"utf-8\"><title>404 Not Found</title><h1>404 Not Found</h1>"
                    .getBytes(StandardCharsets.UTF_8);

    /** Of who writes, and waits for each change. */
    private final BuildMemory memory = new BuildMemory();

    private final Announcements announcements = new Announcements();

    /** What pages are told of the last release, or of what came after. */
    private volatile String state = "";

    private volatile String said = "";

    /** What is to be said of posts that are not published yet, by the path of an address. */
    private volatile Map<String, String> marks = Map.of();

    /** The release of which pages are told, by a name of its own. */
    private volatile String named = "";

    BuildMemory memory() {
        return memory;
    }

    Announcements announcements() {
        return announcements;
    }

    /**
     * Has pages, and links to them, marked from the next release on.
     *
     * @param root of the blog
     * @param unpublished path to the time from which readers will see it; empty for a draft
     */
    void mark(String root, Map<String, Optional<ZonedDateTime>> unpublished) {
        Map<String, String> all = new TreeMap<>();
        unpublished.forEach((path, from) ->
                all.put(root + SlashPaths.ofPage(path), from.map(FROM::format).orElse("draft")));
        marks = all;
    }

    /** What goes into a sink, with the script in each page. */
    Sink into(Sink sink) {
        return new Sink() {
            @Override
            public void put(Output output) throws IOException {
                sink.put(hasScript(output) ? output.as(output.path(), withScript(output.content())) : output);
            }

            @Override
            public void put(LatePages pages) throws IOException {
                sink.put(pages.with(output -> hasScript(output)
                        ? output.as(
                                output.path(),
                                Content.late(() -> withScript(output.content().bytes())))
                        : output));
            }

            @Override
            public void put(LateFolder folder) throws IOException {
                sink.put(folder);
            }
        };
    }

    private static boolean hasScript(Output output) {
        return output.path().endsWith(".html") && !(output.content() instanceof Content.Redirect);
    }

    private static Content withScript(Content page) throws IOException {
        return page instanceof Content.Late
                ? Content.late(() -> withScript(page.bytes()))
                : Content.of(withScript(page.bytes()));
    }

    private static byte[] withScript(byte[] html) {
        byte[] with = Arrays.copyOf(html, html.length + TAG.length);
        System.arraycopy(TAG, 0, with, html.length, TAG.length);
        return with;
    }

    /**
     * A release of what was made.
     *
     * @param problems of which pages are told the errors
     */
    Release release(List<Problem> problems, ReleaseSink sink) throws IOException {
        name(problems);
        return withScript(sink);
    }

    /**
     * A release of what was made, but not rendered: only pages that are open are.
     *
     * @throws ProblemException where one of these can't be rendered
     */
    Release unrendered(List<Problem> problems, ReleaseSink sink) throws IOException {
        Release release = withScript(sink);
        for (String page : announcements.pages()) {
            release.render(page);
        }
        name(problems);
        return release;
    }

    /** The release that pages were told of last is rendered whole. */
    void rendered(List<Problem> problems) {
        state = state(problems);
    }

    private void name(List<Problem> problems) {
        named = Long.toString(System.nanoTime(), 36);
        state = state(problems);
    }

    /** What was made last stays, and something is wrong now. */
    void failed(List<Problem> problems) {
        name(problems);
    }

    private static Release withScript(ReleaseSink sink) throws IOException {
        sink.put(new Output(SCRIPT, Content.of(script())));
        if (!sink.has(NOT_FOUND)) {
            sink.put(new Output(NOT_FOUND, withScript(Content.of(PLAIN))));
        }
        return sink.release();
    }

    /** Pages that are open are told of the release, which is served now, if they have not been. */
    void served() {
        String now = state;
        if (!now.equals(said)) {
            said = now;
            announcements.say(now);
        }
    }

    /** The name of the release, and the errors. */
    private String state(List<Problem> problems) {
        String shown = String.join(
                "\n\n",
                problems.stream()
                        .filter(Problem::isError)
                        .map(Problem::toString)
                        .toList());
        return Json.print(Map.of("release", named, "problem", shown, "unpublished", marks));
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
