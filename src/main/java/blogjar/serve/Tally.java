package blogjar.serve;

import blogjar.build.Build;
import blogjar.build.Progress;
import blogjar.diagnostic.Problem;
import java.util.List;

/** A journal of one build, whose problems are counted on the way. */
final class Tally implements Journal {
    private final Journal journal;
    private int problems;

    Tally(Journal journal) {
        this.journal = journal;
    }

    int problems() {
        return problems;
    }

    @Override
    public void say(String line) {
        journal.say(line);
    }

    @Override
    public void tell(List<Problem> told) {
        problems += told.size();
        journal.tell(told);
    }

    @Override
    public void built(Build.Report report) {
        journal.built(report);
    }

    @Override
    public Progress progress() {
        return journal.progress();
    }
}
