package blogjar.cli;

import blogjar.build.Build;
import blogjar.build.Progress;
import blogjar.diagnostic.Problem;
import blogjar.serve.Journal;
import java.util.List;

/** What happens to a running blog, on the terminal. */
final class TerminalJournal implements Journal {
    private final Terminal terminal;

    TerminalJournal(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void say(String line) {
        terminal.say(line);
    }

    @Override
    public void tell(List<Problem> problems) {
        terminal.tellAll(problems);
    }

    void tell(Problem problem) {
        terminal.tell(problem);
    }

    @Override
    public void built(Build.Report report) {
        terminal.say(Summary.of(report));
    }

    @Override
    public Progress progress() {
        return terminal.progress();
    }
}
