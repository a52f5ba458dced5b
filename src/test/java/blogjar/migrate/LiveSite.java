package blogjar.migrate;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A web server on the loopback that shows a folder, as plain hosts do, and answers some paths otherwise. */
final class LiveSite implements AutoCloseable {
    private static final Map<String, String> TYPES =
            Map.of("html", "text/html; charset=utf-8", "xml", "application/xml", "png", "image/png");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Path folder;
    private final String root;
    private final ConcurrentMap<String, Special> specials = new ConcurrentHashMap<>();
    private final ConcurrentMap<String, Integer> asked = new ConcurrentHashMap<>();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();

    /** An answer of its own kind. */
    @FunctionalInterface
    interface Special {
        void answer(HttpExchange exchange) throws IOException;
    }

    /** @param root where the folder is shown: {@code /} or {@code /blog/} */
    LiveSite(Path folder, String root) throws IOException {
        this.folder = folder;
        this.root = root;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String home() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + root;
    }

    /** @param path decoded, with a slash at its start */
    LiveSite on(String path, Special special) {
        specials.put(path, special);
        return this;
    }

    static Special status(int code) {
        return exchange -> send(exchange, code, "text/html", "<h1>" + code + "</h1>");
    }

    static Special redirect(String location) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(301, -1);
        };
    }

    static Special page(String type, String text) {
        return exchange -> send(exchange, 200, type, text);
    }

    int asked(String path) {
        return asked.getOrDefault(path, 0);
    }

    int mostAtOnce() {
        return mostAtOnce.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        mostAtOnce.accumulateAndGet(running.incrementAndGet(), Math::max);
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            asked.merge(path, 1, Integer::sum);
            Special special = specials.get(path);
            if (special != null) {
                special.answer(exchange);
            } else {
                show(exchange, path);
            }
        } finally {
            running.decrementAndGet();
        }
    }

    private void show(HttpExchange exchange, String path) throws IOException {
        Path file = path.startsWith(root) ? folder.resolve(path.substring(root.length())) : folder.resolve("nowhere");
        boolean rootItself = root.equals(path + "/");
        if (rootItself || Files.isDirectory(file) && !path.endsWith("/")) {
            redirect(exchange.getRequestURI().getRawPath() + "/").answer(exchange);
            return;
        }
        Path shown = Files.isDirectory(file) ? file.resolve("index.html") : file;
        if (!Files.isRegularFile(shown)) {
            status(404).answer(exchange);
            return;
        }
        String name = shown.getFileName().toString();
        String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
        send(exchange, 200, type, Files.readString(shown, StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int code, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(code, head ? -1 : bytes.length);
        if (!head) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
