package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.output.Release;
import io.undertow.connector.PooledByteBuffer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Buffers are lent, given back, and lent again. A server that ends asserts that it has all back, in each of its tests. */
class BuffersTest {
    @Test
    void who_gives_back_twice_gives_back_once() {
        Buffers buffers = Buffers.offHeap(100, 1);
        PooledByteBuffer one = buffers.allocate();
        PooledByteBuffer two = buffers.allocate();
        assertEquals(200, buffers.lentBytes());
        ByteBuffer memory = one.getBuffer();
        one.close();
        one.close();
        assertEquals(100, buffers.lentBytes());
        assertThrows(IllegalStateException.class, one::getBuffer);
        PooledByteBuffer three = buffers.allocate();
        assertSame(memory, three.getBuffer());
        assertNotSame(memory, two.getBuffer());
        two.close();
        three.close();
        assertEquals(0, buffers.lentBytes());
    }

    @Test
    void an_unfinished_request_holds_a_buffer_and_gives_it_back_at_the_end(@TempDir Path folder) throws IOException {
        WebServer server = WebServer.start(
                WebServer.Settings.of(new Ports("localhost", 0, -1, 0), problem -> {}),
                Release.ofFolder(TestSite.write(folder)));
        try (Socket client = new Socket(
                InetAddress.getLoopbackAddress(), server.httpAddress().getPort())) {
            String requests = "GET /video.mp4 HTTP/1.1\r\nHost: a\r\n\r\n".repeat(2);
            client.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
            assertTrue(client.getInputStream().read() >= 0); // the second one waits in a buffer
            assertTrue(server.lentBytes() > 0);
        }
        server.close();
        assertEquals(0, server.lentBytes());
    }
}
