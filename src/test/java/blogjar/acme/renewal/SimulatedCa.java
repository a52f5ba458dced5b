package blogjar.acme.renewal;

import blogjar.acme.Answer;
import blogjar.acme.Authority;
import blogjar.acme.Issued;
import blogjar.acme.Refusal;
import blogjar.acme.RenewalWindow;
import blogjar.acme.Wanted;
import blogjar.diagnostic.Problem;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A CA in simulated time, which is as strict as Let's Encrypt and counts what is asked of it. */
final class SimulatedCa implements Authority {
    private static final Duration ORDER_TAKES = Duration.ofSeconds(20);
    private static final KeyPair EC = pair("EC", 256);
    private static final KeyPair RSA = pair("RSA", 2048);

    private final World world;
    private final URI directory;
    Duration life;
    /** Whether it says when to renew. */
    boolean ari = true;
    /** Days by which certificates are renewed earlier than planned, by serial number; moved by the CA. */
    final Map<BigInteger, RenewalWindow> moved = new HashMap<>();
    /** Names that can't be shown to be ours now. */
    final Set<String> failing = new HashSet<>();
    /** Names that were tried too often, for two hours. */
    final Set<String> limited = new HashSet<>();
    /** What every order gets; empty where it is served. */
    Optional<Refusal> refusal = Optional.empty();

    /** Whether the address that it may write to is none to it. */
    boolean refusesEmail;
    /** Whether the process ends amid an order. */
    boolean killing;
    /** Whether every certificate shall be renewed at once. */
    boolean alwaysNow;
    /** What happens after each order. */
    Runnable then = () -> {};

    final List<Issued> issued = new ArrayList<>();
    final List<Instant> orders = new ArrayList<>();
    final List<String> profiles = new ArrayList<>();
    final List<Instant> inquiries = new ArrayList<>();
    final List<String> broken = new ArrayList<>();
    private final Map<String, List<Instant>> failures = new HashMap<>();
    private final Map<Set<String>, List<Instant>> sets = new HashMap<>();
    private final Set<BigInteger> replaced = new HashSet<>();
    private long serial;

    /** The end of a process. */
    static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    SimulatedCa(World world, URI directory, Duration life) {
        this.world = world;
        this.directory = directory;
        this.life = life;
        this.serial = directory.hashCode() & 0xffffL;
    }

    private static KeyPair pair(String kind, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(kind);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public URI directory() {
        return directory;
    }

    @Override
    public Issued obtain(Wanted wanted, List<Answer> answers) throws Refusal {
        orders.add(world.now);
        wanted.profile().ifPresent(profiles::add);
        world.now = world.now.plus(ORDER_TAKES);
        if (killing) {
            throw new Killed();
        }
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        if (world.wrong.abs().compareTo(Duration.ofHours(1)) > 0) { // as Rfc8555Authority sees by the CA's Date
            throw new Refusal(Refusal.Kind.OURS, Problem.error("the clock is wrong"));
        }
        Set<String> many = new TreeSet<>(wanted.names());
        many.retainAll(limited);
        if (!many.isEmpty()) {
            Optional<Instant> later = Optional.of(world.now.plus(Duration.ofHours(2)));
            throw new Refusal(Refusal.Kind.RATE_LIMITED, Problem.error("too often: " + many), many, later);
        }
        Set<String> failed = new TreeSet<>(wanted.names());
        failed.retainAll(failing);
        for (String name : failed) {
            for (int i = 0; i < answers.size(); i++) {
                count(failures.computeIfAbsent(name, n -> new ArrayList<>()), Duration.ofHours(1), name);
            }
        }
        if (!failed.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.VALIDATION, Problem.error("no answer from " + failed), failed, Optional.empty());
        }
        boolean exempt = ari
                && wanted.replaces()
                        .map(X509Certificate::getSerialNumber)
                        .filter(replaced::add)
                        .isPresent();
        if (!exempt) {
            Set<String> set = Set.copyOf(wanted.names());
            count(sets.computeIfAbsent(set, n -> new ArrayList<>()), Duration.ofDays(7), set.toString());
        }
        Issued certificate = issue(wanted.names(), wanted.key().isRsa() ? RSA : EC, world.now);
        issued.add(certificate);
        then.run();
        return certificate;
    }

    /** Five within the span are all right. */
    private void count(List<Instant> stamps, Duration span, String of) {
        stamps.removeIf(stamp -> stamp.isBefore(world.now.minus(span)));
        stamps.add(world.now);
        if (stamps.size() > 5) {
            broken.add(world.now + " " + of);
        }
    }

    Issued issue(List<String> names, KeyPair key, Instant now) {
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    new X500Name("CN=issuer"),
                    BigInteger.valueOf(++serial),
                    Date.from(now.minus(Duration.ofHours(1))),
                    Date.from(now.minus(Duration.ofHours(1)).plus(life)),
                    new X500Name("CN=" + names.get(0)),
                    key.getPublic());
            GeneralName[] all = names.stream()
                    .map(name -> new GeneralName(GeneralName.dNSName, name))
                    .toArray(GeneralName[]::new);
            builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(all));
            X509Certificate leaf = new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(EC.getPrivate())));
            return new Issued(List.of(leaf), key.getPrivate());
        } catch (IOException | GeneralSecurityException | OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Issued issue(List<String> names) {
        return issue(names, EC, world.now);
    }

    @Override
    public Optional<RenewalWindow> renewalWindow(X509Certificate leaf) throws Refusal {
        inquiries.add(world.now);
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        if (!ari) {
            return Optional.empty();
        }
        if (alwaysNow) {
            return Optional.of(window(World.START, World.START.plusSeconds(1)));
        }
        RenewalWindow window = moved.get(leaf.getSerialNumber());
        return Optional.of(window != null ? window : usual(leaf));
    }

    /** As Boulder says it: about the moment at which a third, or half, of the lifetime is left. */
    private RenewalWindow usual(X509Certificate leaf) {
        Instant to = leaf.getNotAfter().toInstant();
        boolean brief = life.compareTo(Duration.ofDays(10)) < 0;
        Instant middle = to.minus(life.dividedBy(brief ? 2 : 3));
        Duration half = brief ? Duration.ofHours(3) : Duration.ofDays(1);
        return window(middle.minus(half), middle.plus(half));
    }

    /** To be asked about again in six hours. */
    RenewalWindow window(Instant start, Instant end) {
        return new RenewalWindow(start, end, Optional.empty(), world.now.plus(Duration.ofHours(6)));
    }

    @Override
    public void revoke(Issued certificate, int reason) {
        throw new UnsupportedOperationException("a renewal revokes nothing");
    }

    @Override
    public void tellEmail() throws Refusal {
        if (refusesEmail) {
            throw new Refusal(Refusal.Kind.OURS, Problem.error("no such address"));
        }
    }

    static Refusal unreachable() {
        return new Refusal(Refusal.Kind.UNREACHABLE, Problem.error("the CA does not answer"));
    }
}
