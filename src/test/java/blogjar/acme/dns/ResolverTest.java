package blogjar.acme.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Look-ups in the DNS. */
class ResolverTest {
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private FakeDns dns;
    private Resolver resolver;

    @BeforeEach
    void start() throws IOException {
        dns = FakeDns.start("127.0.0.1", 0);
        resolver = Resolver.by(List.of(dns.address()), dns.address().getPort(), PATIENCE);
    }

    @AfterEach
    void stop() throws IOException {
        dns.close();
    }

    @Test
    void records_of_every_kind_are_read() throws IOException {
        dns.add("a.test", RecordType.A, "192.0.2.1", "192.0.2.2")
                .add("a.test", RecordType.AAAA, "2001:db8::1")
                .add("a.test", RecordType.NS, "ns1.far.test")
                .add("a.test", RecordType.TXT, "v=spf1 -all")
                .add("a.test", RecordType.CAA, "0 issue letsencrypt.org");
        assertEquals(
                List.of("192.0.2.1", "192.0.2.2"),
                resolver.ask("a.test", RecordType.A).data(RecordType.A));
        assertEquals(
                List.of("2001:db8::1"), resolver.ask("a.test", RecordType.AAAA).data(RecordType.AAAA));
        assertEquals(
                List.of("ns1.far.test"), resolver.ask("a.test", RecordType.NS).data(RecordType.NS));
        assertEquals(
                List.of("v=spf1 -all"), resolver.ask("a.test", RecordType.TXT).data(RecordType.TXT));
        assertEquals(
                List.of("0 issue letsencrypt.org"),
                resolver.ask("a.test", RecordType.CAA).data(RecordType.CAA));
        assertEquals(
                DnsReply.NO_SUCH_NAME, resolver.ask("none.test", RecordType.A).code());
    }

    @Test
    void a_reply_that_is_too_long_for_a_datagram_comes_by_tcp() throws IOException {
        String text = "x".repeat(200);
        dns.longReplies().add("a.test", RecordType.TXT, text + "1", text + "2", text + "3");
        assertEquals(
                List.of(text + "1", text + "2", text + "3"),
                resolver.ask("a.test", RecordType.TXT).data(RecordType.TXT));
    }

    @Test
    void the_next_name_server_is_asked_where_one_does_not_know() throws IOException {
        try (FakeDns silent = FakeDns.start("127.0.0.1", 0).silence();
                FakeDns broken = FakeDns.start("127.0.0.1", 0).fail("a.test", 2)) {
            dns.add("a.test", RecordType.A, "192.0.2.1");
            List<InetSocketAddress> all = List.of(silent.address(), broken.address(), dns.address());
            assertEquals(
                    List.of("192.0.2.1"),
                    Resolver.by(all, 53, PATIENCE).ask("a.test", RecordType.A).data(RecordType.A));
            assertEquals(
                    "the DNS does not answer for a.test (A): name server 127.0.0.1: no answer in 1 s; "
                            + "name server 127.0.0.1: SERVFAIL",
                    assertThrows(
                                    IOException.class,
                                    () -> Resolver.by(all.subList(0, 2), 53, PATIENCE)
                                            .ask("a.test", RecordType.A))
                            .getMessage());
        }
    }

    @Test
    void aliases_are_followed_to_their_end() throws IOException {
        dns.add("a.test", RecordType.CNAME, "b.test")
                .add("b.test", RecordType.CNAME, "c.test")
                .add("x.test", RecordType.CNAME, "y.test")
                .add("y.test", RecordType.CNAME, "x.test");
        assertEquals("c.test", resolver.canonical("a.test"));
        assertEquals("none.test", resolver.canonical("none.test"));
        assertEquals(
                "the aliases (CNAME) of x.test lead in a circle",
                assertThrows(IOException.class, () -> resolver.canonical("x.test"))
                        .getMessage());
    }

    @Test
    void the_name_servers_of_a_name_are_those_of_the_zone_it_is_in() throws IOException {
        dns.zone("sub.a.test")
                .zone("a.test")
                .add("sub.a.test", RecordType.NS, "ns.far.test", "gone.far.test")
                .add("ns.far.test", RecordType.A, "127.0.0.7")
                .add("ns.far.test", RecordType.AAAA, "::1");
        assertEquals(
                Map.of(
                        "ns.far.test",
                        List.of(
                                new InetSocketAddress(
                                        InetAddress.getByName("127.0.0.7"),
                                        dns.address().getPort()),
                                new InetSocketAddress(
                                        InetAddress.getByName("::1"),
                                        dns.address().getPort()))),
                resolver.authorities("_acme-challenge.www.sub.a.test"));
        assertEquals(Map.of(), resolver.authorities("nowhere.example"));
    }

    /** The reply has the question's number and the question, then what is given. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a name that points to itself | 8400 0001 0001 0000 0000 Q c012
            a pointer behind the end     | 8400 0001 0001 0000 0000 Q fff0
            a label of no known kind     | 8400 0001 0001 0000 0000 Q 8001
            a label longer than all      | 8400 0001 0001 0000 0000 Q 3f61
            data longer than all         | 8400 0001 0001 0000 0000 Q 00 0001 0001 00000000 ffff
            an address of three bytes    | 8400 0001 0001 0000 0000 Q 00 0001 0001 00000000 0003 010203
            fewer records than promised  | 8400 0001 ffff 0000 0000 Q
            """)
    void a_broken_reply_is_refused(String what, String reply) throws IOException {
        try (DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Thread thread = new Thread(() -> answer(server, reply));
            thread.setDaemon(true);
            thread.start();
            InetSocketAddress at = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort());
            String message = assertThrows(
                            IOException.class,
                            () -> Resolver.by(List.of(at), 53, PATIENCE).ask("a.test", RecordType.A))
                    .getMessage();
            assertTrue(message.contains("the reply "), message);
        }
    }

    private static void answer(DatagramSocket server, String reply) {
        try {
            DatagramPacket packet = new DatagramPacket(new byte[512], 512);
            server.receive(packet);
            String question = HexFormat.of().formatHex(Arrays.copyOf(packet.getData(), packet.getLength()));
            String all = question.substring(0, 4)
                    + reply.replace("Q", question.substring(24)).replace(" ", "");
            byte[] bytes = HexFormat.of().parseHex(all);
            server.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
        } catch (IOException closed) {
            // the end of the test
        }
    }

    @Test
    void a_reply_to_another_question_is_not_taken() throws IOException {
        try (DatagramSocket server = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            Thread guesses = new Thread(() -> guess(server));
            guesses.setDaemon(true);
            guesses.start();
            InetSocketAddress at = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getLocalPort());
            assertThrows(
                    IOException.class,
                    () -> Resolver.by(List.of(at), 53, PATIENCE).ask("a.test", RecordType.A));
        }
    }

    /** An answer with another number, then one about another name. */
    private static void guess(DatagramSocket server) {
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[512], 512);
                server.receive(packet);
                byte[] reply = Arrays.copyOf(packet.getData(), packet.getLength());
                reply[2] = (byte) 0x84;
                reply[0] ^= 1;
                server.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
                reply[0] ^= 1;
                reply[13] = 'b';
                server.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
            }
        } catch (IOException closed) {
            // the end of the test
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            192.0.2.53          | /192.0.2.53:53
            192.0.2.53:5353     | /192.0.2.53:5353
            2001:db8::53        | /[2001:db8:0:0:0:0:0:53]:53
            [2001:db8::53]:5353 | /[2001:db8:0:0:0:0:0:53]:5353
            192.0.2.530         |
            dns.example.com     |
            192.0.2.53:70000    |
            192.0.2.53:0        |
            """)
    void a_name_server_is_given_by_its_address(String text, String expected) {
        assertEquals(expected, Resolver.server(text).map(Object::toString).orElse(null));
    }
}
