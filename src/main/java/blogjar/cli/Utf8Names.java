package blogjar.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * File names beyond ASCII. In a locale such as {@code C} or {@code POSIX}, which containers and system services have, Java
 * can't name the file {@code 你好.md}; that is settled when the JVM starts, so another one is started.
 */
final class Utf8Names {
    private static final String AGAIN = "blog.started.again";

    private Utf8Names() {}

    /** Whether this JVM can name every file. */
    static boolean arePossible() {
        boolean windows = System.getProperty("os.name", "").startsWith("Windows"); // its names are UTF-16
        return windows || System.getProperty(AGAIN) != null || isUtf8(System.getProperty("sun.jnu.encoding", "UTF-8"));
    }

    private static boolean isUtf8(String charset) {
        try {
            return Charset.forName(charset).equals(StandardCharsets.UTF_8);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return false;
        }
    }

    /** Runs the program in a JVM that can, and ends with its exit code. */
    static int runAgain(String[] args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-Dfile.encoding=UTF-8", "-D" + AGAIN + "=true"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).inheritIO();
        Map<String, String> environment = builder.environment();
        environment.put("LC_ALL", "C.UTF-8");
        Process child = builder.start();
        // A service that is told to stop stops the one that serves, and waits for it.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            child.destroy();
            child.onExit().join();
        }));
        return child.waitFor();
    }
}
