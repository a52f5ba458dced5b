package blogjar.tls;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** As much of ASN.1's DER as keys, requests for certificates and their proofs need (ITU-T X.690). */
final class Der {
    static final int BOOLEAN = 0x01;
    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int OCTET_STRING = 0x04;
    static final int OBJECT_IDENTIFIER = 0x06;
    static final int UTF8_STRING = 0x0c;
    static final int UTC_TIME = 0x17;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;

    /** What {@code [0]} and {@code [1]} are written as where they hold an element each. */
    static final int CONTEXT_0 = 0xa0;

    static final int CONTEXT_1 = 0xa1;
    static final int CONTEXT_3 = 0xa3;

    private Der() {}

    /** @param content without tag and length */
    record Element(int tag, byte[] content) {
        boolean is(int wanted) {
            return tag == wanted;
        }

        /** The elements inside. */
        List<Element> elements() {
            return read(content);
        }

        String hex() {
            return HexFormat.of().formatHex(content);
        }
    }

    /** @throws IllegalArgumentException where the bytes are no DER */
    static List<Element> read(byte[] der) {
        List<Element> elements = new ArrayList<>();
        int at = 0;
        while (at < der.length) {
            int tag = der[at] & 0xff;
            int first = at + 1 < der.length ? der[at + 1] & 0xff : 0xff;
            int more = first < 0x80 ? 0 : first & 0x7f;
            int start = at + 2 + more;
            if (more > 3 || start > der.length) {
                throw new IllegalArgumentException("not DER");
            }
            int length = more == 0 ? first : new BigInteger(1, Arrays.copyOfRange(der, at + 2, start)).intValue();
            if (length > der.length - start) {
                throw new IllegalArgumentException("cut off");
            }
            elements.add(new Element(tag, Arrays.copyOfRange(der, start, start + length)));
            at = start + length;
        }
        return elements;
    }

    /** @param hex the identifier's content, in hexadecimal */
    static byte[] identifier(String hex) {
        return write(OBJECT_IDENTIFIER, HexFormat.of().parseHex(hex));
    }

    static byte[] integer(BigInteger number) {
        return write(INTEGER, number.toByteArray());
    }

    static byte[] write(int tag, byte[]... contents) {
        int length = Arrays.stream(contents).mapToInt(c -> c.length).sum();
        ByteArrayOutputStream out = new ByteArrayOutputStream(length + 5);
        out.write(tag);
        if (length < 0x80) {
            out.write(length);
        } else {
            byte[] bytes = BigInteger.valueOf(length).toByteArray();
            int skip = bytes[0] == 0 ? 1 : 0;
            out.write(0x80 | bytes.length - skip);
            out.write(bytes, skip, bytes.length - skip);
        }
        for (byte[] content : contents) {
            out.writeBytes(content);
        }
        return out.toByteArray();
    }
}
