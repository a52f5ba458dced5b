package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import blogjar.output.Release;
import java.lang.management.ManagementFactory;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

class JmxTest {
    @Test
    void is_to_be_had_beside_a_server() throws Exception {
        try (WebServer server = WebServer.start(
                WebServer.Settings.of(new Ports("127.0.0.1", 0, 0, 0), problem -> {}), Release.empty())) {
            assertNotNull(server.httpAddress());
            MBeanServer jmx = ManagementFactory.getPlatformMBeanServer();
            assertNotNull(jmx.getAttribute(new ObjectName("java.lang:type=Memory"), "HeapMemoryUsage"));
            assertNull(System.getProperty("javax.management.builder.initial"));
        }
    }
}
