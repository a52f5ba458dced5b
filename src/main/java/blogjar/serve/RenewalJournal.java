package blogjar.serve;

import blogjar.acme.renewal.Kept;
import blogjar.acme.renewal.RenewalFigures;
import blogjar.acme.renewal.RenewalObserver;
import blogjar.acme.renewal.RenewalWords;
import blogjar.diagnostic.Problem;
import blogjar.metrics.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes down what happens to certificates, and keeps what a person should mend. */
final class RenewalJournal implements RenewalObserver {
    private final Journal journal;
    private final Map<String, String> alarms = new TreeMap<>();

    RenewalJournal(Journal journal) {
        this.journal = journal;
    }

    @Override
    public synchronized void obtained(Kept certificate) {
        alarms.clear();
        journal.say(RenewalWords.obtained(certificate));
    }

    @Override
    public synchronized void failed(Collection<String> names, Problem problem, Instant next) {
        journal.tell(List.of(problem));
        journal.say(RenewalWords.failed(names, next));
    }

    @Override
    public synchronized void alarm(Kept certificate, Problem problem) {
        alarms.put(certificate.name(), problem.message());
        journal.tell(List.of(problem));
    }

    @Override
    public void planned(Kept certificate, Instant renewal) {
        journal.say(RenewalWords.planned(certificate, renewal));
    }

    @Override
    public void notice(Problem problem) {
        journal.tell(List.of(problem));
    }

    /** For the figures of the server. */
    synchronized Standing.Renewals standing(RenewalFigures figures) {
        List<Standing.Renewals.Planned> planned = new ArrayList<>();
        for (RenewalFigures.Certificate one : figures.certificates()) {
            one.renewal()
                    .ifPresent(at ->
                            planned.add(new Standing.Renewals.Planned(one.kept().names(), at)));
        }
        return new Standing.Renewals(figures.attempts(), figures.failures(), planned, List.copyOf(alarms.values()));
    }
}
