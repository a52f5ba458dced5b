package blogjar.acme.dns;

import blogjar.acme.Answer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Proofs by http-01 for a server of a test. */
final class ProofsInMemory implements Answer {
    private final Map<String, String> proofs = new ConcurrentHashMap<>();

    @Override
    public String type() {
        return "http-01";
    }

    @Override
    public boolean suits(String name) {
        return true;
    }

    @Override
    public Proof give(Ask ask) {
        proofs.put(ask.token(), ask.authorization());
        return () -> proofs.remove(ask.token());
    }

    String at(String token) {
        return proofs.getOrDefault(token, "nothing");
    }
}
