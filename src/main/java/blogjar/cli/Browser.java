package blogjar.cli;

import blogjar.diagnostic.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The browser of whoever sits before this machine, told to open an address. */
final class Browser {
    private Browser() {}

    /**
     * Starts it, and does not wait for it. {@code BROWSER} says which one, as for other programs; else the system knows.
     *
     * @return why not, where it can't be started
     */
    static Optional<Problem> open(String address, Map<String, String> environment) {
        String own = environment.getOrDefault("BROWSER", "");
        List<String> call = own.isEmpty() ? ofSystem() : new ArrayList<>(List.of(own.split(":", 2)[0].split(" +")));
        call.add(address);
        try {
            new ProcessBuilder(call)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return Optional.empty();
        } catch (IOException missing) {
            return Optional.of(Problem.notice("no browser can be opened: '" + call.get(0) + "' can't be started")
                    .fix("open " + address + " yourself, or set BROWSER to the command of your browser"));
        }
    }

    private static List<String> ofSystem() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        return new ArrayList<>(
                system.startsWith("windows")
                        ? List.of("rundll32", "url.dll,FileProtocolHandler")
                        : List.of(system.startsWith("mac") ? "open" : "xdg-open"));
    }
}
