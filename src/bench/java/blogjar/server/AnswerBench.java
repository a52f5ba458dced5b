package blogjar.server;

import blogjar.bench.DemoBlog;
import blogjar.config.Config;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A request over the loopback address and its answer, one after the other on one connection. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class AnswerBench {
    @Param({"200", "304", "404"})
    public int status;

    private DemoBlog blog;
    private WebServer server;
    private Socket socket;
    private InputStream in;
    private byte[] request;

    @Setup
    public void start() throws IOException {
        blog = DemoBlog.of(1);
        WebServer.Settings settings = new WebServer.Settings(
                new Ports("localhost", 0, 0, 0),
                Locations.of(new Config(Map.of("url", "http://blog.test"), Map.of())),
                Headers.USUAL,
                AccessLog.none(),
                problem -> {
                    throw new IllegalStateException(problem.toString());
                });
        server = WebServer.start(settings, blog.release());
        socket = new Socket(
                InetAddress.getLoopbackAddress(), server.httpAddress().getPort());
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
        String asked = status == 404 ? "/none" : "/";
        request = bytes(asked, "");
        if (status == 304) {
            request = bytes(asked, "If-None-Match: " + field(ask(), "ETag") + "\r\n");
        }
        String answer = ask();
        if (!answer.startsWith("HTTP/1.1 " + status)) {
            throw new IllegalStateException("answered with " + answer);
        }
    }

    private static byte[] bytes(String path, String fields) {
        String head = "GET " + path + " HTTP/1.1\r\nHost: blog.test\r\nAccept-Encoding: gzip\r\n" + fields + "\r\n";
        return head.getBytes(StandardCharsets.US_ASCII);
    }

    @TearDown
    public void stop() throws IOException {
        socket.close();
        server.close();
        blog.close();
    }

    /** @return the head of the answer */
    @Benchmark
    public String ask() throws IOException {
        socket.getOutputStream().write(request);
        StringBuilder head = new StringBuilder(512);
        while (head.length() < 4 || head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException(head.toString());
            }
            head.append((char) next);
        }
        String told = head.toString();
        String length = field(told, "Content-Length");
        in.skipNBytes(length.isEmpty() ? 0 : Long.parseLong(length));
        return told;
    }

    private static String field(String head, String name) {
        int at = head.indexOf("\r\n" + name + ": ");
        return at < 0 ? "" : head.substring(at + name.length() + 4, head.indexOf("\r\n", at + 2));
    }
}
