package blogjar.server;

import blogjar.config.Config;
import blogjar.diagnostic.Problem;
import blogjar.output.Release;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A small site on loopback. */
final class TestSite {
    static final Instant MODIFIED = Instant.parse("2024-03-05T06:07:08Z");
    static final int BIG = 3 << 20;

    private TestSite() {}

    static Path write(Path folder) throws IOException {
        put(folder, "index.html", "<p>home</p>");
        put(folder, "404.html", "<p>not here</p>");
        put(folder, "about.html", "<p>about</p>");
        put(folder, "post/hello/index.html", "<p>hello</p>\n".repeat(100));
        put(folder, "中文/文章/index.html", "<p>文章</p>");
        put(folder, "with space/a+b.txt", "plus");
        put(folder, "100%.html", "percent");
        put(folder, "ten.bin", "0123456789");
        put(folder, "css/style.css", ".card{margin:0}\n".repeat(200));
        put(folder, "css/app.3f2a9c1d.css", "a{}");
        put(folder, "empty.txt", "");
        put(folder, "noindex/file.txt", "file");
        put(folder, ".well-known/acme-challenge/token", "token.thumbprint");
        put(folder, ".well-known/.secret", "secret");
        put(folder, ".env", "secret");
        put(folder, "post/.git/HEAD", "secret");
        byte[] big = new byte[BIG];
        for (int i = 0; i < BIG; i++) {
            big[i] = (byte) (i * 31 + (i >> 8));
        }
        Path file = folder.resolve("video.mp4");
        Files.write(file, big);
        Files.setLastModifiedTime(file, FileTime.from(MODIFIED));
        return folder;
    }

    static void put(Path folder, String path, String text) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
        Files.setLastModifiedTime(file, FileTime.from(MODIFIED));
    }

    static WebServer.Settings settings(AccessLog log, String... ownNames) {
        return settings(log, new ConcurrentLinkedQueue<>(), ownNames);
    }

    static WebServer.Settings settings(AccessLog log, Queue<Problem> problems, String... ownNames) {
        return settings(log, problems, Headers.of(Map.of("X-Test", "always")), ownNames);
    }

    static WebServer.Settings settings(Access access, Proxies proxies, Locations locations, Queue<Problem> problems) {
        return new WebServer.Settings(
                new Ports("localhost", 0, 0, 0),
                locations,
                Headers.USUAL,
                proxies,
                access,
                Limits.USUAL,
                Admin.OFF,
                AccessLog.none(),
                problems::add);
    }

    static WebServer.Settings settings(Headers headers) {
        return settings(AccessLog.none(), new ConcurrentLinkedQueue<>(), headers);
    }

    private static WebServer.Settings settings(
            AccessLog log, Queue<Problem> problems, Headers headers, String... ownNames) {
        return new WebServer.Settings(
                new Ports("localhost", 0, 0, 0), Locations.of(ownNames), headers, log, problems::add);
    }

    static WebServer.Settings settings(Limits limits, AccessLog log, Queue<Problem> problems) {
        return new WebServer.Settings(
                new Ports("localhost", 0, 0, 0),
                Locations.of(),
                Headers.USUAL,
                Proxies.NONE,
                Access.OPEN,
                limits,
                Admin.OFF,
                log,
                problems::add);
    }

    static WebServer start(Path folder, String... ownNames) {
        return WebServer.start(settings(AccessLog.none(), ownNames), Release.ofFolder(folder));
    }

    /** As a configuration says. */
    static WebServer.Settings settings(Config config, Queue<Problem> problems) {
        return new WebServer.Settings(
                new Ports("localhost", 0, 0, 0),
                Locations.of(config),
                Headers.of(config),
                Proxies.of(config),
                Access.of(config),
                Limits.of(config),
                Admin.OFF,
                AccessLog.none(),
                problems::add);
    }
}
