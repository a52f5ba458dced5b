package blogjar.serve;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** A reader in short: asks a server of this machine for its home page, over and over, and looks at nothing of it. */
final class LoopbackVisitor {
    private static final int GUARD_MILLIS = 30_000;
    private static final byte[] REQUEST =
            ("GET / HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip, br\r\nAccept: text/html,*/*;q=0.8\r\n"
                            + "Accept-Language: en\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII);

    private final SSLContext tls;

    LoopbackVisitor() throws GeneralSecurityException {
        tls = SSLContext.getInstance("TLS");
        tls.init(null, new TrustManager[] {new Anyone()}, new SecureRandom());
    }

    /** Requests one after the other over HTTP/1.1 and TLS. */
    void http1(int port, int requests) throws IOException {
        try (SSLSocket socket = secured(port, "http/1.1")) {
            exchange(socket, requests);
        }
    }

    /** Requests one after the other over HTTP/1.1. */
    static void plain(int port, int requests) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            exchange(socket, requests);
        }
    }

    private SSLSocket secured(int port, String protocol) throws IOException {
        SSLSocket socket = (SSLSocket) tls.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {protocol});
        socket.setSSLParameters(parameters);
        return socket;
    }

    private static void exchange(Socket socket, int requests) throws IOException {
        socket.setSoTimeout(GUARD_MILLIS);
        DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 16 * 1024));
        for (int i = 0; i < requests; i++) {
            socket.getOutputStream().write(REQUEST);
            in.skipNBytes(contentLength(in));
        }
    }

    private static int contentLength(DataInputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.length() < 4 || !head.substring(head.length() - 4).equals("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException("the response has no end");
            }
            head.append((char) next);
        }
        String fields = head.toString().toLowerCase(Locale.ROOT);
        int at = fields.indexOf("content-length: ");
        return at < 0
                ? 0
                : Integer.parseInt(
                        fields.substring(at + 16, fields.indexOf('\r', at)).strip());
    }

    /** Requests all at once over HTTP/2 (RFC 9113). */
    void http2(int port, int requests) throws IOException {
        try (SSLSocket socket = secured(port, "h2")) {
            socket.setSoTimeout(GUARD_MILLIS);
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            frame(all, 4, 0, 0, new byte[0]); // SETTINGS
            frame(all, 8, 0, 0, new byte[] {0, 64, 0, 0}); // WINDOW_UPDATE: 4 MB for the connection
            for (int i = 0; i < requests; i++) {
                frame(all, 1, 5, 2 * i + 1, fields()); // HEADERS, the last of its block and of its stream
            }
            socket.getOutputStream().write(all.toByteArray());
            DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 16 * 1024));
            for (int left = requests; left > 0; ) {
                int length = in.readUnsignedShort() << 8 | in.readUnsignedByte();
                int type = in.readUnsignedByte();
                boolean last = (in.readUnsignedByte() & 1) != 0;
                in.readInt();
                in.skipNBytes(length);
                if (type == 7) {
                    throw new IOException("the server ended the connection");
                }
                left -= type <= 1 && last ? 1 : 0; // DATA or HEADERS that ends a stream
            }
        }
    }

    /** GET https / of localhost, with the fields of the request by HTTP/1.1, as HPACK writes them (RFC 7541, appendix A). */
    private static byte[] fields() {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.writeBytes(new byte[] {(byte) 0x82, (byte) 0x87, (byte) 0x84});
        literal(block, 1, "localhost");
        block.write(0x90); // accept-encoding: gzip, deflate
        literal(block, 19, "text/html,*/*;q=0.8");
        literal(block, 17, "en");
        return block.toByteArray();
    }

    private static void literal(ByteArrayOutputStream block, int name, String value) {
        block.write(0x40 | name);
        block.write(value.length());
        block.writeBytes(value.getBytes(StandardCharsets.US_ASCII));
    }

    private static void frame(ByteArrayOutputStream out, int type, int flags, int stream, byte[] payload) {
        out.writeBytes(new byte[] {
            0,
            (byte) (payload.length >> 8),
            (byte) payload.length,
            (byte) type,
            (byte) flags,
            0,
            0,
            (byte) (stream >> 8),
            (byte) stream
        });
        out.writeBytes(payload);
    }

    /** It knows whom it visits. */
    private static final class Anyone extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
