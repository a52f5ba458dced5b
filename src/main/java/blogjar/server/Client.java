package blogjar.server;

import org.jspecify.annotations.Nullable;

/**
 * How a client asked, be it us or a proxy that we trust.
 *
 * @param secure whether over TLS
 * @param proxied whether a proxy says so, so that names and ports are its own
 * @param hostField the Host field, with a port perhaps; null where there is none
 */
record Client(boolean secure, boolean proxied, @Nullable String hostField) {

    /** The name that was asked for, as {@link HostNames#ofField} gives it. */
    String host() {
        return HostNames.ofField(hostField);
    }
}
