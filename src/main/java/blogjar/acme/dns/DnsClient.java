package blogjar.acme.dns;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;

/** Asks one name server: by UDP, and by TCP where the reply is too long for it (RFC 1035, 4.2; RFC 7766). */
final class DnsClient {
    private static final int TRIES = 2;
    private static final int LONGEST_DATAGRAM = 4096;

    private final Duration patience;
    private final SecureRandom ids = new SecureRandom();

    /** @param patience for the reply to one datagram, and for a whole reply by TCP */
    DnsClient(Duration patience) {
        this.patience = patience;
    }

    /**
     * @param recursive whether the server shall ask others
     * @throws IOException where there is no reply, with a message for the user
     */
    DnsReply ask(InetSocketAddress server, String name, RecordType type, boolean recursive) throws IOException {
        byte[] question = DnsMessage.question(ids.nextInt(1 << 16), name, type, recursive);
        for (int i = 0; i < TRIES; i++) {
            try {
                DnsReply reply = DnsMessage.read(byUdp(server, question));
                return reply.truncated() ? DnsMessage.read(byTcp(server, question)) : reply;
            } catch (SocketTimeoutException silent) {
                // the datagram may be lost
            }
        }
        throw new IOException("no answer in " + patience.multipliedBy(TRIES).toSeconds() + " s");
    }

    /** The socket is new each time, so that the port of the reply can't be guessed. */
    private ByteBuffer byUdp(InetSocketAddress server, byte[] question) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(server);
            socket.send(new DatagramPacket(question, question.length));
            long end = System.nanoTime() + patience.toNanos();
            DatagramPacket packet = new DatagramPacket(new byte[LONGEST_DATAGRAM], LONGEST_DATAGRAM);
            while (true) {
                socket.setSoTimeout(left(end));
                socket.receive(packet);
                ByteBuffer reply = ByteBuffer.wrap(packet.getData(), 0, packet.getLength());
                if (DnsMessage.isReplyTo(question, reply)) {
                    return reply;
                }
            }
        }
    }

    private ByteBuffer byTcp(InetSocketAddress server, byte[] question) throws IOException {
        long end = System.nanoTime() + patience.toNanos();
        try (Socket socket = new Socket()) {
            socket.connect(server, left(end));
            byte[] sent = ByteBuffer.allocate(2 + question.length)
                    .putShort((short) question.length)
                    .put(question)
                    .array();
            socket.getOutputStream().write(sent);
            socket.setSoTimeout(left(end));
            DataInputStream in = new DataInputStream(socket.getInputStream());
            byte[] reply = new byte[in.readUnsignedShort()];
            for (int read = 0; read < reply.length; ) {
                socket.setSoTimeout(left(end));
                int more = in.read(reply, read, reply.length - read);
                if (more < 0) {
                    throw new IOException("it hung up amid its reply");
                }
                read += more;
            }
            if (!DnsMessage.isReplyTo(question, ByteBuffer.wrap(reply))) {
                throw new IOException("its reply is to another question");
            }
            return ByteBuffer.wrap(reply);
        }
    }

    /** Milliseconds; never 0, which would be for ever. */
    private static int left(long end) throws SocketTimeoutException {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new SocketTimeoutException("too late");
        }
        return (int) left;
    }
}
