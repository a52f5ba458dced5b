package blogjar.acme.store;

import blogjar.acme.KnownAccounts;
import blogjar.acme.Refusal;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.tls.PemPair;
import java.io.File;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The accounts at CAs, filed as certbot files them: {@code accounts/HOST/directory/ID/} with {@code private_key.json}, {@code
 * regr.json} and {@code meta.json}. So an account of certbot's is used on, and certbot can use one of ours.
 */
public final class Accounts {
    /** Of an address of a CA. */
    private static final int MOST_FOLDERS = 8;

    private final Layout layout;
    private final AccountFiles files;
    private final Consumer<Problem> told;

    Accounts(Layout layout, Disk disk, Clock clock, Consumer<Problem> told) {
        this.layout = layout;
        this.files = new AccountFiles(layout, disk, clock);
        this.told = told;
    }

    /** Those at a CA, by id; a damaged one is told and left out. */
    public List<Account> at(URI directory) {
        List<Account> found = new ArrayList<>();
        for (Path folder : LineageReader.children(folder(directory), Files::isDirectory)) {
            try {
                found.add(AccountFiles.read(directory, folder));
            } catch (ProblemException damaged) {
                damaged.problems().forEach(told);
            }
        }
        return found;
    }

    /**
     * The one to use at a CA: the preferred, else that of a lineage that is had from it, ours before certbot's, else the first.
     *
     * @param preferred its id, where one is known
     */
    public Optional<Account> find(URI directory, Optional<String> preferred) {
        List<Account> all = at(directory);
        List<String> ids = new ArrayList<>(preferred.stream().toList());
        ids.addAll(noted(directory, Lineage.Owner.OURS));
        ids.addAll(noted(directory, Lineage.Owner.CERTBOT));
        return ids.stream()
                .flatMap(id -> all.stream().filter(account -> account.id().equals(id)))
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    private List<String> noted(URI directory, Lineage.Owner owner) {
        LineageReader reader = new LineageReader(layout);
        List<String> ids = new ArrayList<>();
        for (String name : reader.names()) {
            try {
                if (reader.owner(name) == owner) {
                    Origin origin =
                            reader.conf(name).origin(reader.confFile(name).toString());
                    origin.account()
                            .filter(id -> origin.server().equals(directory))
                            .ifPresent(ids::add);
                }
            } catch (ProblemException damaged) {
                damaged.problems().forEach(told);
            }
        }
        return ids;
    }

    /**
     * For whoever speaks with the CAs.
     *
     * @param preferred the id of the account by which a certificate was had: only that one can say that it is replaced (RFC 9773, 5)
     */
    public KnownAccounts preferring(Optional<String> preferred) {
        return new KnownAccounts() {
            @Override
            public Optional<KnownAccounts.Account> find(URI directory) throws Refusal {
                return orRefuse(() -> Accounts.this.find(directory, preferred).map(found -> found.known()));
            }

            @Override
            public void keep(URI directory, KnownAccounts.Account account) throws Refusal {
                orRefuse(() -> save(directory, account));
            }

            @Override
            public void forget(URI directory, KnownAccounts.Account account) throws Refusal {
                orRefuse(() -> {
                    at(directory).stream()
                            .filter(one -> one.location().equals(account.location()))
                            .forEach(Accounts.this::delete);
                    return account;
                });
            }
        };
    }

    private static <T> T orRefuse(Supplier<T> work) throws Refusal {
        try {
            return work.get();
        } catch (ProblemException failed) {
            throw new Refusal(Refusal.Kind.OURS, failed.problems().get(0));
        }
    }

    /** All, of all CAs; damaged ones are told and left out. */
    public List<Account> all() {
        List<Account> found = new ArrayList<>();
        collect(layout.accounts(), "https://", MOST_FOLDERS, found);
        return found;
    }

    private void collect(Path folder, String address, int deeper, List<Account> found) {
        for (Path child : LineageReader.children(folder, Files::isDirectory)) {
            String name = child.getFileName().toString();
            try {
                if (AccountFiles.isThere(child)) {
                    found.add(AccountFiles.read(URI.create(address), child));
                } else if (deeper > 0) {
                    String slash = address.endsWith("/") ? "" : "/";
                    collect(child, address + slash + name, deeper - 1, found);
                }
            } catch (ProblemException damaged) {
                damaged.problems().forEach(told);
            } catch (IllegalArgumentException noAddress) {
                told.accept(Problem.notice("this folder of accounts is named by no CA")
                        .in(child.toString()));
            }
        }
    }

    private Path folder(URI directory) {
        String path = directory.getRawAuthority() + directory.getRawPath();
        Path folder = layout.accounts();
        for (String name : path.split("/")) {
            if (!name.isEmpty() && !name.equals(".") && !name.equals("..")) {
                folder = folder.resolve(File.separatorChar == '\\' ? name.replace(':', '_') : name);
            }
        }
        return folder;
    }

    /**
     * Keeps an account: in place of the one with its address or its key, else as a new one. The same again is no change.
     *
     * @throws ProblemException where it can't be written
     */
    public Account save(URI directory, KnownAccounts.Account account) {
        String id = at(directory).stream()
                .filter(one -> one.location().equals(account.location())
                        || one.key().getPublic().equals(account.key().getPublic()))
                .map(Account::id)
                .findFirst()
                .orElseGet(() -> id(account.key().getPublic()));
        return files.write(folder(directory).resolve(id), new Account(id, directory, account));
    }

    /** Keeps an account of another folder, under the name that it has there. */
    void copy(Account account) {
        files.write(folder(account.directory()).resolve(account.id()), account);
    }

    /**
     * Deletes an account that the CA has closed.
     *
     * @throws ProblemException where it can't be deleted
     */
    public void delete(Account account) {
        files.delete(folder(account.directory()).resolve(account.id()));
    }

    /** MD5 of the public key as a PEM file, as certbot names its accounts. */
    static String id(PublicKey key) {
        try {
            byte[] pem = PemPair.text(key).getBytes(StandardCharsets.US_ASCII);
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(pem));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has MD5", impossible);
        }
    }
}
