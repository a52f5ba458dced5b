package blogjar.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A program behind the server, which answers with bytes as they are and remembers what it was asked. */
final class TestService implements AutoCloseable {
    private static final int GUARD_MILLIS = 60_000;

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    /** One connection, of which the head of the request has been read. */
    @FunctionalInterface
    interface Talk {
        void with(Asked asked, InputStream in, OutputStream out) throws IOException;
    }

    /** @param head with the empty line at its end */
    record Asked(String head, String body) {
        String line() {
            return head.lines().findFirst().orElse("");
        }

        String field(String name) {
            return RawClient.field(head, name).orElse("");
        }
    }

    TestService(Talk talk) throws IOException {
        Thread accepting = new Thread(
                () -> {
                    while (true) {
                        try {
                            Socket connection = socket.accept();
                            Thread serving = new Thread(() -> serve(connection, talk), "service");
                            serving.setDaemon(true);
                            serving.start();
                        } catch (IOException closed) {
                            return;
                        }
                    }
                },
                "services");
        accepting.setDaemon(true);
        accepting.start();
    }

    /** Answers each request with the same bytes, a character each, when it has read all of it. */
    static TestService answering(String bytes) throws IOException {
        return new TestService((asked, in, out) -> out.write(bytes.getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** Answers 200 with what it was asked: the first line, and the body. */
    static TestService echo() throws IOException {
        return new TestService((asked, in, out) -> {
            byte[] body = (asked.line() + "\n" + asked.body()).getBytes(StandardCharsets.ISO_8859_1);
            out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.ISO_8859_1));
            if (!asked.line().startsWith("HEAD ")) {
                out.write(body);
            }
        });
    }

    private void serve(Socket connection, Talk talk) {
        try (connection) {
            connection.setSoTimeout(GUARD_MILLIS);
            InputStream in = connection.getInputStream();
            String head = head(in);
            if (!head.isEmpty()) {
                Asked one = new Asked(head, body(head, in));
                asked.add(one);
                talk.with(one, in, connection.getOutputStream());
                connection.getOutputStream().flush();
            }
        } catch (IOException gone) {
            // what a test misses, it sees at its own end
        }
    }

    private static String head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            head.write(next);
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }

    private static String body(String head, InputStream in) throws IOException {
        if (RawClient.field(head, "Transfer-Encoding").isEmpty()) {
            int length =
                    Integer.parseInt(RawClient.field(head, "Content-Length").orElse("0"));
            return new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
        }
        StringBuilder body = new StringBuilder();
        while (true) {
            int size = Integer.parseInt(line(in), 16);
            body.append(new String(in.readNBytes(size), StandardCharsets.ISO_8859_1));
            line(in);
            if (size == 0) {
                return body.toString();
            }
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            line.append((char) b);
        }
        return line.toString().strip();
    }

    String address() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    /** What it has been asked so far. */
    List<Asked> asked() {
        return List.copyOf(asked);
    }

    Asked last() {
        return asked.get(asked.size() - 1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
