package blogjar.acme.store;

import blogjar.acme.Issued;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Lineages and accounts of one store copied into another. */
record CertbotImport(Store ours, Store foreign, Consumer<Problem> told) {
    List<Lineage> copy(StoreLock lock) {
        check();
        List<Lineage> copied = new ArrayList<>();
        for (Lineage lineage : foreign.lineages()) {
            Lineage.Owner owner = ours.reader().owner(lineage.name());
            if (ours.reader().isTaken(lineage.name()) && owner != Lineage.Owner.OURS) {
                told.accept(ours.notOurs(lineage.name(), owner));
            } else {
                copy(lock, lineage).ifPresent(copied::add);
            }
        }
        for (Account account : foreign.accounts().all()) {
            if (ours.accounts().at(account.directory()).stream()
                    .noneMatch(one -> one.id().equals(account.id()))) {
                ours.accounts().copy(account);
            }
        }
        return copied;
    }

    private void check() {
        if (isSame()) {
            throw new ProblemException(
                    Problem.error(foreign.root() + " is the folder that is used already")
                            .fix(
                                    "nothing has to be copied; to have certbot's lineages renewed here, set server.acme.takeover: true"));
        }
        Layout layout = new Layout(foreign.root());
        if (!Files.isDirectory(layout.live()) && !Files.isDirectory(layout.accounts())) {
            throw new ProblemException(Problem.error(foreign.root() + " is no folder of certbot's")
                    .expected("a folder that holds live/ and archive/, such as /etc/letsencrypt")
                    .fix("name the folder above 'live'"));
        }
    }

    private boolean isSame() {
        try {
            return Files.isSameFile(foreign.root(), ours.root());
        } catch (IOException missing) {
            return false;
        }
    }

    private Optional<Lineage> copy(StoreLock lock, Lineage lineage) {
        Optional<Lineage> here = ours.reader().read(lineage.name());
        boolean newer = here.isEmpty()
                || here.get().leaf().getNotBefore().before(lineage.leaf().getNotBefore());
        if (!newer) {
            told.accept(
                    Problem.notice("'" + lineage.name() + "' was left out, as the one that is here already is as new")
                            .in(lineage.folder().toString()));
            return Optional.empty();
        }
        Issued issued = new Issued(lineage.chain(), lineage.certificate().key());
        return Optional.of(
                ours.put(lock, lineage.name(), issued, foreign.reader().conf(lineage.name())));
    }
}
