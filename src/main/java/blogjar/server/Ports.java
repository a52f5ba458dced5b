package blogjar.server;

/**
 * Where to listen.
 *
 * @param address a host name or address; empty for all, IPv4 and IPv6
 * @param http 0 for any that is free
 * @param https opened by the first certificate; 0 for any that is free, -1 for no HTTPS
 * @param publicHttps the port in the URLs that plain HTTP is redirected to, where it is another than {@code https}, as
 *     before a container; 0 for the same
 */
public record Ports(String address, int http, int https, int publicHttps) {

    /** Of all addresses. */
    public static Ports of(int http, int https) {
        return new Ports("", http, https, 0);
    }
}
