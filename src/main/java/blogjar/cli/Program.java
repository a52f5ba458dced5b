package blogjar.cli;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.rights.Rights;
import blogjar.serve.RunningBlog;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program: one command, run. */
public final class Program {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int WRONG_INPUT = 2;

    private Program() {}

    /** Runs one command on the streams of the process, and ends the process. */
    static void runAndExit(String[] args) {
        // Chinese titles and paths are printed as they are, whatever the locale of the container.
        PrintStream out = utf8(FileDescriptor.out);
        PrintStream err = utf8(FileDescriptor.err);
        int code = run(args, System.getenv(), out, err);
        out.flush();
        err.flush();
        System.exit(code);
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /**
     * Runs one command.
     *
     * @param environment where options that are not given are looked for, as {@code BLOG_…}
     * @return 0 done, 1 the work failed, 2 the input or the call is wrong
     */
    public static int run(String[] args, Map<String, String> environment, PrintStream out, PrintStream err) {
        Terminal terminal = new Terminal(out, err, environment);
        if (Commands.isServe(args)) {
            if (!environment
                            .getOrDefault(EnvironmentDefaults.variable("--run-as"), "")
                            .isEmpty()
                    && Rights.isRoot()) {
                Rights.loadAhead();
            }
            RunningBlog.loadAhead(new TerminalJournal(terminal));
        }
        CommandLine line = Commands.neededFor(args, terminal);
        line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
        line.setDefaultValueProvider(new EnvironmentDefaults(environment));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler((wrong, given) -> wrongCall(wrong, terminal));
        line.setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, parsed, terminal));
        line.setUsageHelpWidth(100);
        try {
            return line.execute(args);
        } catch (OutOfMemoryError full) {
            terminal.tell(Problem.error("the memory of Java, "
                            + Runtime.getRuntime().maxMemory() / (1 << 20) + " MB, is not enough for this blog")
                    .fix(more(args)));
            return WRONG_INPUT;
        }
    }

    private static String more(String[] args) {
        MemoryLimit limit = MemoryLimit.here();
        return limit.isLimited()
                ? "give the container more than its " + limit + ", such as: docker run --memory 512m"
                : "give it more, such as: java -Xmx2g -jar blog.jar " + String.join(" ", args);
    }

    private static int wrongCall(ParameterException wrong, Terminal terminal) {
        CommandLine command = wrong.getCommandLine();
        String name = command.getCommandSpec().qualifiedName(" ");
        Problem problem =
                Problem.error(lowerFirst(Objects.requireNonNullElse(wrong.getMessage(), "the call is wrong")));
        String help = name + " --help tells what there is";
        if (wrong instanceof UnmatchedArgumentException unmatched
                && !unmatched.getSuggestions().isEmpty()) {
            help = "did you mean " + String.join(" or ", unmatched.getSuggestions()) + "? " + help;
        }
        terminal.tell(problem.fix(help));
        return WRONG_INPUT;
    }

    private static int failed(Exception failure, ParseResult parsed, Terminal terminal) {
        if (failure instanceof ProblemException told) {
            terminal.tellAll(told.problems());
            return WRONG_INPUT;
        }
        if (failure instanceof IOException unreadable) {
            terminal.tell(Problem.error(reason(unreadable))
                    .fix("check that it is there, its permissions, and the space on its disk"));
            return FAILED;
        }
        terminal.tell(Problem.error("this should not have happened: " + failure)
                .fix("please report it, with what blog.jar prints under --debug"));
        if (Commands.isDebug(parsed)) {
            terminal.trace(failure);
        }
        return FAILED;
    }

    private static String reason(IOException failure) {
        String message = Objects.requireNonNullElse(
                failure.getMessage(), failure.getClass().getSimpleName());
        if (failure instanceof AccessDeniedException) {
            return "permission denied: " + message;
        }
        if (failure instanceof NoSuchFileException) {
            return "there is no file " + message;
        }
        return "a file can't be read or written: " + message;
    }

    private static String lowerFirst(String message) {
        return message.isEmpty() ? message : Character.toLowerCase(message.charAt(0)) + message.substring(1);
    }
}
