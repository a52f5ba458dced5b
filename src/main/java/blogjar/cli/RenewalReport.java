package blogjar.cli;

import blogjar.acme.renewal.Kept;
import blogjar.acme.renewal.RenewalFigures;
import blogjar.acme.renewal.RenewalObserver;
import blogjar.acme.renewal.RenewalWords;
import blogjar.diagnostic.Problem;
import java.time.Instant;
import java.util.Collection;

/** Tells at a terminal what happens to certificates. */
final class RenewalReport implements RenewalObserver {
    private final Terminal terminal;
    private boolean good = true;

    RenewalReport(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void obtained(Kept certificate) {
        terminal.print(RenewalWords.obtained(certificate));
    }

    @Override
    public void failed(Collection<String> names, Problem problem, Instant next) {
        good = false;
        terminal.tell(problem);
        terminal.say(RenewalWords.failed(names, next));
    }

    @Override
    public void alarm(Kept certificate, Problem problem) {
        good = false;
        terminal.tell(problem);
    }

    @Override
    public void planned(Kept certificate, Instant renewal) {
        terminal.print(RenewalWords.planned(certificate, renewal));
    }

    @Override
    public void notice(Problem problem) {
        good &= !problem.isError();
        terminal.tell(problem);
    }

    /** What is left to say at the end. */
    void close(RenewalFigures figures) {
        if (good && figures.certificates().isEmpty()) {
            good = false;
            terminal.tell(Problem.error(
                            "nothing could be done now; the next try is at " + RenewalWords.seconds(figures.next()))
                    .fix("wait until then, as CAs count failures; or see whether another process is at work"));
        }
    }

    boolean isGood() {
        return good;
    }
}
