package blogjar.acme.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.acme.Issued;
import blogjar.acme.KeyKind;
import blogjar.acme.KnownAccounts;
import blogjar.diagnostic.ProblemException;
import blogjar.tls.Certificates;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreTest {
    @TempDir
    Path folder;

    @Test
    void a_certificate_is_laid_out_as_certbot_does_it() throws IOException {
        Stored stored = new Stored(folder.resolve("letsencrypt"));
        Lineage saved =
                Stored.save(stored.open(new Disk()), "example.com", stored.issue("example.com", "www.example.com"));

        assertEquals(Lineage.Owner.OURS, saved.owner());
        assertEquals(1, saved.version());
        assertEquals("""
                archive rwx------
                archive/example.com rwxr-xr-x
                archive/example.com/cert1.pem rw-r--r--
                archive/example.com/chain1.pem rw-r--r--
                archive/example.com/fullchain1.pem rw-r--r--
                archive/example.com/privkey1.pem rw-------
                blog rwx------
                blog/lock.1 rw-r--r--
                live rwx------
                live/README rw-r--r--
                live/example.com rwxr-xr-x
                live/example.com/README rw-r--r--
                live/example.com/cert.pem -> ../../archive/example.com/cert1.pem
                live/example.com/chain.pem -> ../../archive/example.com/chain1.pem
                live/example.com/fullchain.pem -> ../../archive/example.com/fullchain1.pem
                live/example.com/privkey.pem -> ../../archive/example.com/privkey1.pem
                renewal rwxr-xr-x
                renewal/example.com.conf.blog rw-r--r--
                """, tree(stored.root));
        assertEquals(List.of(), stored.told);
    }

    @Test
    void the_next_certificate_is_in_use_and_the_one_before_is_kept() throws IOException {
        Stored stored = new Stored(folder);
        Issued first = stored.issue("example.com");
        Issued second = stored.issue("example.com");
        Stored.save(stored.open(), "example.com", first);
        Certificates served = Certificates.in(folder, "", Clock.systemUTC());
        served.refresh();
        assertEquals(first.leaf(), served.inUse().get(0).leaf());

        Lineage saved = Stored.save(stored.open(), "example.com", second);

        assertEquals(2, saved.version());
        assertEquals(second.chain(), saved.chain());
        assertTrue(served.refresh().changed());
        assertEquals(second.leaf(), served.inUse().get(0).leaf());
        assertTrue(Files.exists(folder.resolve("archive/example.com/privkey1.pem")));
    }

    @Test
    void lineages_of_certbot_are_read_and_not_written() throws IOException {
        Stored stored = new Stored(folder);
        Store store = stored.open();
        Stored.save(store, "example.com", stored.issue("example.com"));
        Files.move(folder.resolve("renewal/example.com.conf.blog"), folder.resolve("renewal/example.com.conf"));
        String before = tree(folder);

        assertEquals(Lineage.Owner.CERTBOT, store.lineages().get(0).owner());
        try (StoreLock lock = store.lock().orElseThrow()) {
            Issued next = stored.issue("example.com");
            ProblemException refused = assertThrows(
                    ProblemException.class, () -> store.save(lock, "example.com", next, Stored.origin("example.com")));
            assertTrue(refused.getMessage().contains("is certbot's"), refused.getMessage());
        }
        assertEquals(before.replace("lock.1", "lock.2"), tree(folder));
        assertEquals("example.com-0001", store.nameFor(List.of("*.example.com", "example.com")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".hidden", "a/b", "a\\b", "README", ""})
    void a_name_that_leads_elsewhere_is_refused(String name) throws IOException {
        Stored stored = new Stored(folder);
        Issued issued = stored.issue("example.com");
        assertThrows(ProblemException.class, () -> Stored.save(stored.open(), name, issued));
        assertFalse(Files.exists(folder.resolve("live")));
        assertEquals("2001-db8--1", stored.open().nameFor(List.of("2001:db8::1")));
    }

    @Test
    void a_damaged_lineage_is_told_and_left_as_it_is() throws IOException {
        Stored stored = new Stored(folder);
        Stored.save(stored.open(), "a.example", stored.issue("a.example"));
        Stored.save(stored.open(), "b.example", stored.issue("b.example"));
        Files.delete(folder.resolve("archive/a.example/fullchain1.pem"));
        String before = tree(folder);

        Store store = stored.open();
        store.lock().orElseThrow().close();

        assertEquals(
                List.of("b.example"),
                store.lineages().stream().map(Lineage::name).toList());
        store.lineages();
        assertEquals(1, stored.told.size(), () -> stored.told.toString());
        assertTrue(stored.told.get(0).message().contains("which is not there"), stored.told.toString());
        assertEquals(before.replaceAll("lock\\.2", "lock.3"), tree(folder));
    }

    @Test
    void the_lock_is_had_by_one() {
        Stored stored = new Stored(folder);
        Store store = stored.open();
        try (StoreLock lock = store.lock().orElseThrow()) {
            assertTrue(lock.beat());
            assertTrue(stored.open().lock().isEmpty());
            assertTrue(store.busy()
                    .toString()
                    .contains("process " + ProcessHandle.current().pid()));
        }
        try (StoreLock next = stored.open().lock().orElseThrow()) {
            assertTrue(next.beat());
        }
    }

    @Test
    void who_could_read_the_former_key_can_read_the_next() throws IOException {
        Stored stored = new Stored(folder);
        Stored.save(stored.open(), "example.com", stored.issue("example.com"));
        Path archive = folder.resolve("archive/example.com");
        Files.setPosixFilePermissions(archive.resolve("privkey1.pem"), PosixFilePermissions.fromString("rwxr--r-x"));

        Stored.save(stored.open(), "example.com", stored.issue("example.com"));

        assertEquals(
                "rw-r--r--",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(archive.resolve("privkey2.pem"))));
        assertEquals(List.of(), stored.told);
    }

    @Test
    void without_symbolic_links_there_are_copies() throws IOException {
        Stored stored = new Stored(folder);
        Disk disk = new Disk() {
            @Override
            void symlink(Path link, Path target) throws IOException {
                throw new FileSystemException(link.toString(), target.toString(), "Operation not permitted");
            }
        };
        Store store = stored.open(disk);
        Issued next = stored.issue("example.com");
        Stored.save(store, "example.com", stored.issue("example.com"));
        Stored.save(store, "example.com", next);

        assertEquals(next.leaf(), stored.open().lineages().get(0).leaf());
        assertTrue(tree(folder).contains("live/example.com/privkey.pem rw-------"), tree(folder));
        assertEquals(1, stored.told.size(), stored.told::toString);
        assertTrue(stored.told.get(0).message().contains("no symbolic links"), stored.told::toString);
        Files.copy(
                folder.resolve("archive/example.com/privkey1.pem"),
                folder.resolve("live/example.com/privkey.pem"),
                StandardCopyOption.REPLACE_EXISTING); // as if killed after the first of four

        store.lock().orElseThrow().close();

        assertEquals(next.leaf(), stored.open().lineages().get(0).leaf());
    }

    /** Files with their modes, links with where they lead. */
    static String tree(Path root) throws IOException {
        TreeMap<String, String> lines = new TreeMap<>();
        try (Stream<Path> all = Files.walk(root)) {
            for (Path path : all.filter(p -> !p.equals(root)).toList()) {
                String name = root.relativize(path).toString();
                assertFalse(name.endsWith(Disk.DRAFT), name);
                lines.put(
                        name,
                        Files.isSymbolicLink(path)
                                ? "-> " + Files.readSymbolicLink(path)
                                : PosixFilePermissions.toString(Files.getPosixFilePermissions(path)));
            }
        }
        StringBuilder text = new StringBuilder();
        lines.forEach(
                (name, state) -> text.append(name).append(' ').append(state).append('\n'));
        return text.toString();
    }

    @Test
    void an_account_keeps_its_folder_when_its_key_changes_and_the_new_key_is_beside_the_old_one_until_then() {
        Accounts accounts = new Stored(folder).open().accounts();
        URI location = URI.create("https://ca.example/acct/1");
        KnownAccounts.Account first =
                new KnownAccounts.Account(KeyKind.RSA2048.generate(), location, Optional.of("me@blog.name"));
        Account kept = accounts.save(Stored.CA, first);
        KeyPair next = KeyKind.P256.generate();
        accounts.save(Stored.CA, first.before(next));
        Account amid = accounts.at(Stored.CA).get(0);
        assertEquals(kept.id(), amid.id());
        assertEquals(Optional.of("me@blog.name"), amid.email());
        assertEquals(first.key().getPublic(), amid.key().getPublic());
        assertEquals(next.getPublic(), amid.next().orElseThrow().getPublic());

        accounts.save(Stored.CA, new KnownAccounts.Account(next, location, Optional.empty()));
        Account changed = accounts.at(Stored.CA).get(0);
        assertEquals(kept.id(), changed.id());
        assertEquals(next.getPublic(), changed.key().getPublic());
        assertEquals(Optional.empty(), changed.next());
        assertEquals(Optional.empty(), changed.email());

        accounts.delete(changed);
        assertEquals(List.of(), accounts.at(Stored.CA));
    }
}
