package blogjar.acme.renewal;

import blogjar.acme.Issued;
import blogjar.acme.store.Account;
import blogjar.acme.store.Lineage;
import blogjar.acme.store.Origin;
import blogjar.acme.store.Store;
import blogjar.acme.store.StoreLock;
import blogjar.tls.Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Certificates and notes in a folder of certbot's layout. */
public final class StoreShelf implements Shelf {
    private static final String NOTES = "renewal";

    private final Store store;

    public StoreShelf(Store store) {
        this.store = store;
    }

    @Override
    public List<Kept> kept() {
        return store.lineages().stream().map(StoreShelf::kept).toList();
    }

    private static Kept kept(Lineage lineage) {
        Kept.Owner owner = switch (lineage.owner()) {
            case OURS -> Kept.Owner.OURS;
            case CERTBOT -> Kept.Owner.CERTBOT;
            case NOBODY -> Kept.Owner.NOBODY;
        };
        return new Kept(
                lineage.name(),
                owner,
                lineage.leaf(),
                lineage.certificate().names(),
                lineage.origin().map(Origin::server),
                lineage.origin().flatMap(Origin::profile));
    }

    /** When those of ours will be renewed, by lineage, as far as was noted by whoever asked their CAs last. */
    public Map<String, Instant> renewals(Instant now) {
        Attempts attempts = Notes.read(notes());
        Map<String, Instant> renewals = new TreeMap<>();
        kept().stream()
                .filter(Kept::isOurs)
                .forEach(one -> renewals.put(
                        one.name(),
                        Schedule.of(one.leaf(), attempts.inquiry(one.id()), now).renewal()));
        return renewals;
    }

    @Override
    public Map<String, @Nullable Object> notes() {
        return store.state().read(NOTES).orElse(Map.of());
    }

    @Override
    public Optional<Held> lock() {
        return store.lock().map(Changes::new);
    }

    @Override
    public String nameFor(List<String> names) {
        return store.nameFor(names);
    }

    /** What is changed while the store's lock is ours. */
    private final class Changes implements Held {
        private final StoreLock lock;

        Changes(StoreLock lock) {
            this.lock = lock;
        }

        @Override
        public void keep(String name, Issued issued, Source source) {
            String account = store.accounts()
                    .find(source.directory(), Optional.empty())
                    .map(Account::id)
                    .orElse("");
            List<String> names = List.copyOf(Certificate.namesOf(issued.leaf()));
            store.save(
                    lock,
                    name,
                    issued,
                    Origin.ours(source.directory(), account, source.key(), source.profile(), names));
        }

        @Override
        public void note(Map<String, ?> notes) {
            store.state().write(NOTES, notes);
        }

        @Override
        public void takeOver(String name) {
            store.takeOver(lock, name);
        }

        @Override
        public void close() {
            lock.close();
        }
    }
}
