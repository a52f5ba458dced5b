package blogjar.cli;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Under which addresses the other machines of a network, such as a telephone, reach a server of this one. */
final class LanAddresses {
    private static final int USUAL_PORT = 80;

    private LanAddresses() {}

    /**
     * The addresses in the order in which they are likely to be the wanted one: those of a home's network first.
     *
     * @param bound where the server listens; where that is everywhere, all addresses of this machine count
     * @return URLs; none where only this machine reaches it
     */
    static List<String> of(InetSocketAddress bound) {
        InetAddress address = bound.getAddress();
        if (address == null || address.isLoopbackAddress()) {
            return List.of();
        }
        Stream<InetAddress> all = address.isAnyLocalAddress() ? ofThisMachine() : Stream.of(address);
        String port = bound.getPort() == USUAL_PORT ? "" : ":" + bound.getPort();
        return all.sorted(Comparator.comparing((InetAddress each) -> !each.isSiteLocalAddress()))
                .map(each -> "http://" + each.getHostAddress() + port + "/")
                .distinct()
                .toList();
    }

    /** Of version 4 only, which can be typed, and which whoever has the other has as well. */
    private static Stream<InetAddress> ofThisMachine() {
        try {
            return NetworkInterface.networkInterfaces()
                    .filter(LanAddresses::isOfNetwork)
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address);
        } catch (SocketException unknown) {
            return Stream.empty();
        }
    }

    /** Whether there may be other machines behind it, and not containers of this one. */
    private static boolean isOfNetwork(NetworkInterface network) {
        try {
            String name = network.getName();
            return network.isUp()
                    && !network.isLoopback()
                    && !name.startsWith("docker")
                    && !name.startsWith("br-")
                    && !name.startsWith("veth");
        } catch (SocketException gone) {
            return false;
        }
    }
}
