package blogjar.git;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Repositories over HTTP on the loopback address, by git's own program for that. */
public final class GitHttpServer implements AutoCloseable {
    private final HttpServer server;
    private final Path folder;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private volatile String password = "";
    private final BlockingQueue<String> statuses = new LinkedBlockingQueue<>();
    private final CountDownLatch stall = new CountDownLatch(1);
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger away = new AtomicInteger();
    private volatile String before = "";
    private volatile boolean stalled;

    /** @param folder of the bare repositories */
    public GitHttpServer(Path folder) throws IOException {
        this.folder = folder;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public String origin() {
        return "http://127.0.0.1:" + port();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** From now on nobody is let in without it. */
    public void demand(String wanted) {
        password = wanted;
    }

    /** From now on, or no longer, nothing is answered but 503. */
    public void away(boolean is) {
        away.set(is ? Integer.MAX_VALUE : 0);
    }

    /** So many requests are answered with 503. */
    public void awayFor(int requests) {
        away.set(requests);
    }

    /** From now on nothing that is written here is longer than that, as on a disk that is full; 0 for any length. */
    public void space(int blocks) {
        before = blocks == 0 ? "" : "trap '' XFSZ; ulimit -f " + blocks + "; ";
    }

    /** From now on, or no longer, an answer with objects begins and does not end. */
    public void stall(boolean is) {
        stalled = is;
    }

    public void awaitStall() throws InterruptedException {
        stall.await();
    }

    /** The next status that was told: path and body. */
    public String status() throws InterruptedException {
        return String.valueOf(statuses.poll(1, TimeUnit.MINUTES));
    }

    /** Method, path and service of each request. */
    public List<String> seen() {
        return seen;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            answerOnce(exchange);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void answerOnce(HttpExchange exchange) throws IOException, InterruptedException {
        seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        if (exchange.getRequestURI().getPath().startsWith("/api/")) {
            statuses.add(exchange.getRequestURI().getRawPath() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(201, -1);
            return;
        }
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        String said = given == null || !given.startsWith("Basic ")
                ? ""
                : new String(Base64.getDecoder().decode(given.substring(6)), StandardCharsets.UTF_8);
        if (stalled && exchange.getRequestMethod().equals("POST")) {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[] {'0'});
            exchange.getResponseBody().flush();
            stall.countDown();
            end.await();
        }
        if (away.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            exchange.sendResponseHeaders(503, -1);
        } else if (!password.isEmpty() && !said.endsWith(":" + password)) {
            exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"git\"");
            exchange.sendResponseHeaders(401, -1);
        } else {
            pass(exchange);
        }
    }

    private void pass(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", before + "exec git http-backend");
        Map<String, String> environment = builder.environment();
        environment.put("GIT_PROJECT_ROOT", folder.toString());
        environment.put("GIT_HTTP_EXPORT_ALL", "1");
        environment.put("PATH_INFO", exchange.getRequestURI().getPath());
        environment.put("REQUEST_METHOD", exchange.getRequestMethod());
        environment.put("CONTENT_LENGTH", "" + body.length);
        String query = exchange.getRequestURI().getRawQuery();
        environment.put("QUERY_STRING", query == null ? "" : query);
        put(exchange, "Content-Type", environment, "CONTENT_TYPE");
        put(exchange, "Content-Encoding", environment, "HTTP_CONTENT_ENCODING");
        put(exchange, "Git-Protocol", environment, "HTTP_GIT_PROTOCOL");
        Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (OutputStream in = process.getOutputStream()) {
            in.write(body);
        }
        try (InputStream out = process.getInputStream()) {
            respond(exchange, out);
        }
    }

    private static void put(HttpExchange exchange, String field, Map<String, String> environment, String variable) {
        String value = exchange.getRequestHeaders().getFirst(field);
        if (value != null) {
            environment.put(variable, value);
        }
    }

    private static void respond(HttpExchange exchange, InputStream out) throws IOException {
        int status = 200;
        for (String line = line(out); !line.isEmpty(); line = line(out)) {
            int colon = line.indexOf(':');
            String value = line.substring(colon + 1).strip();
            if (line.startsWith("Status:")) {
                status = Integer.parseInt(value.substring(0, 3));
            } else {
                exchange.getResponseHeaders().add(line.substring(0, colon), value);
            }
        }
        exchange.sendResponseHeaders(status, 0);
        out.transferTo(exchange.getResponseBody());
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.write(c);
        }
        return line.toString(StandardCharsets.ISO_8859_1).strip();
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
