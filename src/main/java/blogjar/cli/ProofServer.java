package blogjar.cli;

import blogjar.acme.Answer;
import blogjar.acme.Refusal;
import blogjar.acme.TlsAlpnAnswer;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.output.Release;
import blogjar.serve.Issuance;
import blogjar.server.WebServer;
import blogjar.tls.Certificates;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Shows proofs to a CA while a command works: by a server that runs already, else by one for that time. */
final class ProofServer implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 5_000;
    private static final int MOST_BYTES = 1024;

    private final List<Answer> answers;
    private final @Nullable WebServer server;

    private ProofServer(List<Answer> answers, @Nullable WebServer server) {
        this.answers = answers;
        this.server = server;
    }

    /**
     * @param told of records in the DNS that stay
     * @throws ProblemException where another program has the port and shows no proofs of ours
     */
    static ProofServer start(
            Issuance issuance, WebServer.Settings settings, Certificates certificates, Consumer<Problem> told) {
        List<String> challenges = issuance.settings().challenges();
        if (challenges.equals(List.of("dns-01"))) {
            return new ProofServer(issuance.answers(Optional.empty(), told), null);
        }
        WebServer server;
        try {
            server = WebServer.start(settings.answeringFrom(issuance.store().webroot()), Release.empty());
        } catch (ProblemException taken) {
            List<Answer> others = issuance.answers(Optional.empty(), told);
            if (others.stream()
                    .noneMatch(answer -> isSeen(answer, settings.ports().http()))) {
                throw taken;
            }
            return new ProofServer(others, null);
        }
        Answer handshake =
                new TlsAlpnAnswer(certificates, () -> server.openForProofs(certificates.context()), issuance.clock());
        return new ProofServer(issuance.answers(Optional.of(handshake), told), server);
    }

    /** Whether a server of this blog runs beside us. */
    private static boolean isSeen(Answer answer, int port) {
        if (!answer.type().equals("http-01")) {
            return false;
        }
        String token = "beside-" + UUID.randomUUID();
        try {
            Answer.Proof proof = answer.give(new Answer.Ask("localhost", token, token + ".here"));
            try {
                return get(port, token).equals(token + ".here");
            } finally {
                proof.close();
            }
        } catch (IOException | Refusal unseen) {
            return false;
        }
    }

    private static String get(int port, String token) throws IOException {
        URL url = new URL("http", "127.0.0.1", port, "/.well-known/acme-challenge/" + token);
        HttpURLConnection connection = (HttpURLConnection) url.openConnection(Proxy.NO_PROXY);
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        connection.setInstanceFollowRedirects(false);
        try (InputStream in = connection.getInputStream()) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        }
    }

    List<Answer> answers() {
        return answers;
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
