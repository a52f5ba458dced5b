package blogjar.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Sends bytes as they are and reads until the server hangs up. */
final class RawClient {
    private static final int GUARD_MILLIS = 60_000;

    private RawClient() {}

    /** @param bytes one character each */
    static String exchange(int port, String bytes) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return exchange(socket, bytes);
        }
    }

    static String exchange(Socket socket, String bytes) throws IOException {
        socket.setSoTimeout(GUARD_MILLIS);
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
        } catch (SocketException refusedEarly) {
            // the answer may be there all the same
        }
        try {
            socket.getInputStream().transferTo(read);
        } catch (SocketException reset) {
            // what came before the reset is the answer
        }
        return read.toString(StandardCharsets.ISO_8859_1);
    }

    /** Reads one response whose length is told, so that the connection can be used again. */
    static String response(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return head.toString();
            }
            head.append((char) next);
        }
        int length =
                field(head.toString(), "Content-Length").map(Integer::parseInt).orElse(0);
        return head + new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
    }

    static int status(String response) {
        return Integer.parseInt(response.substring(9, 12));
    }

    static int responses(String text) {
        return text.split("HTTP/1\\.[01] [0-9]{3} ", -1).length - 1;
    }

    static Optional<String> field(String response, String name) {
        return response.lines()
                .takeWhile(line -> !line.isEmpty())
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }
}
