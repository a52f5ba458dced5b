package blogjar.server;

import blogjar.diagnostic.Problem;
import java.io.IOException;
import java.net.UnknownHostException;
import java.util.Locale;

/** Says why a port can't be opened and what to do. */
final class PortProblem {
    private static final int LAST_PRIVILEGED = 1023;

    private PortProblem() {}

    static Problem of(String address, int port, IOException reason) {
        String place = address.isEmpty() ? "port " + port : "port " + port + " of " + address;
        if (reason instanceof UnknownHostException) {
            return Problem.error("there is no address '" + address + "' to listen at")
                    .fix("name an address of this machine, localhost, or none to listen at all");
        }
        String message = String.valueOf(reason.getMessage()).toLowerCase(Locale.ROOT);
        if (message.contains("permission denied")) {
            return Problem.error(place + " may not be opened by user " + System.getProperty("user.name"))
                    .fix(
                            port <= LAST_PRIVILEGED
                                    ? "take a port from 1024 on, run as root, or give the right: sysctl"
                                            + " net.ipv4.ip_unprivileged_port_start=" + port
                                    : "take another port");
        }
        if (message.contains("in use")) {
            return Problem.error(place + " is in use by another program")
                    .fix("stop it (ss -ltnp 'sport = :" + port + "' tells which one it is), or take another port");
        }
        if (message.contains("assign requested address") || message.contains("not supported")) {
            return Problem.error("this machine has no address '" + address + "' to listen at")
                    .fix("name an address of this machine, localhost, or none to listen at all");
        }
        return Problem.error(place + " can't be opened: " + reason.getMessage());
    }
}
