package blogjar.acme.dns;

import blogjar.acme.Refusal;
import blogjar.acme.Secret;
import blogjar.cloud.Exchange;
import blogjar.diagnostic.Problem;
import blogjar.text.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Calls of the API of one who hosts zones. What may be better in a moment is tried again, a few times. */
final class Api {
    private static final int TRIES = 4;
    private static final Duration TIME = Duration.ofSeconds(20);
    private static final long LONGEST_PAUSE = 30;
    private static final int LONGEST_MESSAGE = 300;
    private static final int TOO_MANY_REQUESTS = 429;

    private final String host;
    private final URI endpoint;
    private final List<Secret> secrets;
    private final Duration pause;
    private @Nullable HttpClient client;

    /** Makes a request, anew for each try, as a signature is good for one only. */
    interface Call {
        HttpRequest.Builder request() throws Refusal;
    }

    /**
     * @param host the one who hosts, for messages
     * @param secrets which no message may show
     * @param pause before the second try; each further one is twice as long
     */
    Api(String host, URI endpoint, List<Secret> secrets, Duration pause) {
        this.host = host;
        this.endpoint = endpoint;
        this.secrets = List.copyOf(secrets);
        this.pause = pause;
    }

    String host() {
        return host;
    }

    /** The endpoint with a path and a query behind it. */
    URI at(String rest) {
        return URI.create(endpoint.toString().replaceAll("/$", "") + rest);
    }

    /** The value of the field {@code Host}. */
    String authority() {
        return endpoint.getRawAuthority();
    }

    /**
     * @param busy whether a reply says that there were too many calls
     * @throws Refusal where there is no reply to the last try, or it is that one
     */
    ApiReply call(Call call, Predicate<ApiReply> busy) throws Refusal, InterruptedException {
        String failure = "";
        for (int i = 1; ; i++) {
            OptionalLong named = OptionalLong.empty();
            try {
                ApiReply reply = send(call.request());
                boolean later = reply.status() == TOO_MANY_REQUESTS || reply.status() >= 500 || busy.test(reply);
                if (!later) {
                    return reply;
                }
                failure = "answered with " + reply.status() + " (too many calls, or it is out of order)";
                named = reply.retryAfter();
            } catch (IOException silent) {
                failure = "can't be reached: " + silent.getMessage();
            }
            if (i == TRIES || named.orElse(0) > LONGEST_PAUSE) {
                throw unreachable(failure, named);
            }
            Thread.sleep(named.isPresent() ? named.getAsLong() * 1000 : pause.toMillis() << (i - 1));
        }
    }

    private Refusal unreachable(String failure, OptionalLong retryAfter) {
        Problem problem = Problem.error("the API of " + host + ", " + endpoint.getHost() + ", " + clean(failure))
                .fix("nothing, if it was for a moment: it is tried again. Else see whether this machine may reach it");
        Optional<Instant> later = retryAfter.isPresent()
                ? Optional.of(Instant.now().plusSeconds(retryAfter.getAsLong()))
                : Optional.empty();
        return new Refusal(Refusal.Kind.UNREACHABLE, problem, Set.of(), later);
    }

    /** Made when it is needed, as its TLS takes time that a server which only starts need not spend. */
    private synchronized HttpClient client() {
        if (client == null) {
            client = Exchange.client(TIME);
        }
        return client;
    }

    private ApiReply send(HttpRequest.Builder request) throws IOException, InterruptedException {
        request.header("User-Agent", "blog.jar/1 (ACME dns-01)");
        HttpResponse<String> response = Exchange.of(client(), request, HttpResponse.BodyHandlers.ofString(), TIME);
        return new ApiReply(response.statusCode(), json(response.body()), retryAfter(response));
    }

    private static @Nullable Object json(String body) {
        try {
            return Json.parse(body);
        } catch (Json.SyntaxException none) {
            return null; // told as an answer without what was asked for
        }
    }

    private static OptionalLong retryAfter(HttpResponse<?> response) {
        String seconds = response.headers().firstValue("Retry-After").orElse("");
        return seconds.matches("\\d{1,6}") ? OptionalLong.of(Long.parseLong(seconds)) : OptionalLong.empty();
    }

    /** That a call was not taken, which trying again won't mend. */
    Refusal refused(String what, String fix) {
        return new Refusal(
                Refusal.Kind.OURS, Problem.error(host + " " + clean(what)).fix(fix));
    }

    /** On one line, of some length, and without the secrets. */
    String clean(String message) {
        String text = message.strip().replaceAll("\\s+", " ");
        for (Secret secret : secrets) {
            try {
                text = text.replace(secret.text(), "***");
            } catch (Refusal gone) {
                // what can't be read can't be in the message either
            }
        }
        return text.length() > LONGEST_MESSAGE ? text.substring(0, LONGEST_MESSAGE) + " …" : text;
    }
}
