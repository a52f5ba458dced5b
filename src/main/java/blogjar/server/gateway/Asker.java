package blogjar.server.gateway;

/**
 * Who asks, as far as it is known for true.
 *
 * @param address of the client; empty where it is not known
 * @param secure whether the client asked over TLS
 * @param host the Host field that the client sent, with a port perhaps; empty for none
 * @param known whether the client has shown a password of ours, which is no matter of the service's
 * @param request the name of the request in our logs
 */
public record Asker(String address, boolean secure, String host, boolean known, String request) {

    String scheme() {
        return secure ? "https" : "http";
    }

    /** What {@code Forwarded} says of it (RFC 7239, 4). */
    String forwarded() {
        StringBuilder text = new StringBuilder();
        if (!address.isEmpty()) {
            String node = address.indexOf(':') >= 0 ? "\"[" + address + "]\"" : address;
            text.append("for=").append(node).append(';');
        }
        if (!host.isEmpty()) {
            String escaped = host.replace("\\", "\\\\").replace("\"", "\\\"");
            text.append("host=\"").append(escaped).append("\";");
        }
        return text.append("proto=").append(scheme()).toString();
    }
}
