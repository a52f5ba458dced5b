package blogjar.cli;

import blogjar.build.Build;
import blogjar.diagnostic.Problem;
import blogjar.output.FolderSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The last line of a build. */
final class Summary {
    private Summary() {}

    /** {@code built 64 posts and 5 pages in 1.2 s (1 document left out, 2 notices)} */
    static String of(Build.Report report) {
        List<String> remarks = new ArrayList<>();
        if (report.leftOut() > 0) {
            remarks.add(counted(report.leftOut(), "document") + " left out");
        }
        long errors = report.problems().stream().filter(Problem::isError).count();
        if (errors > 0) {
            remarks.add(counted(errors, "error"));
        }
        long notices = report.problems().size() - errors;
        if (notices > 0) {
            remarks.add(counted(notices, "notice"));
        }
        return String.format(
                Locale.ROOT,
                "built %s and %s in %.2f s%s",
                counted(report.posts(), "post"),
                counted(report.pages(), "page"),
                report.time().toMillis() / 1000.0,
                remarks.isEmpty() ? "" : " (" + String.join(", ", remarks) + ")");
    }

    /** {@code : 351 files, 3 written, 348 as they were, 1 removed} */
    static String changes(FolderSink.Changes changes) {
        return ": " + counted(changes.written() + (long) changes.same(), "file") + ", " + changes.written()
                + " written, " + changes.same() + " as they were, " + changes.removed() + " removed";
    }

    /** {@code 1 error, 2 notices}; the one that there is none of is left out. */
    static String counted(List<Problem> problems) {
        long errors = problems.stream().filter(Problem::isError).count();
        long notices = problems.size() - errors;
        String first = errors > 0 ? counted(errors, "error") : "";
        return notices == 0 ? first : first + (errors > 0 ? ", " : "") + counted(notices, "notice");
    }

    static String counted(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
