package blogjar.tls;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.text.Once;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The certificates of a folder, as they are now, for TLS handshakes. Whoever owns it calls {@link #refresh} now and then:
 * files are looked at, not waited for, as neither bind mounts nor swapped links send events. What can't be used is told,
 * and what was in use stays so.
 */
public final class Certificates {
    /** The part of its life in which a certificate should long have been renewed. */
    private static final int LAST_PART = 6;

    /** Of clients without tickets only, who are few; Java's own 20,480 would fill a small heap. */
    private static final int KEPT_SESSIONS = 2_000;

    /** How long a client may resume, and a key of tickets is used. */
    private static final int SESSION_SECONDS = 8 * 60 * 60;

    private final Supplier<List<CertificateFiles>> source;
    private final String preferredName;
    private final Clock clock;
    private final SniKeyManager keyManager = new SniKeyManager();
    private final Once<SSLContext> context = new Once<>(this::newContext);
    private final Map<String, Slot> slots = new TreeMap<>();
    private @Nullable Problem sourceProblem;

    /** What we know of one pair of files. */
    private static final class Slot {
        CertificateFiles files;
        CertificateFiles.@Nullable Stamp stamp;

        @Nullable
        Certificate certificate;

        List<Problem> untold = List.of();
        boolean gone;
        boolean warned;

        Slot(CertificateFiles files) {
            this.files = files;
        }
    }

    /**
     * What a {@link #refresh} brought.
     *
     * @param taken certificates that came into use
     * @param problems told once each
     */
    public record Refresh(List<Certificate> taken, List<Problem> problems) {
        public boolean changed() {
            return !taken.isEmpty();
        }
    }

    private Certificates(Supplier<List<CertificateFiles>> source, String preferredName, Clock clock) {
        this.source = source;
        this.preferredName = preferredName;
        this.clock = clock;
        HandshakeRules.settle();
    }

    private SSLContext newContext() {
        try {
            SSLContext made = SSLContext.getInstance("TLS");
            made.init(new KeyManager[] {keyManager}, new TrustManager[0], new SecureRandom());
            made.getServerSessionContext().setSessionCacheSize(KEPT_SESSIONS);
            made.getServerSessionContext().setSessionTimeout(SESSION_SECONDS);
            return made;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has TLS", impossible);
        }
    }

    /**
     * All below a folder: certbot's own, its {@code live}, or one that holds the two files. It need not be there yet.
     *
     * @param preferredName whose certificate serves those who name no host; empty for the first
     */
    public static Certificates in(Path folder, String preferredName, Clock clock) {
        return new Certificates(() -> CertificateFolder.find(folder), preferredName, clock);
    }

    /** One certificate from two files. */
    public static Certificates of(Path chain, Path key, Clock clock) {
        CertificateFiles files = new CertificateFiles(chain.toString(), chain, key);
        return new Certificates(() -> List.of(files), "", clock);
    }

    /**
     * Always the same one; it hands out the certificates that are in use at the time of a handshake. Made when it is first asked for, as
     * that takes a tenth of a start, which a blog without certificates does without.
     */
    public SSLContext context() {
        return context.value();
    }

    /**
     * Shows a proof to a CA, which asks for it by the protocol {@code acme-tls/1} (RFC 8737), until it is hidden. Other handshakes
     * don't see it.
     *
     * @param serverName that the CA sends, lower case; a proof of the same name is replaced
     */
    public void show(String serverName, X509Certificate proof, PrivateKey key) {
        keyManager.show(serverName, proof, key);
    }

    public void hide(String serverName) {
        keyManager.hide(serverName);
    }

    /** Those in use; none until {@link #refresh} found some. */
    public List<Certificate> inUse() {
        return keyManager.current().certificates();
    }

    /** All names for which a certificate is in use, lower case, {@code *.example.com} among them; the preferred ones first. */
    public Set<String> names() {
        return keyManager.current().names();
    }

    /** Looks at the files; reads only those that changed since the last time. */
    public synchronized Refresh refresh() {
        List<Certificate> taken = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        List<CertificateFiles> found;
        try {
            found = source.get();
            sourceProblem = null;
        } catch (ProblemException unreadable) {
            Problem problem = unreadable.problems().get(0);
            if (!problem.equals(sourceProblem)) {
                problems.add(problem);
            }
            sourceProblem = problem;
            return new Refresh(List.of(), problems);
        }
        Instant now = clock.instant();
        for (CertificateFiles files : found) {
            Slot slot = slots.computeIfAbsent(files.chain().toString(), key -> new Slot(files));
            slot.gone = false;
            look(slot, now, taken, problems);
        }
        for (Slot slot : slots.values()) {
            if (!found.contains(slot.files)) {
                tellGone(slot, problems);
            }
            warnOfEnd(slot, now, problems);
        }
        slots.values().removeIf(slot -> slot.gone && slot.certificate == null);
        if (!taken.isEmpty()) {
            List<Certificate> all = new ArrayList<>();
            slots.values().forEach(slot -> {
                if (slot.certificate != null) {
                    all.add(slot.certificate);
                }
            });
            keyManager.use(keyManager.current().next(all, preferredName));
        }
        return new Refresh(taken, problems);
    }

    /**
     * A problem of files that have a predecessor in use is told only when the next look finds them unchanged: whoever
     * renews them writes one after the other, and we may have come between.
     */
    private static void look(Slot slot, Instant now, List<Certificate> taken, List<Problem> problems) {
        CertificateFiles.Stamp stamp = slot.files.stamp();
        if (stamp.equals(slot.stamp)) {
            problems.addAll(slot.untold);
            slot.untold = List.of();
            return;
        }
        slot.stamp = stamp;
        slot.untold = List.of();
        try {
            Certificate read = slot.files.load(now);
            if (!read.equals(slot.certificate)) {
                slot.certificate = read;
                slot.warned = false;
                taken.add(read);
                problems.addAll(slot.files.doubts(read, now));
            }
        } catch (ProblemException unusable) {
            if (slot.certificate == null) {
                slot.files.loadArchived(now).ifPresent(former -> {
                    slot.certificate = former;
                    taken.add(former);
                });
            }
            if (slot.certificate == null) {
                problems.addAll(unusable.problems());
            } else {
                Instant end = slot.certificate.expires();
                slot.untold = unusable.problems().stream()
                        .map(problem -> staysInUse(problem, end))
                        .toList();
            }
        }
    }

    private static Problem staysInUse(Problem problem, Instant end) {
        String fix = problem.fix() == null ? "" : problem.fix() + "; ";
        return problem.fix(fix + "until then the one before stays in use, valid until " + end);
    }

    private static void tellGone(Slot slot, List<Problem> problems) {
        if (!slot.gone && slot.certificate != null) {
            problems.add(Problem.error("the certificate is gone; the one read before stays in use, valid until "
                            + slot.certificate.expires())
                    .in(slot.files.chain().toString())
                    .fix("put it back, or restart to do without it"));
        }
        slot.gone = true;
        slot.stamp = null;
    }

    private static void warnOfEnd(Slot slot, Instant now, List<Problem> problems) {
        Certificate certificate = slot.certificate;
        if (certificate == null || slot.warned) {
            return;
        }
        Instant start = certificate.leaf().getNotBefore().toInstant();
        Duration life = Duration.between(start, certificate.expires());
        if (now.isAfter(certificate.expires().minus(life.dividedBy(LAST_PART)))) {
            slot.warned = true;
            problems.add(
                    Problem.notice("the certificate expires on " + certificate.expires() + " and has not been renewed")
                            .in(slot.files.chain().toString())
                            .fix("look why certbot did not renew it: certbot renew --dry-run"));
        }
    }
}
