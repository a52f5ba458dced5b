package blogjar.acme.store;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.tls.Certificate;
import blogjar.tls.PemPair;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What is in a folder of certificates, as it is. */
record LineageReader(Layout layout) {
    /** All names that have files or notes. */
    SortedSet<String> names() {
        SortedSet<String> names = new TreeSet<>();
        for (Path folder : children(layout.live(), Files::isDirectory)) {
            names.add(folder.getFileName().toString());
        }
        for (Path conf : children(layout.renewal(), Files::isRegularFile)) {
            String file = conf.getFileName().toString();
            for (String end : new String[] {Layout.OURS, Layout.CERTBOTS}) {
                if (file.endsWith(end) && file.length() > end.length()) {
                    names.add(file.substring(0, file.length() - end.length()));
                }
            }
        }
        return names;
    }

    /** Without those that begin with a dot. */
    static SortedSet<Path> children(Path folder, Predicate<Path> wanted) {
        SortedSet<Path> found = new TreeSet<>();
        try {
            for (Path child : Disk.children(folder)) {
                if (!child.getFileName().toString().startsWith(".") && wanted.test(child)) {
                    found.add(child);
                }
            }
        } catch (NotDirectoryException none) {
            return found;
        } catch (AccessDeniedException denied) {
            String user = System.getProperty("user.name");
            throw new ProblemException(Problem.error("user " + user + " may not look into it")
                    .in(folder.toString())
                    .fix("run as the user whose it is, or give the right: setfacl -R -m u:" + user + ":rX '" + folder
                            + "'"));
        } catch (IOException failed) {
            throw new ProblemException(Problem.unreadable(folder.toString(), failed));
        }
        return found;
    }

    Lineage.Owner owner(String name) {
        if (Files.exists(layout.certbots(name))) {
            return Lineage.Owner.CERTBOT;
        }
        return Files.exists(layout.ours(name)) ? Lineage.Owner.OURS : Lineage.Owner.NOBODY;
    }

    /** Whether there is anything of that name: files, or a note. */
    boolean isTaken(String name) {
        return owner(name) != Lineage.Owner.NOBODY
                || Files.exists(layout.live(name))
                || Files.exists(layout.archive(name));
    }

    /**
     * The certificate in use; empty where one of ours was begun and none was ever put in use.
     *
     * @throws ProblemException where it is damaged
     */
    Optional<Lineage> read(String name) {
        Lineage.Owner owner = owner(name);
        LineageFiles files = new LineageFiles(new Disk(), layout, name, problem -> {});
        if (files.isUnused() && owner != Lineage.Owner.CERTBOT) {
            return Optional.empty();
        }
        Path live = layout.live(name);
        Certificate certificate = certificate(name, live);
        try {
            return Optional.of(new Lineage(name, owner, live, files.inUse(), certificate, origin(name, owner)));
        } catch (IOException unreadable) {
            throw new ProblemException(Problem.unreadable(live.toString(), unreadable));
        }
    }

    /** As a server reads it that starts now. */
    private static Certificate certificate(String name, Path live) {
        Path chain = Part.FULLCHAIN.in(live);
        Path key = Part.PRIVKEY.in(live);
        try {
            return PemPair.read(name, chain, key);
        } catch (ProblemException damaged) {
            return PemPair.readArchived(name, chain, key).orElseThrow(() -> damaged);
        }
    }

    private Optional<Origin> origin(String name, Lineage.Owner owner) {
        return owner == Lineage.Owner.NOBODY
                ? Optional.empty()
                : Optional.of(conf(name).origin(confFile(name).toString()));
    }

    Path confFile(String name) {
        return owner(name) == Lineage.Owner.CERTBOT ? layout.certbots(name) : layout.ours(name);
    }

    /** What is noted of a lineage; a fresh note where there is none. */
    RenewalConf conf(String name) {
        Path file = confFile(name);
        try {
            return RenewalConf.parse(Files.readString(file));
        } catch (NoSuchFileException none) {
            return RenewalConf.fresh();
        } catch (IOException unreadable) {
            throw new ProblemException(Problem.unreadable(file.toString(), unreadable));
        }
    }
}
