package blogjar.acme.dns;

import blogjar.diagnostic.Problem;
import blogjar.text.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;

/**
 * What a CA says without being asked for anything: its time, and by which names CAA records know it (RFC 8555, 7.1.1).
 *
 * @param ahead how much the clock of this machine is ahead of the CA's; negative where it is behind
 * @param caaNames empty where it names none
 */
public record DirectoryGlance(Duration ahead, Set<String> caaNames) {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    /** Certificates of most CAs are good from an hour before they were issued on; half of it is a reason to look. */
    private static final Duration MOST_AHEAD = Duration.ofMinutes(30);

    public DirectoryGlance {
        caaNames = Set.copyOf(caaNames);
    }

    /**
     * @param trust by which a CA's own server is known, where the public's CAs do not vouch for it
     * @throws IOException where it does not answer, with a message for the user
     */
    public static DirectoryGlance of(URI directory, Optional<SSLContext> trust, Clock clock)
            throws IOException, InterruptedException {
        HttpClient.Builder client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(PATIENCE);
        trust.ifPresent(client::sslContext);
        HttpResponse<String> response = client.build()
                .send(
                        HttpRequest.newBuilder(directory)
                                .timeout(PATIENCE)
                                .header("User-Agent", "blog.jar")
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return new DirectoryGlance(ahead(response, clock), names(response.body()));
    }

    private static Duration ahead(HttpResponse<?> response, Clock clock) {
        try {
            Instant theirs = ZonedDateTime.parse(
                            response.headers().firstValue("Date").orElse(""), DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Duration.between(theirs, Instant.now(clock));
        } catch (DateTimeException none) {
            return Duration.ZERO;
        }
    }

    private static Set<String> names(String body) {
        Set<String> names = new HashSet<>();
        try {
            if (Json.parse(body) instanceof Map<?, ?> directory
                    && directory.get("meta") instanceof Map<?, ?> meta
                    && meta.get("caaIdentities") instanceof List<?> identities) {
                identities.forEach(name -> names.add(String.valueOf(name)));
            }
        } catch (Json.SyntaxException none) {
            names.clear(); // whoever orders there will tell
        }
        return names;
    }

    /** That this machine's clock is wrong, if it is. */
    public Optional<Problem> clockProblem() {
        if (ahead.abs().compareTo(MOST_AHEAD) <= 0) {
            return Optional.empty();
        }
        long minutes = ahead.abs().toMinutes();
        String much = minutes < 180 ? minutes + " minutes" : minutes / 60 + " hours";
        return Optional.of(Problem.notice("the clock of this machine is " + much
                        + (ahead.isNegative() ? " behind" : " ahead of") + " the CA's")
                .fix("set it (chrony, systemd-timesyncd): certificates would seem expired, or not valid yet"));
    }
}
