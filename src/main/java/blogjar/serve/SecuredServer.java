package blogjar.serve;

import blogjar.acme.Answer;
import blogjar.acme.TlsAlpnAnswer;
import blogjar.acme.renewal.AlarmProgram;
import blogjar.acme.renewal.Renewal;
import blogjar.acme.renewal.RenewalObserver;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.metrics.Standing;
import blogjar.output.Release;
import blogjar.server.Ports;
import blogjar.server.WebServer;
import blogjar.tls.Certificate;
import blogjar.tls.Certificates;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A server whose certificates are looked at every few seconds: HTTPS begins with the first, and a renewed one is taken. */
final class SecuredServer implements AutoCloseable {
    private static final long SECONDS = 3;

    private final WebServer server;
    private final Certificates certificates;
    private final Journal journal;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "certificates");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpsAge age;
    private @Nullable RenewalClock renewals;
    private final CompletableFuture<@Nullable Void> opened = new CompletableFuture<>();
    private boolean open;
    private List<Problem> told = List.of();

    private SecuredServer(WebServer server, Certificates certificates, HttpsAge age, Journal journal) {
        this.server = server;
        this.certificates = certificates;
        this.age = age;
        this.journal = journal;
    }

    /**
     * Begins to serve: at once over HTTPS where there is a certificate.
     *
     * @throws ProblemException where a port can't be had
     */
    static SecuredServer start(
            WebServer.Settings settings, Release release, Https https, HttpsAge age, Journal journal) {
        Certificates certificates = https.certificates();
        WebServer.Settings web = https.issuance()
                .map(issuance -> settings.answeringFrom(issuance.store().webroot()))
                .orElse(settings);
        Certificates.Refresh first = certificates.refresh();
        journal.tell(first.problems());
        boolean open = !certificates.inUse().isEmpty();
        WebServer server = open
                ? WebServer.start(web, release, certificates.context(), certificates.names(), since(certificates, age))
                : WebServer.start(web, release);
        SecuredServer secured = new SecuredServer(server, certificates, age, journal);
        journal.say("serving " + RunningBlog.url("http", server.httpAddress(), 80));
        if (open) {
            secured.sayOpen(first);
        } else {
            journal.say("no certificate yet: serving plain HTTP until there is one");
        }
        secured.clock.scheduleWithFixedDelay(secured::lookAgain, SECONDS, SECONDS, TimeUnit.SECONDS);
        https.issuance().ifPresent(issuance -> secured.renew(issuance, settings.ports()));
        return secured;
    }

    private void renew(Issuance issuance, Ports ports) {
        RenewalJournal observer = new RenewalJournal(journal);
        RenewalObserver all = issuance.settings()
                .alarm()
                .map(program -> observer.and(
                        new AlarmProgram(program, issuance.store().root().resolve("live"), observer::notice)))
                .orElse(observer);
        Answer handshake =
                new TlsAlpnAnswer(certificates, () -> server.openForProofs(certificates.context()), issuance.clock());
        Renewal renewal = issuance.renewal(issuance.answers(Optional.of(handshake), observer::notice), ports, all);
        renewals = new RenewalClock(
                renewal,
                () -> {
                    server.note(standing -> standing.with(observer.standing(renewal.figures())));
                    lookAgain(); // what was issued just now need not wait
                },
                issuance.clock(),
                journal);
    }

    WebServer server() {
        return server;
    }

    Certificates certificates() {
        return certificates;
    }

    /** Whether there is no certificate yet, and none on its way. */
    boolean lacksCertificate() {
        return renewals == null && !opened.isDone();
    }

    /** Done when HTTPS has begun. */
    CompletableFuture<@Nullable Void> opened() {
        return opened;
    }

    private synchronized void lookAgain() {
        try {
            look();
            told = List.of();
        } catch (ProblemException refused) {
            tellOnce(refused.problems());
        } catch (RuntimeException unexpected) { // which would end the schedule without a word
            tellOnce(List.of(Problem.error("the certificates can't be looked at: " + unexpected)
                    .fix("please report it; those in use stay, and they are looked at again")));
        }
    }

    private void tellOnce(List<Problem> problems) {
        if (!problems.equals(told)) {
            journal.tell(problems);
            told = problems;
        }
    }

    private void look() {
        Certificates.Refresh refresh = certificates.refresh();
        journal.tell(refresh.problems());
        boolean wanted = !certificates.inUse().isEmpty();
        if (!wanted || open && !refresh.changed()) {
            return;
        }
        server.secure(certificates.context(), certificates.names(), since(certificates, age));
        sayOpen(refresh);
    }

    /**
     * When the oldest of the certificates was issued that there have been: HTTPS is as old as that. One that its owner signed
     * says nothing of that, and browsers take no promise from it (RFC 6797, 8.1).
     */
    private static Instant since(Certificates certificates, HttpsAge age) {
        boolean own = false;
        for (Certificate one : certificates.inUse()) {
            X509Certificate leaf = one.leaf();
            if (leaf.getIssuerX500Principal().equals(leaf.getSubjectX500Principal())) {
                own = true;
            } else {
                age.keep(leaf.getNotBefore().toInstant());
            }
        }
        return own ? Instant.EPOCH : age.since();
    }

    private void note() {
        List<Standing.Certified> inUse = certificates.inUse().stream()
                .map(one -> new Standing.Certified(
                        one.names(), one.leaf().getNotBefore().toInstant(), one.expires()))
                .toList();
        server.note(standing -> standing.with(inUse));
    }

    private void sayOpen(Certificates.Refresh refresh) {
        note();
        for (Certificate taken : refresh.taken()) {
            journal.say("certificate in use: " + taken);
        }
        if (!open) {
            open = true;
            opened.complete(null);
            InetSocketAddress at = server.httpsAddress().orElseThrow();
            journal.say("serving " + RunningBlog.url("https", at, 443));
        }
    }

    @Override
    public void close() {
        RenewalClock renewing = renewals;
        if (renewing != null) {
            renewing.close();
        }
        clock.shutdownNow();
        try { // what it writes is not written any more after this
            clock.awaitTermination(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
