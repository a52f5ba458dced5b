package blogjar.cli;

import blogjar.build.Progress;
import java.io.PrintStream;

/** A line when a phase is done, for logs and pipes. */
final class PlainProgress implements Progress {
    private final PrintStream err;

    PlainProgress(PrintStream err) {
        this.err = err;
    }

    @Override
    public void phase(String phase, int done, int total) {
        if (total > 0 && done == total) {
            err.println(phase + " " + Summary.counted(total, phase.equals("writing") ? "file" : "article"));
        }
    }
}
