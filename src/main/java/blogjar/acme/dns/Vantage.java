package blogjar.acme.dns;

import blogjar.text.IpAddress;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.HashSet;
import java.util.Set;

/** From where addresses are looked at. */
interface Vantage {
    /** Whether it is an address of this machine. */
    boolean isOurs(InetAddress address);

    /** Whether what is seen of it here is what a CA sees. */
    boolean isAsFromOutside(InetAddress address);

    /**
     * This machine, as it is when it is asked. Where it has a public address itself, its packets come and go as anyone's do; behind a
     * router they may come to the router itself, or nowhere.
     */
    static Vantage ofThisMachine() {
        Set<InetAddress> own = new HashSet<>();
        try {
            NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .forEach(own::add);
        } catch (SocketException unknown) {
            own.clear(); // then nothing is certain
        }
        return new Vantage() {
            @Override
            public boolean isOurs(InetAddress address) {
                return own.contains(address);
            }

            @Override
            public boolean isAsFromOutside(InetAddress address) {
                return !IpAddress.isPrivate(address)
                        && own.stream()
                                .anyMatch(one -> one.getClass() == address.getClass() && !IpAddress.isPrivate(one));
            }
        };
    }
}
