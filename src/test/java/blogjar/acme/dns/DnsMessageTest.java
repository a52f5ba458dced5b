package blogjar.acme.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of the DNS, byte by byte. */
class DnsMessageTest {
    /** An alias and the TXT record that it leads to, of two strings, with names that point into one another. */
    private static final String REPLY = "1234 8180 0001 0002 0001 0000"
            + "0161 0474657374 00 0010 0001" // a.test TXT
            + "c00c 0005 0001 0000003c 0004 0162 c00e" // a.test CNAME b.test
            + "c024 0010 0001 0000003c 0005 0178 0279 7a" // b.test TXT "x" "yz"
            + "c00e 0006 0001 0000003c 0016 c024 c024 00000001 00000002 00000003 00000004 0000"; // test SOA b.test

    private static byte[] bytes() {
        return HexFormat.of().parseHex(REPLY.replace(" ", ""));
    }

    @Test
    void a_question_is_written_as_rfc_1035_says() throws IOException {
        assertEquals(
                "1234 0100 0001 0000 0000 0000 0161 0474657374 00 0010 0001".replace(" ", ""),
                HexFormat.of().formatHex(DnsMessage.question(0x1234, "a.test", RecordType.TXT, true)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a..test", ".test", "test.", "l%s.test", "%1$s.%1$s.%1$s.%1$s.test"})
    void what_can_be_no_name_is_not_asked_for(String name) {
        String given = name.formatted("o".repeat(63));
        assertThrows(IOException.class, () -> DnsMessage.question(1, given, RecordType.A, true));
    }

    @Test
    void names_may_point_into_one_another() throws IOException {
        DnsReply reply = DnsMessage.read(ByteBuffer.wrap(bytes()));
        assertEquals(
                List.of(new DnsRecord("a.test", 5, "b.test"), new DnsRecord("b.test", 16, "xyz")), reply.answers());
        assertEquals(List.of(new DnsRecord("test", 6, "b.test")), reply.authorities());
    }

    @Test
    void a_reply_is_known_by_its_number_and_its_question() throws IOException {
        byte[] question = DnsMessage.question(0x1234, "A.test", RecordType.TXT, true);
        assertTrue(DnsMessage.isReplyTo(question, ByteBuffer.wrap(bytes())));
        for (int changed : new int[] {0, 1, 2, 13, 15, 20}) {
            byte[] other = bytes();
            other[changed] = 'q';
            assertFalse(DnsMessage.isReplyTo(question, ByteBuffer.wrap(other)), "byte " + changed);
        }
    }

    /** Each byte changed to what is hardest, and each beginning of the message: it is read or refused, and that at once. */
    @Test
    void no_reply_is_too_broken_to_be_refused() {
        int refused = 0;
        for (int i = 0; i < bytes().length; i++) {
            refused += isRefused(Arrays.copyOf(bytes(), i));
            for (int hard : new int[] {0, 1, 0x0c, 0x3f, 0x40, 0x7f, 0x80, 0xc0, 0xff}) {
                byte[] changed = bytes();
                changed[i] = (byte) hard;
                refused += isRefused(changed);
            }
        }
        assertTrue(refused > 200, "only " + refused);
    }

    private static int isRefused(byte[] reply) {
        try {
            DnsMessage.read(ByteBuffer.wrap(reply));
            return 0;
        } catch (IOException refusal) {
            return 1;
        }
    }
}
