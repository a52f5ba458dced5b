package blogjar.cli;

import blogjar.acme.store.Lineage;
import blogjar.acme.store.Store;
import blogjar.acme.store.StoreLock;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.nio.file.Path;
import java.util.List;

/** {@code cert import} */
final class CertImportCommand extends CertificatesCommand {
    private Path from = Path.of("");

    @Override
    void declare(Usage usage) {
        super.declare(usage);
        usage.says("Copies certificates and accounts out of another folder of certbot's; that one stays as it is.")
                .ends(
                        "",
                        "Exit code 1 where nothing was copied.",
                        "",
                        "Example: java -jar blog.jar cert import /etc/letsencrypt --certificates /data/certificates")
                .parameter(
                        "1", "DIR", Path.class, "Certbot's folder, such as /etc/letsencrypt.", value -> from = value);
    }

    @Override
    public Integer call() {
        Store store = store(config());
        try (StoreLock lock = store.lock().orElseThrow(() -> new ProblemException(store.busy()))) {
            List<Lineage> copied = store.importFrom(lock, from);
            copied.forEach(one -> terminal().print("Copied: " + one.name() + ", until " + one.expires()));
            if (copied.isEmpty()) {
                terminal()
                        .tell(Problem.error("nothing was copied")
                                .in(from.toString())
                                .fix("name a folder with live/ and renewal/ in it, as certbot has it"));
            }
            return copied.isEmpty() ? Program.FAILED : Program.DONE;
        }
    }
}
