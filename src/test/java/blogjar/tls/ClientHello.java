package blogjar.tls;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The first message of a handshake, byte for byte, so that it can offer what Java's own client would not (RFC 8446, 4.1.2).
 *
 * @param version {@code TLSv1.2} or {@code TLSv1.3}
 * @param suites two bytes each, in hexadecimal
 * @param groups two bytes each, in hexadecimal
 */
public record ClientHello(String version, List<String> suites, List<String> groups) {
    private static final Map<String, String> VERSIONS =
            Map.of("TLSv1", "0301", "TLSv1.1", "0302", "TLSv1.2", "0303", "TLSv1.3", "0304");
    private static final List<String> SIGNATURES =
            List.of("0403", "0503", "0603", "0804", "0805", "0806", "0401", "0501", "0601", "0203", "0201");

    /**
     * Sends it and tells what comes back.
     *
     * @return {@code hello SUITE} in hexadecimal, or {@code alert N}, or {@code closed}
     */
    public String sendTo(int port) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(record());
            DataInputStream in = new DataInputStream(socket.getInputStream());
            int type = in.readUnsignedByte();
            in.readUnsignedShort();
            byte[] content = in.readNBytes(in.readUnsignedShort());
            if (type == 21) {
                return "alert " + content[1];
            }
            int suite = 4 + 2 + 32 + 1 + content[38];
            return "hello " + HexFormat.of().formatHex(content, suite, suite + 2);
        } catch (EOFException hungUp) {
            return "closed";
        }
    }

    private byte[] record() {
        String old = version.equals("TLSv1.3") ? "0303" : VERSIONS.get(version);
        byte[] name = "localhost".getBytes(StandardCharsets.US_ASCII);
        byte[] extensions = join(
                extension("0000", list(join(hex("00"), list(name)))),
                extension("000a", list(hex(String.join("", groups)))),
                extension("000b", hex("0100")),
                extension("000d", list(hex(String.join("", SIGNATURES)))),
                extension("0017", new byte[0]),
                extension("ff01", hex("00")),
                version.equals("TLSv1.3") ? extension("002b", hex("020304")) : new byte[0],
                version.equals("TLSv1.3") ? extension("0033", hex("0000")) : new byte[0]); // no key yet
        byte[] body = join(
                hex(old), new byte[32], hex("00"), list(hex(String.join("", suites))), hex("0100"), list(extensions));
        byte[] message = join(hex("0100"), list(body));
        return join(hex("160301"), list(message));
    }

    private static byte[] extension(String type, byte[] content) {
        return join(hex(type), list(content));
    }

    /** With its length, of two bytes, before it. */
    private static byte[] list(byte[] content) {
        return join(new byte[] {(byte) (content.length >> 8), (byte) content.length}, content);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
