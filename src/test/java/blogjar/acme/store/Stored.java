package blogjar.acme.store;

import blogjar.acme.Issued;
import blogjar.acme.KeyKind;
import blogjar.acme.KnownAccounts;
import blogjar.diagnostic.Problem;
import blogjar.tls.TestCertificates;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A store in a folder of a test, with what it tells. */
final class Stored {
    static final URI CA = URI.create("https://ca.example/directory");

    private static final TestCertificates AUTHORITY = new TestCertificates();

    final List<Problem> told = new ArrayList<>();
    final Path root;

    Stored(Path root) {
        this.root = root;
    }

    Store open() {
        return open(new QuickDisk());
    }

    Store open(Disk disk) {
        return new Store(root, Clock.systemUTC(), told::add, disk, Duration.ZERO);
    }

    Issued issue(String... names) {
        TestCertificates.Issued issued = AUTHORITY.issue("EC256", names);
        return new Issued(issued.chain(), issued.key());
    }

    static Origin origin(String... names) {
        return Origin.ours(CA, "0123456789abcdef", KeyKind.P256, Optional.empty(), List.of(names));
    }

    static Lineage save(Store store, String name, Issued issued) {
        try (StoreLock lock = store.lock().orElseThrow()) {
            return store.save(lock, name, issued, origin(name));
        }
    }

    /** An account that nobody gave an address to. */
    static KnownAccounts.Account account(KeyPair key, URI location) {
        return new KnownAccounts.Account(key, location, Optional.empty());
    }
}
