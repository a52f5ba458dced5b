package blogjar.server;

import blogjar.output.Content;
import blogjar.output.Output;
import blogjar.output.Release;
import blogjar.output.ReleaseSink;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;

/** Releases of which each page names its number, and a style that names it too. */
final class NumberedSite {
    private Release release = Release.empty();
    private int number;

    /** How many there have been. */
    int number() {
        return number;
    }

    Release next() throws IOException {
        number++;
        String style = style(number);
        ReleaseSink sink = new ReleaseSink(release, Clock.systemUTC());
        sink.put(output("index.html", number + " " + style + " <p>text</p>".repeat(200) + " " + number));
        sink.put(output(style, number + " .a{margin:0}".repeat(200)));
        release = sink.release().after(release, Instant.now());
        return release;
    }

    private static String style(int number) {
        return "css/app." + String.format("%07xa", number) + ".css";
    }

    private static Output output(String path, String text) {
        return new Output(path, Content.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The style that a page of one release wants; an exception where parts of it are of another one. */
    static String styleOf(String page) throws IOException {
        String number = page.substring(0, page.indexOf(' '));
        if (!page.endsWith(" " + number) || !page.startsWith(number + " css/app.")) {
            throw new IOException("a page of two releases: " + page);
        }
        return "/" + style(Integer.parseInt(number));
    }

    static void checkStyle(String page, String style) throws IOException {
        if (!style.startsWith(page.substring(0, page.indexOf(' ') + 1))) {
            throw new IOException("another style: " + style);
        }
    }
}
