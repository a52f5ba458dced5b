package blogjar.serve;

import blogjar.text.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * A page that stays open in Chromium, which reaches this machine only.
 *
 * @see <a href="https://chromedevtools.github.io/devtools-protocol/">Chrome DevTools Protocol</a>
 */
final class OpenPage implements AutoCloseable, WebSocket.Listener {
    private static final Path PROGRAM = Path.of("/usr/bin/chromium");
    private static final long LOOK_MILLIS = 20;

    private final Process browser;
    private final WebSocket socket;
    private final StringBuilder text = new StringBuilder();
    private final AtomicInteger last = new AtomicInteger();
    private final Map<Object, CompletableFuture<Map<?, ?>>> asked = new ConcurrentHashMap<>();

    private OpenPage(Process browser, URI target) {
        this.browser = browser;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(target, this)
                .join();
    }

    /**
     * Skips the test where there is no Chromium.
     *
     * @param folder for what it writes
     */
    static OpenPage in(Path folder) throws IOException, InterruptedException {
        Assumptions.assumeTrue(Files.isExecutable(PROGRAM), "there is no Chromium here");
        Path profile = folder.resolve("profile");
        Process browser = new ProcessBuilder(
                        PROGRAM.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--no-first-run",
                        "--host-resolver-rules=EXCLUDE localhost, MAP * ~NOTFOUND",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> lines = List.of();
        while (lines.size() < 2) { // as long as it is being written
            Thread.sleep(LOOK_MILLIS);
            Path place = profile.resolve("DevToolsActivePort");
            lines = Files.exists(place) ? Files.readAllLines(place) : lines;
        }
        OpenPage page = new OpenPage(browser, URI.create("ws://localhost:" + lines.get(0) + lines.get(1)));
        page.attach();
        return page;
    }

    private @Nullable String session;

    private void attach() throws IOException {
        Object target =
                call("Target.createTarget", Map.of("url", "about:blank")).get("targetId");
        session = (String) call("Target.attachToTarget", Map.of("targetId", String.valueOf(target), "flatten", true))
                .get("sessionId");
        call("Page.enable", Map.of());
    }

    void open(String address) throws IOException, InterruptedException {
        call("Page.navigate", Map.of("url", address));
        await("document.readyState === 'complete' && location.href === " + Json.print(address));
    }

    /** Runs a script in each document before its own. */
    void before(String script) throws IOException {
        call("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    }

    /** What an expression is in the page; null while the page is another. */
    @Nullable
    Object value(String expression) throws IOException {
        Map<?, ?> result = (Map<?, ?>) call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true))
                .get("result");
        return result == null ? null : result.get("value");
    }

    /** Waits until an expression is true in the page. */
    void await(String expression) throws IOException, InterruptedException {
        while (!Boolean.TRUE.equals(value(expression))) {
            Thread.sleep(LOOK_MILLIS);
        }
    }

    private Map<?, ?> call(String method, Map<String, Object> parameters) throws IOException {
        int number = last.incrementAndGet();
        Map<String, Object> message = new HashMap<>(Map.of("id", number, "method", method, "params", parameters));
        if (session != null) {
            message.put("sessionId", session);
        }
        CompletableFuture<Map<?, ?>> answer = new CompletableFuture<>();
        asked.put(String.valueOf(number), answer);
        socket.sendText(Json.print(message), true).join();
        Map<?, ?> all = answer.join();
        if (all.get("result") instanceof Map<?, ?> result) {
            return result;
        }
        if (method.equals("Runtime.evaluate")) {
            return Map.of(); // the document went away meanwhile
        }
        throw new IOException(method + ": " + all);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean whole) {
        text.append(data);
        if (whole) {
            try {
                if (Json.parse(text.toString()) instanceof Map<?, ?> message
                        && message.get("id") instanceof Number id) {
                    CompletableFuture<Map<?, ?>> waiting = asked.remove(String.valueOf(id.longValue()));
                    if (waiting != null) {
                        waiting.complete(message);
                    }
                }
            } catch (Json.SyntaxException broken) {
                throw new IllegalStateException(text.toString(), broken);
            } finally {
                text.setLength(0);
            }
        }
        from.request(1);
        return null;
    }

    @Override
    public void close() throws InterruptedException {
        socket.abort();
        List<ProcessHandle> all = browser.descendants().toList(); // which still write when the first has ended
        browser.destroy();
        browser.waitFor();
        for (ProcessHandle other : all) {
            other.destroyForcibly();
            other.onExit().join();
        }
    }
}
