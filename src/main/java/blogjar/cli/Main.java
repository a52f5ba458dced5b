package blogjar.cli;

import blogjar.build.Build;
import blogjar.build.Progress;
import blogjar.diagnostic.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the program starts. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws IOException {
        Path source = Path.of(args[2]);
        Path target = Path.of(args[4]);
        try {
            Build.Report report = Build.run(
                    Build.Settings.of(source),
                    output -> {
                        Path file = target.resolve(output.path());
                        Files.createDirectories(file.getParent());
                        Files.write(file, output.content().bytes());
                    },
                    Progress.NONE);
            report.problems().forEach(System.err::println);
        } catch (ProblemException fatal) {
            System.err.println(fatal.getMessage());
            System.exit(2);
        }
    }
}
