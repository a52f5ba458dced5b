package blogjar.acme.dns;

import blogjar.text.IpAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Questions and replies as they are sent (RFC 1035, 4). */
final class DnsMessage {
    private static final int HEADER = 12;
    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST_NAME = 253;
    private static final int MOST_POINTERS = 64;
    private static final int RECURSION_DESIRED = 0x0100;
    private static final int RESPONSE = 0x8000;
    private static final int TRUNCATED = 0x0200;
    private static final int INTERNET = 1;

    private final ByteBuffer bytes;

    private DnsMessage(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /**
     * A question.
     *
     * @param recursive whether the server shall ask others
     * @throws IOException for what can be no name
     */
    static byte[] question(int id, String name, RecordType type, boolean recursive) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int field : new int[] {id, recursive ? RECURSION_DESIRED : 0, 1, 0, 0, 0}) {
            number(out, field);
        }
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new IOException("'" + name + "' is no name of the DNS");
        }
        for (String label : name.split("\\.", -1)) {
            byte[] letters = label.getBytes(StandardCharsets.US_ASCII);
            if (letters.length == 0 || letters.length > LONGEST_LABEL) {
                throw new IOException("'" + name + "' is no name of the DNS");
            }
            out.write(letters.length);
            out.writeBytes(letters);
        }
        out.write(0);
        number(out, type.number());
        number(out, INTERNET);
        return out.toByteArray();
    }

    private static void number(ByteArrayOutputStream out, int value) {
        out.write(value >> 8);
        out.write(value);
    }

    /** Whether a datagram answers this question, and not another or a guess at it. */
    static boolean isReplyTo(byte[] question, ByteBuffer reply) {
        if (reply.remaining() < HEADER || (reply.getShort(2) & RESPONSE) == 0) {
            return false;
        }
        ByteBuffer asked = ByteBuffer.wrap(question);
        if (reply.getShort(0) != asked.getShort(0)) {
            return false;
        }
        // A server that can't read a question may leave it out.
        boolean echoed = reply.getShort(4) == 1;
        return echoed ? sameQuestion(question, reply) : reply.getShort(4) == 0 && reply.getShort(6) == 0;
    }

    private static boolean sameQuestion(byte[] question, ByteBuffer reply) {
        if (reply.remaining() < question.length) {
            return false;
        }
        for (int i = HEADER; i < question.length; i++) {
            // Letters of names may come back in another case; all that is no letter must be the same.
            if (Character.toLowerCase(question[i] & 0xff) != Character.toLowerCase(reply.get(i) & 0xff)) {
                return false;
            }
        }
        return true;
    }

    /** @throws IOException for what is no message */
    static DnsReply read(ByteBuffer bytes) throws IOException {
        try {
            return new DnsMessage(bytes.duplicate()).reply();
        } catch (BufferUnderflowException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | UnknownHostException broken) {
            throw new IOException("the reply can't be read", broken);
        }
    }

    private DnsReply reply() throws IOException {
        bytes.position(2);
        int flags = unsigned();
        int questions = unsigned();
        int answers = unsigned();
        int authorities = unsigned();
        unsigned();
        for (int i = 0; i < questions; i++) {
            name();
            bytes.position(bytes.position() + 4);
        }
        boolean truncated = (flags & TRUNCATED) != 0;
        if (truncated) {
            return new DnsReply(flags & 15, true, List.of(), List.of());
        }
        return new DnsReply(flags & 15, false, records(answers), records(authorities));
    }

    private List<DnsRecord> records(int count) throws IOException {
        List<DnsRecord> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = name();
            int type = unsigned();
            bytes.position(bytes.position() + 6);
            int end = unsigned();
            end += bytes.position();
            records.add(new DnsRecord(name, type, data(type, end)));
            bytes.position(end);
        }
        return records;
    }

    private String data(int type, int end) throws IOException {
        if (type == RecordType.A.number() || type == RecordType.AAAA.number()) {
            return IpAddress.text(InetAddress.getByAddress(rest(end)));
        }
        if (type == RecordType.NS.number() || type == RecordType.CNAME.number() || type == RecordType.SOA.number()) {
            return name();
        }
        if (type == RecordType.TXT.number()) {
            StringBuilder text = new StringBuilder();
            while (bytes.position() < end) {
                text.append(string());
            }
            return text.toString();
        }
        if (type == RecordType.CAA.number()) {
            int flags = bytes.get() & 0xff;
            String tag = string();
            return flags + " " + tag + " " + new String(rest(end), StandardCharsets.ISO_8859_1);
        }
        return "";
    }

    private int unsigned() {
        return bytes.getShort() & 0xffff;
    }

    private String string() {
        byte[] text = new byte[bytes.get() & 0xff];
        bytes.get(text);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private byte[] rest(int end) {
        byte[] rest = new byte[Math.max(0, end - bytes.position())];
        bytes.get(rest);
        return rest;
    }

    /** A name, the end of which may stand elsewhere in the message; afterwards the position is behind it. */
    private String name() throws IOException {
        StringBuilder name = new StringBuilder();
        int behind = -1;
        int pointers = 0;
        for (int length = bytes.get() & 0xff; length > 0; length = bytes.get() & 0xff) {
            if (length > LONGEST_LABEL) {
                int target = (length & 0x3f) << 8 | bytes.get() & 0xff;
                behind = behind < 0 ? bytes.position() : behind;
                if (length < 0xc0 || ++pointers > MOST_POINTERS) {
                    throw new IOException("the reply has a name that does not end");
                }
                bytes.position(target);
                continue;
            }
            byte[] label = new byte[length];
            bytes.get(label);
            name.append(name.length() == 0 ? "" : ".").append(new String(label, StandardCharsets.ISO_8859_1));
            if (name.length() > LONGEST_NAME) {
                throw new IOException("the reply has a name that is too long");
            }
        }
        if (behind >= 0) {
            bytes.position(behind);
        }
        return name.toString().toLowerCase(Locale.ROOT);
    }
}
