package blogjar.cli;

import blogjar.acme.renewal.Kept;
import blogjar.acme.renewal.RenewalFigures;
import blogjar.acme.renewal.RenewalObserver;
import blogjar.diagnostic.Problem;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.TreeSet;

/** Tells at a terminal what happens to certificates. */
final class RenewalReport implements RenewalObserver {
    private final Terminal terminal;
    private boolean good = true;

    RenewalReport(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void obtained(Kept certificate) {
        terminal.print("Issued: " + certificate.name() + " for " + names(certificate.names()) + ", until "
                + certificate.leaf().getNotAfter().toInstant());
    }

    @Override
    public void failed(Collection<String> names, Problem problem, Instant next) {
        good = false;
        terminal.tell(problem);
        terminal.say("no certificate for " + names(names) + "; a running server tries again at "
                + next.truncatedTo(ChronoUnit.SECONDS));
    }

    @Override
    public void alarm(Kept certificate, Problem problem) {
        good = false;
        terminal.tell(problem);
    }

    @Override
    public void planned(Kept certificate, Instant renewal) {
        terminal.print("Next renewal: " + certificate.name() + ", on " + renewal.truncatedTo(ChronoUnit.SECONDS));
    }

    @Override
    public void notice(Problem problem) {
        good &= !problem.isError();
        terminal.tell(problem);
    }

    private static String names(Collection<String> names) {
        return String.join(", ", new TreeSet<>(names));
    }

    /** What is left to say at the end. */
    void close(RenewalFigures figures) {
        if (good && figures.certificates().isEmpty()) {
            good = false;
            terminal.tell(Problem.error("nothing could be done now; the next try is at "
                            + figures.next().truncatedTo(ChronoUnit.SECONDS))
                    .fix("wait until then, as CAs count failures; or see whether another process is at work"));
        }
    }

    boolean isGood() {
        return good;
    }
}
