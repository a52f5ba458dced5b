package blogjar.server;

import blogjar.config.Config;
import blogjar.config.SettingValues;
import blogjar.diagnostic.ProblemException;
import java.time.Duration;
import java.util.Map;

/**
 * How much one client, and all together, may ask of the server ({@code server.limits}).
 *
 * @param connections open at once, over all ports
 * @param handshake for how long a TLS handshake may take
 * @param header for how long the head of a request may take, from its first byte on
 * @param request for how long a whole request may take, with a body that nobody here reads
 * @param idle for how long nothing may be sent or taken while a request runs
 * @param keepAlive for how long a connection is kept without a request
 * @param rate the fewest bytes a second that a client has to take of a response, over the time of {@code idle}; 0 for any
 * @param headerSize the most bytes of a head, request line and fields
 * @param fields the most header fields of a request
 * @param urlLength the longest target of a request; a longer one is answered 414
 * @param streams requests at once on one connection of HTTP/2
 * @param shutdown for how long running requests may go on when the server ends
 */
public record Limits(
        int connections,
        PerAddress perAddress,
        Duration handshake,
        Duration header,
        Duration request,
        Duration idle,
        Duration keepAlive,
        int rate,
        int headerSize,
        int fields,
        int urlLength,
        int streams,
        Duration shutdown) {

    /** What holds where a blog says nothing. */
    public static final Limits USUAL = new Limits(
            32_768,
            new PerAddress(512, false),
            Duration.ofSeconds(10),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            240,
            16 * 1024,
            100,
            8 * 1024,
            128,
            Duration.ofSeconds(10));

    private static final String KEY = "server.limits";
    private static final int LONGEST_HEAD = 1 << 20;

    /**
     * Connections of one address at once; IPv6 addresses are counted by their network of 64 bits, which one household has.
     *
     * @param most 0 for as many as there may be
     * @param local whether it holds for loopback and private addresses too, which may be a proxy or the gateway of a container
     */
    public record PerAddress(int most, boolean local) {}

    /** @throws ProblemException where {@code server.limits} holds what can't be used */
    public static Limits of(Config config) {
        SettingValues values = new SettingValues(config, KEY);
        Object given = values.get("");
        if (given != null && !(given instanceof Map)) {
            throw values.refused("", "holds no limits", "lines such as 'connections: 10000' below it");
        }
        values.allow(
                "connections",
                "connections_per_address",
                "handshake",
                "header",
                "request",
                "idle",
                "keep_alive",
                "rate",
                "header_size",
                "fields",
                "url_length",
                "streams",
                "shutdown");
        return new Limits(
                values.number("connections", USUAL.connections, 1),
                perAddress(values),
                time(values, "handshake", USUAL.handshake),
                time(values, "header", USUAL.header),
                time(values, "request", USUAL.request),
                time(values, "idle", USUAL.idle),
                time(values, "keep_alive", USUAL.keepAlive),
                values.number("rate", USUAL.rate, 0),
                size(values, "header_size", USUAL.headerSize),
                values.number("fields", USUAL.fields, 1),
                size(values, "url_length", USUAL.urlLength),
                values.number("streams", USUAL.streams, 1),
                values.time("shutdown", USUAL.shutdown));
    }

    private static PerAddress perAddress(SettingValues values) {
        String key = "connections_per_address";
        if (values.get(key) == null) {
            return USUAL.perAddress;
        }
        return Boolean.FALSE.equals(values.get(key))
                ? new PerAddress(0, false)
                : new PerAddress(values.number(key, 0, 1), true);
    }

    /** None of these may be nothing: no client could keep it. */
    private static Duration time(SettingValues values, String key, Duration otherwise) {
        Duration time = values.time(key, otherwise);
        if (time.isZero()) {
            throw values.refused(key, "leaves no time", "a time from 1s");
        }
        return time;
    }

    private static int size(SettingValues values, String key, int otherwise) {
        long size = values.size(key, otherwise);
        if (size < 1 || size > LONGEST_HEAD) {
            throw values.refused(key, "is out of bounds", "a number of bytes up to 1MB");
        }
        return (int) size;
    }
}
