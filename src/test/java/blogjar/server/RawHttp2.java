package blogjar.server;

import io.undertow.protocols.http2.HpackDecoder;
import io.undertow.protocols.http2.HpackException;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** Sends HTTP/2 frames as they are. */
final class RawHttp2 implements AutoCloseable {
    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int PRIORITY = 2;
    static final int RESET = 3;
    static final int SETTINGS = 4;
    static final int PING = 6;
    static final int GOAWAY = 7;
    static final int WINDOW_UPDATE = 8;
    static final int CONTINUATION = 9;

    static final int END_STREAM = 1;
    static final int END_HEADERS = 4;
    static final int ENHANCE_YOUR_CALM = 11;

    private static final int GUARD_MILLIS = 120_000;
    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";

    private final SSLSocket socket;
    private final DataInputStream in;
    private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
    private final HpackDecoder fields = new HpackDecoder();
    private final Map<Integer, String> status = new HashMap<>();

    record Frame(int type, int flags, int stream, byte[] payload) {
        int number() {
            return ByteBuffer.wrap(payload).getInt();
        }
    }

    private RawHttp2(SSLSocket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
    }

    /** @param settings pairs of identifier and value */
    static RawHttp2 connect(int port, SSLContext trust, int... settings) throws IOException {
        return connect(port, "TLSv1.3", trust, settings);
    }

    /**
     * @param protocol TLSv1.2 or TLSv1.3
     * @param settings pairs of identifier and value
     */
    static RawHttp2 connect(int port, String protocol, SSLContext trust, int... settings) throws IOException {
        Socket plain = new Socket();
        plain.setReceiveBufferSize(16 * 1024);
        plain.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        plain.setSoTimeout(GUARD_MILLIS);
        SSLSocket socket = (SSLSocket) trust.getSocketFactory().createSocket(plain, "blog.test", port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(new String[] {"h2"});
        parameters.setProtocols(new String[] {protocol});
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        RawHttp2 client = new RawHttp2(socket);
        client.gathered.writeBytes(PREFACE.getBytes(StandardCharsets.US_ASCII));
        ByteBuffer payload = ByteBuffer.allocate(settings.length * 3);
        for (int i = 0; i < settings.length; i += 2) {
            payload.putShort((short) settings[i]).putInt(settings[i + 1]);
        }
        client.frame(SETTINGS, 0, 0, payload.array());
        client.flush();
        return client;
    }

    /** Gathers a frame; {@link #flush} sends. */
    RawHttp2 frame(int type, int flags, int stream, byte... payload) {
        ByteBuffer head = ByteBuffer.allocate(9);
        head.put((byte) (payload.length >> 16)).putShort((short) payload.length);
        head.put((byte) type).put((byte) flags).putInt(stream);
        gathered.writeBytes(head.array());
        gathered.writeBytes(payload);
        return this;
    }

    RawHttp2 number(int type, int stream, int number) {
        return frame(type, 0, stream, ByteBuffer.allocate(4).putInt(number).array());
    }

    /** @param path at most 127 characters */
    static byte[] get(String path) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.write(0x82); // :method GET
        block.write(0x87); // :scheme https
        block.write(0x04); // :path, literal
        block.write(path.length());
        block.writeBytes(path.getBytes(StandardCharsets.US_ASCII));
        block.write(0x01); // :authority, literal
        block.write(9);
        block.writeBytes("blog.test".getBytes(StandardCharsets.US_ASCII));
        return block.toByteArray();
    }

    RawHttp2 request(int stream, String path) {
        return frame(HEADERS, END_HEADERS | END_STREAM, stream, get(path));
    }

    /** Sends what is gathered, in one piece. */
    void flush() throws IOException {
        byte[] bytes = gathered.toByteArray();
        gathered.reset();
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** Sends what is gathered, each octet in a TLS record of its own. */
    void flushApart() throws IOException {
        byte[] bytes = gathered.toByteArray();
        gathered.reset();
        for (byte one : bytes) {
            socket.getOutputStream().write(one);
            socket.getOutputStream().flush();
        }
    }

    /** Sends until the server has closed the connection. */
    void flushUnlessClosed() throws IOException {
        try {
            flush();
        } catch (SocketException | SSLException closed) {
            gathered.reset();
        }
    }

    Frame read() throws IOException {
        int start = in.readInt();
        int flags = in.readUnsignedByte();
        int stream = in.readInt();
        byte[] payload = new byte[start >>> 8];
        in.readFully(payload);
        return new Frame(start & 0xff, flags, stream, payload);
    }

    /** Reads until a stream ends: its status, or {@code reset} or {@code end} with the code of that. */
    String outcome(int stream) throws IOException {
        while (true) {
            Frame frame = read();
            if (frame.type() == HEADERS) {
                note(frame);
            }
            if (frame.type() == GOAWAY) {
                return "end " + ByteBuffer.wrap(frame.payload()).getInt(4);
            }
            if (frame.stream() == stream && frame.type() == RESET) {
                return "reset " + frame.number();
            }
            if (frame.stream() == stream && frame.type() <= HEADERS && (frame.flags() & END_STREAM) != 0) {
                return String.valueOf(status.get(stream));
            }
        }
    }

    private void note(Frame headers) throws IOException {
        fields.setHeaderEmitter((name, value, secret) -> {
            if (name.toString().equals(":status")) {
                status.put(headers.stream(), value);
            }
        });
        try {
            fields.decode(ByteBuffer.wrap(headers.payload()), false);
        } catch (HpackException broken) {
            throw new IOException(broken);
        }
    }

    /** Reads until the server hangs up; the error code of its farewell, where that came through. */
    Optional<Integer> untilClosed() throws IOException {
        Optional<Integer> code = Optional.empty();
        try {
            while (true) {
                Frame frame = read();
                if (frame.type() == GOAWAY) {
                    code = Optional.of(ByteBuffer.wrap(frame.payload()).getInt(4));
                }
            }
        } catch (EOFException | SocketException | SSLException closed) {
            return code;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
