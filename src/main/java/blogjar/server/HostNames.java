package blogjar.server;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names under which the site is known. A name that is not ours is never sent back to a client. */
final class HostNames {
    private static final String WWW = "www.";

    /** Names that only a machine's own network resolves (RFC 6761, RFC 6762, RFC 8375, ICANN's {@code .internal}). */
    private static final List<String> LOCAL = List.of(".localhost", ".local", ".internal", ".home.arpa");

    private final Set<String> own = new LinkedHashSet<>();
    private final Set<String> certified = new LinkedHashSet<>();

    /** The one name that readers shall know; null where the site has no name of its own. */
    private final @Nullable String canonical;

    /** Where a client is sent that asked for a name which is not ours. */
    private final @Nullable String home;

    /**
     * @param own names of the site, the canonical one first; that one with {@code www.} or without it need not be named
     * @param certified names of the certificates, {@code *.example.com} among them
     */
    HostNames(Collection<String> own, Collection<String> certified) {
        own.forEach(name -> this.own.add(normal(name)));
        certified.forEach(name -> this.certified.add(normal(name)));
        this.canonical = this.own.stream().findFirst().orElse(null);
        if (canonical != null && !isLocal(canonical)) {
            this.own.add(canonical.startsWith(WWW) ? canonical.substring(WWW.length()) : WWW + canonical);
        }
        String first = this.own.stream()
                .filter(name -> has(this.certified, name))
                .findFirst()
                .orElse(this.certified.stream().findFirst().orElse(canonical));
        this.home = first != null && first.startsWith("*.") ? first.substring(2) : first;
    }

    private static String normal(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /** Whether a set holds the name; a wildcard stands for one label (RFC 9525, 6.3). */
    private static boolean has(Set<String> names, String name) {
        int dot = name.indexOf('.');
        return names.contains(name) || dot > 0 && names.contains("*" + name.substring(dot));
    }

    /** The site's own, the canonical one first. */
    Set<String> own() {
        return Set.copyOf(own);
    }

    /** Whether the name, as {@link #ofField} gives it, is ours. */
    boolean contains(String name) {
        return has(own, name) || has(certified, name);
    }

    /** Whether a certificate has the name. */
    boolean isCertified(String name) {
        return has(certified, name);
    }

    /** Whether no certificate and no setting knows the name, and it is none by which a machine is tried out. */
    boolean isForeign(String name) {
        return !(own.isEmpty() && certified.isEmpty()) && !contains(name) && !isLocal(name);
    }

    /** The name to send a client to over HTTPS that asked for {@code host} over HTTP; empty where no name is known. */
    Optional<String> overHttps(String host) {
        if (canonical != null && has(own, host) && has(certified, canonical)) {
            return Optional.of(canonical);
        }
        return contains(host) ? Optional.of(host) : Optional.ofNullable(home);
    }

    /**
     * The canonical name, for who asked for another one of the site's own; empty where there is no reason to send a client
     * away. A name that only a certificate has may be that of another service, and is left alone.
     *
     * @param secure whether over TLS, where a name without a certificate would be a warning in place of a page
     */
    Optional<String> rather(String host, boolean secure) {
        if (canonical == null || host.equals(canonical) || !has(own, host) || secure && !has(certified, canonical)) {
            return Optional.empty();
        }
        return Optional.of(canonical);
    }

    /** Whether no stranger can own the name: an address, or a name of a machine's own network. */
    static boolean isLocal(String name) {
        return name.indexOf('.') < 0 || isAddress(name) || LOCAL.stream().anyMatch(name::endsWith);
    }

    /** Whether it is an IP address; no top-level domain is a number (RFC 3696, 2). */
    private static boolean isAddress(String name) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        return name.startsWith("[") || !last.isEmpty() && last.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** The name in a Host field: no port, lower case, no dot at its end; empty where there is none. */
    static String ofField(@Nullable String host) {
        if (host == null) {
            return "";
        }
        int colon = portColon(host);
        return normal(colon < 0 ? host : host.substring(0, colon));
    }

    /** The port in a Host field with its colon; empty where there is none. */
    static String portOfField(@Nullable String host) {
        int colon = host == null ? -1 : portColon(host);
        String port = host == null || colon < 0 ? "" : host.substring(colon + 1);
        boolean number = !port.isEmpty() && port.length() <= 5 && port.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? ":" + port : "";
    }

    private static int portColon(String host) {
        int colon = host.lastIndexOf(':');
        return colon > host.lastIndexOf(']') ? colon : -1;
    }
}
