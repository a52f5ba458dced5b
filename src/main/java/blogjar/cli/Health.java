package blogjar.cli;

import blogjar.diagnostic.ProblemException;
import blogjar.server.Admin;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A container's health check: whether the server beside it serves a site. {@code status} tells more, but loads ten times as much,
 * and this is run twice a minute for years.
 *
 * <p>It is asked where {@code BLOG_ADMIN} says; where that is {@code false}, whether the port of HTTP answers.
 */
public final class Health {
    private static final int MOST_MILLIS = 4_000;
    private static final int MOST_BYTES = 4_096;
    private static final int SERVER_ERRORS = 500;
    private static final int OK = 200;

    private Health() {}

    public static void main(String[] args) {
        System.exit(check(System.getenv(), System.out));
    }

    /** @return 0 where a site is served, else 1; what is printed tells why */
    static int check(Map<String, String> environment, PrintStream out) {
        String place = environment.getOrDefault("BLOG_ADMIN", "");
        try {
            if (place.equals("false")) {
                int port = Integer.parseInt(environment.getOrDefault("BLOG_PORT", "80"));
                return tell(ask("", port, "/"), SERVER_ERRORS, out);
            }
            Admin admin = place.isEmpty() ? Admin.USUAL : Admin.of(place);
            return tell(ask(admin.address(), admin.port(), "/-/health"), OK + 1, out);
        } catch (IOException silent) {
            out.println("nothing answers: " + Objects.requireNonNullElse(silent.getMessage(), silent.toString()));
        } catch (ProblemException | IllegalArgumentException wrong) {
            out.println(Objects.requireNonNullElse(wrong.getMessage(), wrong.toString()));
        }
        return Program.FAILED;
    }

    private static int tell(String answer, int limit, PrintStream out) {
        String[] head = answer.split("[ \r\n]", 3);
        boolean http = head.length == 3 && head[0].startsWith("HTTP/1.") && head[1].matches("[1-5]\\d\\d");
        out.println(http ? head[1] + " " + body(answer) : "what answers is no server of ours");
        return http && Integer.parseInt(head[1]) < limit ? Program.DONE : Program.FAILED;
    }

    private static String body(String answer) {
        int end = answer.indexOf("\r\n\r\n");
        String body = end < 0 ? "" : answer.substring(end).strip();
        return body.startsWith("{") ? body : "";
    }

    private static String ask(@Nullable String address, int port, String path) throws IOException {
        InetAddress host = address == null || address.isEmpty()
                ? InetAddress.getLoopbackAddress()
                : InetAddress.getByName(address);
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), MOST_MILLIS);
            socket.setSoTimeout(MOST_MILLIS);
            String name = host.getHostAddress();
            String request = "GET " + path + " HTTP/1.1\r\nHost: " + (name.contains(":") ? "[" + name + "]" : name)
                    + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        }
    }
}
