package blogjar.server;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names under which the site is known. A name that is not ours is never sent back to a client. */
final class HostNames {
    private final Set<String> names = new LinkedHashSet<>();
    private final @Nullable String canonical;

    /**
     * @param own names of the site, the canonical one first
     * @param certified names of the certificates, {@code *.example.com} among them
     */
    HostNames(Collection<String> own, Collection<String> certified) {
        own.forEach(name -> names.add(normal(name)));
        certified.forEach(name -> names.add(normal(name)));
        String first = names.stream().findFirst().orElse(null);
        this.canonical = first != null && first.startsWith("*.") ? first.substring(2) : first;
    }

    private static String normal(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }

    /** Whether the name, as {@link #ofField} gives it, is ours; a wildcard stands for one label (RFC 9525, 6.3). */
    boolean contains(String name) {
        int dot = name.indexOf('.');
        return names.contains(name) || dot > 0 && names.contains("*" + name.substring(dot));
    }

    /** The name to send a client to that asked for {@code host}: that one if it is ours, else the canonical one. */
    Optional<String> redirectTo(String host) {
        return contains(host) ? Optional.of(host) : Optional.ofNullable(canonical);
    }

    /** The name in a Host field: no port, lower case, no dot at its end; empty where there is none. */
    static String ofField(@Nullable String host) {
        if (host == null) {
            return "";
        }
        int colon = host.lastIndexOf(':');
        boolean port = colon > host.lastIndexOf(']');
        return normal(port ? host.substring(0, colon) : host);
    }
}
