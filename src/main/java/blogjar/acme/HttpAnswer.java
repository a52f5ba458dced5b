package blogjar.acme;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Gives proofs over plain HTTP on port 80, where a server of ours asks for them ({@code http-01}; RFC 8555, 8.3). */
public final class HttpAnswer implements Answer {
    private final Map<String, String> proofs = new ConcurrentHashMap<>();

    @Override
    public String type() {
        return "http-01";
    }

    @Override
    public boolean suits(String name) {
        return !name.startsWith("*.");
    }

    @Override
    public Proof give(Ask ask) {
        proofs.put(ask.token(), ask.authorization());
        return () -> proofs.remove(ask.token());
    }

    /** What to answer where a token is asked for, while it is shown. */
    public Optional<String> proof(String token) {
        return Optional.ofNullable(proofs.get(token));
    }
}
