package blogjar.cli;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.server.Admin;
import blogjar.text.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** {@code status} */
final class StatusCommand extends TerminalCommand {
    private static final int CONNECT_MILLIS = 3_000;
    private static final int READ_MILLIS = 10_000;
    private static final int MOST_BYTES = 1 << 20;

    private String admin = "127.0.0.1:9180";
    private boolean json;

    @Override
    void declare(Usage usage) {
        usage.says("Shows how a running server is: its site, certificates, requests, and what is missed.")
                .ends(
                        "",
                        "Exit code 1 where nothing answers, or no site is served.",
                        "",
                        "Examples: java -jar blog.jar status",
                        "          java -jar blog.jar status --admin 10.0.0.5:9180 --json")
                .option(
                        "--admin",
                        "ADDR",
                        String.class,
                        "Where the server answers, as in its server.admin. Default: 127.0.0.1:9180.",
                        value -> admin = value)
                .flag("--json", "Print what the server answers, as it is.", on -> json = on);
    }

    @Override
    public Integer call() {
        Admin place = Admin.of(admin);
        try {
            return show(ask(place), place);
        } catch (ProblemException silent) { // no wrong input: the server is down
            terminal().tellAll(silent.problems());
            return Program.FAILED;
        }
    }

    private int show(String answer, Admin place) {
        Map<?, ?> status = parsed(answer, place);
        terminal()
                .print(
                        json
                                ? answer.strip()
                                : new StatusText(
                                                status,
                                                terminal().width(),
                                                terminal().hasColours())
                                        .toString());
        return "unavailable".equals(status.get("status")) ? Program.FAILED : Program.DONE;
    }

    private static String ask(Admin place) {
        try {
            String address = place.address().isEmpty() ? "127.0.0.1" : place.address();
            URL url = new URL("http", address, place.port(), "/-/status");
            HttpURLConnection connection = (HttpURLConnection) url.openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(READ_MILLIS);
            connection.setInstanceFollowRedirects(false);
            if (connection.getResponseCode() != HttpURLConnection.HTTP_OK) {
                throw new IOException("it answers " + connection.getResponseCode() + " to /-/status");
            }
            try (InputStream in = connection.getInputStream()) {
                return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
            }
        } catch (IOException silent) {
            throw nothing(place, Objects.requireNonNullElse(silent.getMessage(), silent.toString()));
        }
    }

    private static ProblemException nothing(Admin place, String why) {
        return new ProblemException(Problem.error("no server of blog.jar answers at " + place + ": " + why)
                .fix("start one with 'serve --admin " + place + "', or name its place with --admin"));
    }

    private static Map<?, ?> parsed(String answer, Admin place) {
        try {
            if (Json.parse(answer.strip()) instanceof Map<?, ?> status && status.get("status") instanceof String) {
                return status;
            }
        } catch (Json.SyntaxException other) {
            throw nothing(place, "what answers is another program");
        }
        throw nothing(place, "what answers is another program");
    }
}
