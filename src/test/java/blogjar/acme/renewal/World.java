package blogjar.acme.renewal;

import blogjar.acme.AcmeSettings;
import blogjar.acme.AuthoritySettings;
import blogjar.acme.Issued;
import blogjar.acme.KeyKind;
import blogjar.acme.KnownAuthority;
import blogjar.acme.ProofsInMemory;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.text.Json;
import java.net.URI;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Time, CAs, a folder of certificates, and the servers that share it. Nothing in it waits. */
final class World implements Shelf, RenewalObserver {
    static final Instant START = Instant.parse("2027-01-05T08:00:00Z");
    static final URI PRODUCTION = KnownAuthority.LETSENCRYPT.directory();
    static final URI STAGING = KnownAuthority.LETSENCRYPT_STAGING.directory();

    /** The true time. */
    Instant now = START;
    /** How much passes from one look at the clock to the next. */
    Duration tick = Duration.ZERO;
    /** By which the machine's clock is wrong. */
    Duration wrong = Duration.ZERO;
    /** Why nothing can be written; empty where it can. */
    Optional<Problem> fault = Optional.empty();

    AcmeSettings settings;
    final Map<URI, SimulatedCa> cas = new LinkedHashMap<>();
    final Map<String, Kept> lineages = new TreeMap<>();
    final List<String> events = new ArrayList<>();
    final List<Instant> alarms = new ArrayList<>();
    final List<Instant> nexts = new ArrayList<>();
    private final TreeMap<Instant, List<Runnable>> plans = new TreeMap<>();
    private final List<Renewal> servers = new ArrayList<>();
    private String notes = "{}";
    private boolean locked;
    private Duration uncovered = Duration.ZERO;

    World(Duration life, String... names) {
        cas.put(PRODUCTION, new SimulatedCa(this, PRODUCTION, life));
        cas.put(STAGING, new SimulatedCa(this, STAGING, life));
        settings = settings(List.of(AuthoritySettings.of(PRODUCTION)), List.of(KeyKind.P256), List.of(names));
        servers.add(server());
    }

    static AcmeSettings settings(List<AuthoritySettings> authorities, List<KeyKind> keys, List<String> names) {
        return new AcmeSettings(
                Optional.empty(),
                Set.of("true"),
                authorities,
                names,
                keys,
                List.of("http-01", "tls-alpn-01"),
                Optional.empty(),
                false,
                Optional.empty(),
                authorities + " " + keys);
    }

    World names(String... names) {
        settings = settings(settings.authorities(), settings.keys(), List.of(names));
        return restart();
    }

    World keys(KeyKind... keys) {
        settings = settings(settings.authorities(), List.of(keys), settings.names());
        return restart();
    }

    World authorities(URI... directories) {
        settings = settings(
                List.of(directories).stream().map(AuthoritySettings::of).toList(), settings.keys(), settings.names());
        return restart();
    }

    World takeover() {
        return with(true, settings.mark());
    }

    /** Something else is set by which names are shown to be ours. */
    World mended(String mark) {
        return with(settings.takeover(), mark);
    }

    private World with(boolean takeover, String mark) {
        settings = new AcmeSettings(
                settings.email(),
                settings.agreed(),
                settings.authorities(),
                settings.names(),
                settings.keys(),
                settings.challenges(),
                settings.store(),
                takeover,
                settings.alarm(),
                mark);
        return restart();
    }

    SimulatedCa ca() {
        return ca(PRODUCTION);
    }

    SimulatedCa ca(URI directory) {
        return cas.computeIfAbsent(directory, d -> new SimulatedCa(this, d, ca().life));
    }

    /** All servers start anew, with what is on the disk. */
    World restart() {
        servers.replaceAll(server -> server());
        return this;
    }

    World servers(int count) {
        while (servers.size() < count) {
            servers.add(server());
        }
        return this;
    }

    Renewal server() {
        return server(this);
    }

    Renewal server(Shelf shelf) {
        Customer customer = new Customer(
                settings,
                one -> ca(one.directory()),
                List.of(ProofsInMemory.of("http-01"), ProofsInMemory.of("tls-alpn-01")));
        return new Renewal(customer, shelf, clock(), this);
    }

    Renewal first() {
        return servers.get(0);
    }

    Clock clock() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                now = now.plus(tick);
                return now.plus(wrong);
            }
        };
    }

    /** Something that happens after a time from now. */
    World after(Duration time, Runnable event) {
        plans.computeIfAbsent(now.plus(time), t -> new ArrayList<>()).add(event);
        return this;
    }

    World run(Duration time) {
        return runUntil(now.plus(time));
    }

    /** Lets time pass; each server is called when it asked for it, and all are when something has happened. */
    World runUntil(Instant end) {
        Map<Renewal, Instant> due = new IdentityHashMap<>();
        while (now.isBefore(end)) {
            for (Renewal server : List.copyOf(servers)) {
                if (!now.isBefore(due.getOrDefault(server, Instant.MIN))) {
                    Instant before = now;
                    Instant next = server.step();
                    nexts.add(next);
                    account(before, now);
                    due.put(server, atLeastLater(next));
                }
            }
            Instant called = servers.stream()
                    .map(due::get)
                    .min(Comparator.naturalOrder())
                    .orElse(end);
            Instant planned = plans.isEmpty() ? end : plans.firstKey();
            Instant next = called.isBefore(planned) ? called : planned;
            Instant then = next.isAfter(end) ? end : next;
            account(now, then);
            now = then.isAfter(now) ? then : now;
            while (!plans.isEmpty() && !plans.firstKey().isAfter(now)) {
                plans.pollFirstEntry().getValue().forEach(Runnable::run);
                due.clear();
            }
        }
        return this;
    }

    private Instant atLeastLater(Instant next) {
        Instant meant = next.equals(Instant.MAX) ? now.plus(Duration.ofDays(1)) : next.minus(wrong);
        return meant.isAfter(now) ? meant : now.plus(Duration.ofMinutes(1));
    }

    /** A machine that sleeps: time passes, and nobody is called. */
    World sleep(Duration time) {
        account(now, now.plus(time));
        now = now.plus(time);
        plans.headMap(now, true).values().forEach(events -> events.forEach(Runnable::run));
        plans.headMap(now, true).clear();
        return this;
    }

    private void account(Instant from, Instant to) {
        Instant covered = lineages.values().stream()
                .filter(one -> !one.isStaging() && one.covers(settings.names()))
                .filter(one -> !one.leaf().getNotBefore().toInstant().isAfter(from))
                .map(Kept::expires)
                .max(Comparator.naturalOrder())
                .orElse(Instant.MIN);
        Instant since = covered.isBefore(from) ? from : covered;
        if (since.isBefore(to)) {
            uncovered = uncovered.plus(Duration.between(since, to));
        }
    }

    /** For how long there was no certificate for all names since this was last asked. */
    Duration uncovered() {
        Duration time = uncovered;
        uncovered = Duration.ZERO;
        return time;
    }

    Kept only() {
        if (lineages.size() != 1) {
            throw new AssertionError("lineages: " + lineages.keySet());
        }
        return lineages.values().iterator().next();
    }

    Set<String> covered() {
        return only().names();
    }

    /** How many events begin like this. */
    long told(String beginning) {
        return events.stream().filter(event -> event.startsWith(beginning)).count();
    }

    /** All that broke a limit of some CA. */
    List<String> broken() {
        return cas.values().stream().flatMap(ca -> ca.broken.stream()).toList();
    }

    Kept put(String name, Kept.Owner owner, Issued issued, URI directory) {
        Kept kept =
                new Kept(name, owner, issued.leaf(), names(issued.leaf()), Optional.of(directory), Optional.empty());
        lineages.put(name, kept);
        return kept;
    }

    private static Set<String> names(X509Certificate leaf) {
        try {
            return Objects.requireNonNull(leaf.getSubjectAlternativeNames()).stream()
                    .map(name -> name.get(1).toString())
                    .collect(Collectors.toSet());
        } catch (CertificateParsingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public List<Kept> kept() {
        return List.copyOf(lineages.values());
    }

    @Override
    @SuppressWarnings("unchecked") // keys of JSON are text
    public Map<String, @Nullable Object> notes() {
        try {
            return (Map<String, @Nullable Object>) Objects.requireNonNull(Json.parse(notes));
        } catch (Json.SyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    void forget() {
        notes = "{}";
    }

    @Override
    public String nameFor(List<String> names) {
        Kept taken = lineages.get(names.get(0));
        return taken == null || taken.isOurs() ? names.get(0) : names.get(0) + "-0001";
    }

    @Override
    public Optional<Held> lock() {
        check();
        if (locked) {
            return Optional.empty();
        }
        locked = true;
        return Optional.of(new Held() {
            @Override
            public void keep(String name, Issued issued, Source source) {
                check();
                put(name, Kept.Owner.OURS, issued, source.directory());
            }

            @Override
            public void note(Map<String, ?> noted) {
                check();
                notes = Json.print(noted);
            }

            @Override
            public void takeOver(String name) {
                Kept was = Objects.requireNonNull(lineages.get(name));
                lineages.put(
                        name, new Kept(name, Kept.Owner.OURS, was.leaf(), was.names(), was.authority(), was.profile()));
            }

            @Override
            public void close() {
                locked = false;
            }
        });
    }

    private void check() {
        if (fault.isPresent()) {
            throw new ProblemException(fault.get());
        }
    }

    @Override
    public void obtained(Kept certificate) {
        events.add("obtained " + certificate.name());
    }

    @Override
    public void failed(Collection<String> names, Problem problem, Instant next) {
        events.add("failed: " + problem.message());
        events.add("failed " + String.join(" ", names));
        nexts.add(next);
    }

    @Override
    public void alarm(Kept certificate, Problem problem) {
        alarms.add(now);
        events.add("alarm: " + problem.message());
    }

    @Override
    public void planned(Kept certificate, Instant renewal) {
        events.add("planned " + certificate.name());
    }

    @Override
    public void notice(Problem problem) {
        events.add("notice: " + problem.message());
    }
}
