package blogjar.serve;

import blogjar.build.Build;
import blogjar.build.Progress;
import blogjar.diagnostic.Problem;
import java.util.List;

/** Told what happens to a running blog; from any thread. */
public interface Journal {
    /** One line, without a line break. */
    void say(String line);

    void tell(List<Problem> problems);

    /** A blog was built. */
    void built(Build.Report report);

    /** Follows one build. */
    Progress progress();
}
