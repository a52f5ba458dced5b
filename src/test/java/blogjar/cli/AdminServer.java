package blogjar.cli;

import blogjar.output.Release;
import blogjar.server.Access;
import blogjar.server.AccessLog;
import blogjar.server.Admin;
import blogjar.server.Headers;
import blogjar.server.Limits;
import blogjar.server.Locations;
import blogjar.server.Ports;
import blogjar.server.Proxies;
import blogjar.server.WebServer;

/** Servers that tell how they are, on free ports of this machine. */
final class AdminServer {
    private AdminServer() {}

    static WebServer start(Release release) {
        return WebServer.start(
                new WebServer.Settings(
                        new Ports("127.0.0.1", 0, 0, 0),
                        Locations.of("blog.test"),
                        Headers.USUAL,
                        Proxies.NONE,
                        Access.OPEN,
                        Limits.USUAL,
                        new Admin("127.0.0.1", 0),
                        AccessLog.none(),
                        problem -> {}),
                release);
    }

    /** Where it tells, as {@code --admin} and {@code BLOG_ADMIN} name it. */
    static String place(WebServer server) {
        return "127.0.0.1:" + server.adminAddress().orElseThrow().getPort();
    }
}
