package blogjar.acme.dns;

import blogjar.acme.Refusal;
import blogjar.diagnostic.Problem;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Waits until a record is seen at every name server of its zone, as a CA may ask any of them. */
final class Propagation {
    /** One name has many machines behind it, and those that are a step behind need some seconds more. */
    private static final int ROUNDS = 2;

    private final Resolver resolver;
    private final Duration limit;
    private final Duration interval;

    /**
     * @param limit from when on a record is set
     * @param interval between two looks
     */
    Propagation(Resolver resolver, Duration limit, Duration interval) {
        this.resolver = resolver;
        this.limit = limit;
        this.interval = interval;
    }

    /** Until when one is waited for that is set now, by {@link System#nanoTime}. */
    long end() {
        return System.nanoTime() + limit.toNanos();
    }

    /**
     * Whether it is seen; not where no name server of the zone can be asked from here and the usual one did not show it, which may
     * remember for an hour that there was nothing.
     *
     * @param end of {@link #end}
     * @throws Refusal where a name server of the zone does not show it in time
     */
    boolean isSeen(TextRecord record, long end) throws Refusal, InterruptedException {
        Map<String, List<InetSocketAddress>> servers = new LinkedHashMap<>(servers(record));
        int seen = 0;
        while (true) {
            Map<String, String> lacking = lacking(record, servers);
            seen = lacking.isEmpty() ? seen + 1 : 0;
            if (seen == ROUNDS) {
                return true;
            }
            if (System.nanoTime() - end > 0) {
                if (servers.isEmpty()) {
                    return false;
                }
                throw unseen(record, lacking);
            }
            Thread.sleep(interval.toMillis());
        }
    }

    private Map<String, List<InetSocketAddress>> servers(TextRecord record) {
        try {
            return resolver.authorities(record.at());
        } catch (IOException unknown) {
            return Map.of();
        }
    }

    /**
     * The name servers that don't show it, with what they say. One that does not answer at all is passed by, as the CA passes
     * it by; where none answers (a firewall, mostly), the usual name server is asked.
     *
     * @param servers of which those that do not answer are removed
     */
    private Map<String, String> lacking(TextRecord record, Map<String, List<InetSocketAddress>> servers) {
        Map<String, String> lacking = new TreeMap<>();
        for (Map.Entry<String, List<InetSocketAddress>> server : List.copyOf(servers.entrySet())) {
            try {
                shown(record, resolver.texts(record.at(), server.getValue()))
                        .ifPresent(what -> lacking.put(server.getKey(), what));
            } catch (IOException silent) {
                servers.remove(server.getKey());
            }
        }
        if (servers.isEmpty()) {
            try {
                shown(record, resolver.ask(record.at(), RecordType.TXT).data(RecordType.TXT))
                        .ifPresent(what -> lacking.put("the name server of this machine", what));
            } catch (IOException silent) {
                lacking.put("the DNS", String.valueOf(silent.getMessage()));
            }
        }
        return lacking;
    }

    /** Empty where it is there. */
    private static Optional<String> shown(TextRecord record, List<String> texts) {
        if (texts.contains(record.value())) {
            return Optional.empty();
        }
        return Optional.of(texts.isEmpty() ? "has no TXT record there" : "has other values only");
    }

    private Refusal unseen(TextRecord record, Map<String, String> lacking) {
        String who = lacking.entrySet().stream()
                .map(server -> server.getKey() + " " + server.getValue())
                .findFirst()
                .orElse("some name server was late");
        return new Refusal(
                Refusal.Kind.VALIDATION,
                Problem.error("the TXT record at " + record.at() + " was set, but can't be seen after "
                                + limit.toSeconds() + " s: " + who)
                        .fix("look at 'dig TXT " + record.at() + "': is the zone there that the name servers have? "
                                + "If it only takes longer, raise server.acme.dns.wait"),
                Set.of(record.name()),
                Optional.empty());
    }
}
