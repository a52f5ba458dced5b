package blogjar.cli;

import java.io.IOException;

/** Where the program starts; kept small, so that a JVM that only starts another one is quick about it. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        SecondJvm second = SecondJvm.wantedFor(args);
        if (second == null) {
            Program.runAndExit(args);
        } else {
            System.exit(second.run(args));
        }
    }
}
