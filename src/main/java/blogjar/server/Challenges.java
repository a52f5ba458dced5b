package blogjar.server;

import blogjar.diagnostic.Problem;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Answers a certificate authority from the folders in which we and certbot ({@code certbot certonly --webroot -w DIR}) put proofs,
 * under every name and before any redirect (RFC 8555, 8.3). A file is seen as soon as it is there.
 */
final class Challenges implements Step {
    /** A proof is a token, a dot and a hash: some hundred bytes. */
    private static final int LONGEST_PROOF = 4096;

    private static final int LONGEST_TOKEN = 255;

    private final List<Path> webroots;
    private final Consumer<Problem> problems;

    Challenges(WebServer.Settings settings) {
        this.webroots = settings.locations().webroots();
        this.problems = settings.problems();
    }

    @Override
    public @Nullable Body answer(Request request) {
        String path = request.target().path();
        if (webroots.isEmpty()
                || path == null
                || !request.target().isChallenge()
                || !isToken(path.substring(RequestTarget.CHALLENGES.length()))) {
            return null;
        }
        return request.waiting(() -> proofOrElse(request, path));
    }

    private Body proofOrElse(Request request, String path) {
        for (Path webroot : webroots) {
            try {
                Optional<byte[]> proof = proof(webroot, path);
                if (proof.isPresent()) {
                    return body(request.exchange(), proof.get());
                }
            } catch (IOException unreadable) {
                problems.accept(Problem.error("a proof for a certificate can't be read: " + unreadable)
                        .in(webroot.resolve(path).toString())
                        .fix("let user " + System.getProperty("user.name") + " read what certbot writes there"));
                return Responses.status(request.exchange(), StatusCodes.INTERNAL_SERVER_ERROR);
            }
        }
        return Lookup.find(request);
    }

    /** The alphabet of base64url, in which all tokens are written (RFC 8555, 8.3). */
    private static boolean isToken(String name) {
        return !name.isEmpty()
                && name.length() <= LONGEST_TOKEN
                && name.chars()
                        .allMatch(c -> c >= 'a' && c <= 'z'
                                || c >= 'A' && c <= 'Z'
                                || c >= '0' && c <= '9'
                                || c == '-'
                                || c == '_');
    }

    /** Empty for what is no file, and for what a link reaches outside of the folder. */
    private static Optional<byte[]> proof(Path folder, String path) throws IOException {
        try {
            Path root = folder.toRealPath();
            Path file = root.resolve(path).toRealPath();
            if (!file.startsWith(root) || !Files.isRegularFile(file)) {
                return Optional.empty();
            }
            try (InputStream in = Files.newInputStream(file)) {
                byte[] proof = in.readNBytes(LONGEST_PROOF + 1);
                return proof.length > LONGEST_PROOF ? Optional.empty() : Optional.of(proof);
            }
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    private static Body body(HttpServerExchange exchange, byte[] proof) {
        exchange.getResponseHeaders().put(Fields.CONTENT_TYPE, "text/plain");
        exchange.getResponseHeaders().put(Fields.CACHE_CONTROL, "no-store");
        return Responses.body(exchange, ByteBuffer.wrap(proof));
    }
}
