package blogjar.acme.store;

import blogjar.acme.KnownAccounts;
import blogjar.acme.Refusal;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.text.Json;
import blogjar.tls.PemPair;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The accounts at CAs, filed as certbot files them: {@code accounts/HOST/directory/ID/} with {@code private_key.json}, {@code
 * regr.json} and {@code meta.json}. So an account of certbot's is used on, and certbot can use one of ours.
 */
public final class Accounts {
    private static final String KEY = "private_key.json";

    /** Of an address of a CA. */
    private static final int MOST_FOLDERS = 8;

    private final Layout layout;
    private final Disk disk;
    private final Clock clock;
    private final Consumer<Problem> told;

    Accounts(Layout layout, Disk disk, Clock clock, Consumer<Problem> told) {
        this.layout = layout;
        this.disk = disk;
        this.clock = clock;
        this.told = told;
    }

    /** Those at a CA, by id; a damaged one is told and left out. */
    public List<Account> at(URI directory) {
        List<Account> found = new ArrayList<>();
        for (Path folder : LineageReader.children(folder(directory), Files::isDirectory)) {
            try {
                found.add(read(directory, folder));
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
                return orRefuse(() -> Accounts.this
                        .find(directory, preferred)
                        .map(found -> new KnownAccounts.Account(found.key(), found.location())));
            }

            @Override
            public void keep(URI directory, KnownAccounts.Account account) throws Refusal {
                orRefuse(() -> save(directory, account.key(), account.location()));
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
    List<Account> all() {
        List<Account> found = new ArrayList<>();
        collect(layout.accounts(), "https://", MOST_FOLDERS, found);
        return found;
    }

    private void collect(Path folder, String address, int deeper, List<Account> found) {
        for (Path child : LineageReader.children(folder, Files::isDirectory)) {
            String name = child.getFileName().toString();
            try {
                if (Files.exists(child.resolve(KEY))) {
                    found.add(read(URI.create(address), child));
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

    private static Account read(URI directory, Path folder) {
        Path keyFile = folder.resolve(KEY);
        KeyPair key;
        try {
            key = Jwk.read(json(keyFile));
        } catch (GeneralSecurityException damaged) {
            throw damaged(keyFile, String.valueOf(damaged.getMessage()));
        }
        if (!PemPair.fits(key.getPublic(), key.getPrivate())) {
            throw damaged(keyFile, "its two halves don't belong together");
        }
        Path registration = folder.resolve("regr.json");
        if (!(json(registration).get("uri") instanceof String uri)) {
            throw damaged(registration, "it has no 'uri'");
        }
        try {
            return new Account(folder.getFileName().toString(), directory, key, URI.create(uri));
        } catch (IllegalArgumentException malformed) {
            throw damaged(registration, "'uri' is no address: " + uri);
        }
    }

    private static Map<?, ?> json(Path file) {
        try {
            if (Json.parse(Files.readString(file)) instanceof Map<?, ?> map) {
                return map;
            }
            throw damaged(file, "it is no object of JSON");
        } catch (IOException unreadable) {
            throw new ProblemException(Problem.unreadable(file.toString(), unreadable));
        } catch (Json.SyntaxException malformed) {
            throw damaged(file, String.valueOf(malformed.getMessage()));
        }
    }

    private static ProblemException damaged(Path file, String why) {
        return new ProblemException(Problem.error("the account can't be used: " + why)
                .in(file.toString())
                .fix("put the file back from a copy, or delete its folder to have a new account made"));
    }

    /**
     * Keeps an account; the same again is no change.
     *
     * @param location as the CA gave it
     * @throws ProblemException where it can't be written
     */
    public Account save(URI directory, KeyPair key, URI location) {
        String id = id(key.getPublic());
        Path folder = folder(directory).resolve(id);
        try {
            disk.folder(layout.accounts(), "rwx------");
            disk.folder(folder, "rwx------");
            write(folder, "meta.json", meta(), "rw-r--r--");
            write(folder, "regr.json", registration(location), "rw-r--r--");
            write(folder, KEY, Jwk.of(key), "r--------");
        } catch (IOException failed) {
            throw StoreFault.writing(layout.root(), failed);
        }
        return new Account(id, directory, key, location);
    }

    private void write(Path folder, String name, Map<String, ?> content, String mode) throws IOException {
        disk.replace(folder.resolve(name), Json.print(content).getBytes(StandardCharsets.UTF_8), mode);
    }

    private static Map<String, ?> registration(URI location) {
        Map<String, Object> registration = new LinkedHashMap<>();
        registration.put("body", Collections.emptyMap());
        registration.put("uri", location.toString());
        return registration;
    }

    /** Where and when it was made, to the second. */
    private Map<String, ?> meta() {
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("creation_dt", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        meta.put("creation_host", LockFiles.host());
        return meta;
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
