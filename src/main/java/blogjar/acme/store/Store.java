package blogjar.acme.store;

import blogjar.acme.Issued;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.rights.Rights;
import blogjar.tls.PemPair;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * A folder of certificates, laid out as certbot's {@code /etc/letsencrypt}: {@code live/NAME/fullchain.pem} leads to {@code
 * archive/NAME/fullchain7.pem}. Reading is for all; what changes it wants the {@link StoreLock}, and keeps certbot out meanwhile.
 * A certificate that was saved is in use, or will be when the lock is next taken, whatever ended the process in between.
 */
public final class Store {
    /** certbot sleeps for up to eight minutes with its lock held before it renews. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final Layout layout;
    private final Disk disk;
    private final Clock clock;
    private final Duration patience;
    private final Consumer<Problem> told;
    private final Set<Problem> toldAlready = new HashSet<>();

    Store(Path root, Clock clock, Consumer<Problem> told, Disk disk, Duration patience) {
        this.layout = new Layout(root.toAbsolutePath().normalize());
        this.clock = clock;
        this.told = told;
        this.disk = disk;
        this.patience = patience;
    }

    /**
     * @param root need not be there yet
     * @param told what is worth knowing and ends nothing: damaged lineages, a file system without links; once each
     */
    public static Store at(Path root, Clock clock, Consumer<Problem> told) {
        return new Store(root, clock, told, new Disk(), PATIENCE);
    }

    public Path root() {
        return layout.root();
    }

    /**
     * All that can be used, by name, certbot's among them; what can't is told.
     *
     * @throws ProblemException where the folder may not be read
     */
    public List<Lineage> lineages() {
        List<Lineage> found = new ArrayList<>();
        LineageReader reader = reader();
        for (String name : reader.names()) {
            try {
                reader.read(name).ifPresent(found::add);
            } catch (ProblemException damaged) {
                damaged.problems().forEach(this::tell);
            }
        }
        return found;
    }

    private synchronized void tell(Problem problem) {
        if (toldAlready.add(problem)) {
            told.accept(problem);
        }
    }

    /**
     * The right to change the store; empty where another process has it. What a process left half done that was killed is
     * finished or undone first.
     *
     * @throws ProblemException where the folder can't be written to
     */
    public Optional<StoreLock> lock() {
        try {
            disk.folder(layout.root(), "rwxr-xr-x");
            disk.folder(layout.blog(), "rwx------");
            Rights.own(layout.blog()); // in it are proofs, which are shown to the network
            Optional<StoreLock> lock = StoreLock.take(layout.blog(), clock);
            if (lock.isPresent()) {
                new Repair(layout, disk, this::tell).all(lock.get());
            }
            return lock;
        } catch (IOException failed) {
            throw StoreFault.writing(layout.root(), failed);
        }
    }

    /** What to tell a user whose command finds the lock taken. */
    public Problem busy() {
        return Problem.error(
                        new LockFiles(layout.blog()).describe() + " is at work on the certificates in " + layout.root())
                .fix("wait until it is done; if it was killed, for " + StoreLock.STALE.toMinutes() + " minutes");
    }

    /**
     * A name for a lineage of these host names: the first of them, or that with a number where somebody else's is called so.
     *
     * @param names as in the certificate, at least one
     */
    public String nameFor(List<String> names) {
        String first = names.get(0).replaceFirst("^\\*\\.", "").replace(':', '-');
        LineageReader reader = reader();
        String name = first;
        for (int i = 1; reader.isTaken(name) && reader.owner(name) != Lineage.Owner.OURS; i++) {
            name = String.format("%s-%04d", first, i);
        }
        return name;
    }

    /**
     * Keeps a certificate as the newest of a lineage of ours, and puts it in use.
     *
     * @param name of an own lineage, or a free one
     * @throws ProblemException where it can't be written, or is somebody else's; what was in use stays so
     */
    public Lineage save(StoreLock lock, String name, Issued issued, Origin origin) {
        return put(lock, name, issued, reader().conf(name).from(origin));
    }

    /** @param conf what is noted of it, but for where its files are */
    Lineage put(StoreLock lock, String name, Issued issued, RenewalConf conf) {
        check(name, issued);
        return changing(lock, () -> {
            LineageReader reader = reader();
            if (reader.isTaken(name) && reader.owner(name) != Lineage.Owner.OURS) {
                throw new ProblemException(notOurs(name, reader.owner(name)));
            }
            disk.folder(layout.live(), "rwx------");
            disk.folder(layout.archive(), "rwx------");
            disk.folder(layout.renewal(), "rwxr-xr-x");
            byte[] noted = conf.in(layout, name).text().getBytes(StandardCharsets.UTF_8);
            disk.replace(layout.ours(name), noted, "rw-r--r--");
            LineageFiles files = new LineageFiles(disk, layout, name, this::tell);
            files.prepare();
            Readme.put(disk, layout.live(), false);
            Readme.put(disk, layout.live(name), true);
            files.use(files.write(issued));
            return reader.read(name).orElseThrow();
        });
    }

    private static void check(String name, Issued issued) {
        if (!name.matches("[^./\\\\\\p{Cntrl}][^/\\\\\\p{Cntrl}]*") || name.equals(Readme.NAME)) {
            throw new ProblemException(Problem.error("a certificate can't be called '" + name + "'")
                    .expected("a name of a folder that does not begin with a dot")
                    .fix("choose another name"));
        }
        if (!PemPair.fits(issued.leaf().getPublicKey(), issued.key())) {
            throw new ProblemException(
                    Problem.error("the certificate for " + name + " is not for the key that was made for it")
                            .fix("have another issued: blog.jar cert renew --force"));
        }
    }

    Problem notOurs(String name, Lineage.Owner owner) {
        return owner == Lineage.Owner.CERTBOT
                ? Problem.error("the certificate '" + name + "' is certbot's, and left to it")
                        .in(layout.certbots(name).toString())
                        .fix("to have it renewed here, set server.acme.takeover: true")
                : Problem.error("the files of '" + name + "' are neither ours nor certbot's, and left alone")
                        .in(layout.live(name).toString())
                        .fix("move live/" + name + " and archive/" + name + " elsewhere");
    }

    /**
     * Makes a lineage of certbot's ours, and so tells certbot to stop: {@code renewal/NAME.conf} becomes {@code NAME.conf.blog}, as it is.
     *
     * @throws ProblemException where it can't be renamed
     */
    public void takeOver(StoreLock lock, String name) {
        rename(lock, layout.certbots(name), layout.ours(name));
    }

    /** Gives a lineage back to certbot. */
    public void giveBack(StoreLock lock, String name) {
        rename(lock, layout.ours(name), layout.certbots(name));
    }

    private void rename(StoreLock lock, Path from, Path to) {
        if (!Files.exists(from)) {
            throw new ProblemException(Problem.error("there is no such file, so nothing was handed over")
                    .in(from.toString())
                    .fix("see which certificates there are, and whose: blog.jar cert status"));
        }
        changing(lock, () -> {
            disk.move(from, to);
            disk.force(layout.renewal());
            return to;
        });
    }

    /**
     * Copies what another folder of certbot's holds, lineages and accounts, as ours. Those that are here already, or are called as
     * somebody else's here, are told and left out, and so are damaged ones; certbot's own folder stays as it is.
     *
     * @return the lineages that were copied
     * @throws ProblemException where there is no such folder, or nothing can be written here
     */
    public List<Lineage> importFrom(StoreLock lock, Path folder) {
        Store foreign = at(folder, clock, told);
        return new CertbotImport(this, foreign, this::tell).copy(lock);
    }

    LineageReader reader() {
        return new LineageReader(layout);
    }

    /** Where the proofs of {@code http-01} are put, so that each server which uses this store can show them. */
    public Path webroot() {
        return layout.blog().resolve("webroot");
    }

    /** The accounts at CAs. */
    public Accounts accounts() {
        return new Accounts(layout, disk, clock, this::tell);
    }

    /** Notes for the next start. */
    public State state() {
        return new State(layout, disk, this::tell);
    }

    /** Steps on the disk. */
    interface Change<T> {
        T make() throws IOException;
    }

    private <T> T changing(StoreLock lock, Change<T> change) {
        try {
            CertbotLock certbots = certbotsLock();
            try {
                if (!lock.beat()) {
                    throw new ProblemException(succeeded());
                }
                return change.make();
            } finally {
                certbots.close();
            }
        } catch (IOException failed) {
            throw StoreFault.writing(layout.root(), failed);
        }
    }

    private Problem succeeded() {
        return Problem.error("another process has taken over the certificates in " + layout.root()
                        + ", as this one was not heard of for " + StoreLock.STALE.toMinutes() + " minutes")
                .fix("nothing has to be done, but see whether this machine sleeps or its clock jumps");
    }

    private CertbotLock certbotsLock() throws IOException {
        return CertbotLock.await(layout.root(), patience)
                .orElseThrow(() -> new ProblemException(Problem.error("certbot is at work in " + layout.root()
                                + ", and was for " + patience.toMinutes() + " minutes; nothing was written")
                        .fix("look what it waits for (ps -C certbot), or end it")));
    }
}
