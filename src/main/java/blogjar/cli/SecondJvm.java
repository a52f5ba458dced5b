package blogjar.cli;

import blogjar.rights.Orphans;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Another JVM that runs the same command, where this one can't do it well and what it lacks is settled when a JVM starts:
 *
 * <ul>
 *   <li>File names beyond ASCII. In a locale such as {@code C} or {@code POSIX}, which containers and system services
 *       have, Java can't name the file {@code 你好.md}.
 *   <li>A build that is over in seconds. The full compiler and the collector that are chosen for a server cost it almost
 *       half of its time (1,000 posts: 5.5 s with them, 3 s without); {@code java -jar} can't ask for others.
 * </ul>
 *
 * @param flags for the JVM
 * @param locale to set, or null
 */
record SecondJvm(List<String> flags, @Nullable String locale) {
    private static final String STARTED = "blog.started.again";
    private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto");

    /** The one that the command needs; null where this one will do. */
    static @Nullable SecondJvm wantedFor(String[] args) {
        if (System.getProperty(STARTED) != null) {
            return null;
        }
        boolean names = !canNameEveryFile();
        boolean quick = isBuild(args) && isPlain();
        return names || quick ? new SecondJvm(quick ? QUICK : ownFlags(), names ? "C.UTF-8" : null) : null;
    }

    private static boolean canNameEveryFile() {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows"); // its names are UTF-16
        try {
            String charset = System.getProperty("sun.jnu.encoding", "UTF-8");
            return windows || Charset.forName(charset).equals(StandardCharsets.UTF_8);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return false;
        }
    }

    private static boolean isBuild(String[] args) {
        return args.length > 0
                && Set.of("generate", "g", "doctor", "check", "stats").contains(args[0]);
    }

    /** Whether the user left it to us how the JVM runs. */
    private static boolean isPlain() {
        for (String variable : List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")) {
            String value = System.getenv(variable);
            if (value != null && !value.isBlank()) {
                return false;
            }
        }
        String[] given = arguments();
        return given.length > 0 && given[0].equals("-jar");
    }

    /** What this JVM was started with; empty where the system does not tell. */
    private static String[] arguments() {
        return ProcessHandle.current().info().arguments().orElse(new String[0]);
    }

    private static List<String> ownFlags() {
        List<String> flags = new ArrayList<>();
        for (String argument : arguments()) {
            if (argument.equals("-jar") || argument.equals("-cp") || argument.equals("-classpath")) {
                break;
            }
            flags.add(argument);
        }
        return flags;
    }

    /** Runs the command, and waits for its exit code. */
    int run(String[] args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.add("-D" + STARTED + "=true");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        if (locale != null) {
            Map<String, String> environment = builder.environment();
            environment.put("LC_ALL", locale);
        }
        Orphans.reap();
        Process process = builder.start();
        // Who stops this process stops the work, and waits for it.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            process.destroy();
            process.onExit().join();
        }));
        return process.waitFor();
    }
}
