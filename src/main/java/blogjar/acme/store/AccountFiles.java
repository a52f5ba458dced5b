package blogjar.acme.store;

import blogjar.acme.KnownAccounts;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.text.Json;
import blogjar.tls.PemPair;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of an account, in a folder of its own; a key that is to take the place of the other is beside it until it has. */
final class AccountFiles {
    private static final String KEY = "private_key.json";
    private static final String NEXT = "next_key.json";
    private static final String REGISTRATION = "regr.json";
    private static final String META = "meta.json";
    private static final String MAIL = "mailto:";
    private static final String SECRET = "r--------";

    private final Layout layout;
    private final Disk disk;
    private final Clock clock;

    AccountFiles(Layout layout, Disk disk, Clock clock) {
        this.layout = layout;
        this.disk = disk;
        this.clock = clock;
    }

    /** Whether a folder holds an account. */
    static boolean isThere(Path folder) {
        return Files.exists(folder.resolve(KEY));
    }

    /** @throws ProblemException where it is damaged */
    static Account read(URI directory, Path folder) {
        KeyPair key = key(folder.resolve(KEY));
        Optional<KeyPair> next =
                Files.exists(folder.resolve(NEXT)) ? Optional.of(key(folder.resolve(NEXT))) : Optional.empty();
        Path file = folder.resolve(REGISTRATION);
        Map<?, ?> registration = json(file);
        if (!(registration.get("uri") instanceof String uri)) {
            throw damaged(file, "it has no 'uri'");
        }
        try {
            return new Account(
                    folder.getFileName().toString(),
                    directory,
                    new KnownAccounts.Account(key, URI.create(uri), email(registration), next));
        } catch (IllegalArgumentException malformed) {
            throw damaged(file, "'uri' is no address: " + uri);
        }
    }

    private static KeyPair key(Path file) {
        KeyPair key;
        try {
            key = Jwk.read(json(file));
        } catch (GeneralSecurityException damaged) {
            throw damaged(file, String.valueOf(damaged.getMessage()));
        }
        if (!PemPair.fits(key.getPublic(), key.getPrivate())) {
            throw damaged(file, "its two halves don't belong together");
        }
        return key;
    }

    private static Optional<String> email(Map<?, ?> registration) {
        return registration.get("body") instanceof Map<?, ?> body && body.get("contact") instanceof List<?> contacts
                ? contacts.stream()
                        .map(String::valueOf)
                        .filter(contact -> contact.startsWith(MAIL))
                        .map(contact -> contact.substring(MAIL.length()))
                        .findFirst()
                : Optional.empty();
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

    /** @throws ProblemException where it can't be written */
    Account write(Path folder, Account account) {
        try {
            disk.folder(layout.accounts(), "rwx------");
            disk.folder(folder, "rwx------");
            if (!Files.exists(folder.resolve(META))) {
                write(folder, META, meta(), "rw-r--r--");
            }
            write(folder, REGISTRATION, registration(account), "rw-r--r--");
            if (account.next().isPresent()) {
                write(folder, NEXT, Jwk.of(account.next().get()), SECRET);
            }
            write(folder, KEY, Jwk.of(account.key()), SECRET);
            if (account.next().isEmpty() && Files.exists(folder.resolve(NEXT))) {
                disk.delete(folder.resolve(NEXT));
                disk.force(folder);
            }
        } catch (IOException failed) {
            throw StoreFault.writing(layout.root(), failed);
        }
        return account;
    }

    private void write(Path folder, String name, Map<String, ?> content, String mode) throws IOException {
        disk.replace(folder.resolve(name), Json.print(content).getBytes(StandardCharsets.UTF_8), mode);
    }

    private static Map<String, ?> registration(Account account) {
        Map<String, Object> registration = new LinkedHashMap<>();
        registration.put(
                "body",
                account.email()
                        .map(email -> Map.of("contact", List.of(MAIL + email)))
                        .orElse(Map.of()));
        registration.put("uri", account.location().toString());
        return registration;
    }

    /** Where and when it was made, to the second. */
    private Map<String, ?> meta() {
        Map<String, Object> meta = new LinkedHashMap<>();
        meta.put("creation_dt", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        meta.put("creation_host", LockFiles.host());
        return meta;
    }

    /** The key last, by which the account is one. */
    void delete(Path folder) {
        try {
            for (String name : List.of(NEXT, META, REGISTRATION, KEY)) {
                if (Files.exists(folder.resolve(name))) {
                    disk.delete(folder.resolve(name));
                }
            }
            if (Disk.children(folder).isEmpty()) {
                disk.delete(folder);
            }
        } catch (IOException failed) {
            throw StoreFault.writing(layout.root(), failed);
        }
    }
}
