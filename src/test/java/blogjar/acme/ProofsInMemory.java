package blogjar.acme;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Proofs that are shown to nobody but a test, for all but wildcards. */
public final class ProofsInMemory implements Answer {
    private final String type;
    private final Optional<Refusal> blocked;
    private final Optional<Refusal> unseen;
    private final Map<String, String> proofs = new ConcurrentHashMap<>();
    private final List<String> done = new CopyOnWriteArrayList<>();

    private ProofsInMemory(String type, Optional<Refusal> blocked, Optional<Refusal> unseen) {
        this.type = type;
        this.blocked = blocked;
        this.unseen = unseen;
    }

    public static ProofsInMemory of(String type) {
        return new ProofsInMemory(type, Optional.empty(), Optional.empty());
    }

    /** None can be put. */
    public static ProofsInMemory blocked(String type, Refusal refusal) {
        return new ProofsInMemory(type, Optional.of(refusal), Optional.empty());
    }

    /** None is ever seen. */
    public static ProofsInMemory unseen(String type, Refusal refusal) {
        return new ProofsInMemory(type, Optional.empty(), Optional.of(refusal));
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public boolean suits(String name) {
        return !name.startsWith("*.");
    }

    @Override
    public Proof give(Ask ask) throws Refusal {
        if (blocked.isPresent()) {
            throw blocked.get();
        }
        done.add("give");
        proofs.put(ask.token(), ask.authorization());
        return new Proof() {
            @Override
            public void awaitSeen() throws Refusal {
                done.add("await");
                if (unseen.isPresent()) {
                    throw unseen.get();
                }
            }

            @Override
            public void close() {
                done.add("close");
                proofs.remove(ask.token());
            }
        };
    }

    public String at(String token) {
        return proofs.getOrDefault(token, "nothing");
    }

    /** Whether all have been taken away. */
    public boolean isEmpty() {
        return proofs.isEmpty();
    }

    /** {@code give}, {@code await} and {@code close}, in order. */
    public List<String> done() {
        return done;
    }
}
