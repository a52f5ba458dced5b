package blogjar.migrate;

import blogjar.text.Addresses;
import java.net.URI;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where a site is, and which addresses are of it.
 *
 * @param base of all its addresses, with a slash at the end
 * @param hosts under which its pages may name each other, with their ports
 */
record SiteAddress(URI base, Set<String> hosts) {

    /**
     * @param home address of the home page
     * @param url what the blog says that its address is
     */
    static SiteAddress of(URI home, String url) {
        String path = home.getRawPath();
        URI base = home.resolve(path == null || path.isEmpty() ? "/" : path.substring(0, path.lastIndexOf('/') + 1));
        Set<String> hosts = new HashSet<>();
        hosts.add(host(base));
        parse(url).map(SiteAddress::host).ifPresent(hosts::add);
        return new SiteAddress(base, Set.copyOf(hosts));
    }

    /** The path of an address of the site, as {@link SitePath} has them; empty for one of elsewhere. */
    Optional<String> path(URI address) {
        boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        String path = address.getRawPath() == null || address.getRawPath().isEmpty() ? "/" : address.getRawPath();
        if (!web || !hosts.contains(host(address)) || !path.startsWith(base.getRawPath())) {
            return Optional.empty();
        }
        return Optional.of(SitePath.ofAddress(path.substring(base.getRawPath().length())));
    }

    /** The address of a path. */
    URI address(String path) {
        String encoded = Addresses.encode(base.getRawPath() + path.replace("%", "%25"));
        return base.resolve(encoded.replace("#", "%23").replace("?", "%3F"));
    }

    /** An address as it is written in a page, encoded where it is not; empty where it is none. */
    static Optional<URI> parse(String written) {
        String address = written.strip();
        try {
            return Optional.of(URI.create(URI.create(address).toASCIIString()));
        } catch (IllegalArgumentException unencoded) {
            return encoded(address);
        }
    }

    private static Optional<URI> encoded(String address) {
        try {
            return Optional.of(URI.create(Addresses.encode(address)));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static String host(URI address) {
        String host = address.getRawAuthority();
        return host == null ? "" : host.toLowerCase(Locale.ROOT);
    }
}
