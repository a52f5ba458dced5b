package blogjar.acme.store;

import blogjar.acme.Issued;
import blogjar.diagnostic.Problem;
import blogjar.tls.PemPair;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The files of one lineage: first all four under a new number in the archive, on the disk; then the links, one after the other.
 * A version whose four files are there is never undone, one that misses any was never in use. So whoever comes after a kill knows what to do.
 */
final class LineageFiles {
    private final Disk disk;
    private final Path live;
    private final Path archive;
    private final Consumer<Problem> told;

    LineageFiles(Disk disk, Layout layout, String name, Consumer<Problem> told) {
        this.disk = disk;
        this.told = told;
        this.live = layout.live(name);
        this.archive = layout.archive(name);
    }

    void prepare() throws IOException {
        disk.folder(live, "rwxr-xr-x");
        disk.folder(archive, "rwxr-xr-x");
    }

    /** Writes a version that is in use by nobody yet; one that is there already, but could not be put in use, is not written again. */
    int write(Issued issued) throws IOException {
        Versions versions = Versions.in(archive);
        Optional<Integer> same = versions.newestWhole().filter(number -> versions.holds(number, issued));
        if (same.isPresent()) {
            return same.get();
        }
        int number = versions.next();
        for (Part part : Part.values()) {
            disk.write(Disk.draft(part.in(archive, number)), bytes(part, issued), part.mode());
        }
        Path key = Disk.draft(Part.PRIVKEY.in(archive, number));
        new KeyRights(disk, told).settle(Part.PRIVKEY.in(live), key, Part.PRIVKEY.in(archive, number));
        for (Part part : Part.values()) {
            disk.move(Disk.draft(part.in(archive, number)), part.in(archive, number));
        }
        disk.force(archive);
        return number;
    }

    private static byte[] bytes(Part part, Issued issued) {
        int size = issued.chain().size();
        String text = switch (part) {
            case PRIVKEY -> PemPair.text(issued.key());
            case CERT -> PemPair.text(issued.chain().subList(0, 1));
            case CHAIN -> PemPair.text(issued.chain().subList(1, size));
            case FULLCHAIN -> PemPair.text(issued.chain());
        };
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Puts a version in use. All that needs space comes first, so that a full disk leaves the former one as it is. */
    void use(int number) throws IOException {
        List<Part> due = new ArrayList<>();
        for (Part part : Part.values()) {
            if (!isInUse(part, number)) {
                due.add(part);
            }
        }
        if (due.isEmpty()) {
            return;
        }
        prepare();
        for (Part part : due) {
            disk.link(Disk.draft(part.in(live)), part.in(archive, number), part.mode());
        }
        for (Part part : due) {
            disk.move(Disk.draft(part.in(live)), part.in(live));
        }
        disk.force(live);
        if (!Files.isSymbolicLink(Part.FULLCHAIN.in(live))) {
            told.accept(Problem.notice(
                            "this file system has no symbolic links, so the files of 'live' are copies of those in 'archive'")
                    .in(live.toString())
                    .fix("nothing has to be done; certbot alone could not go on with them"));
        }
    }

    private boolean isInUse(Part part, int number) throws IOException {
        Path file = part.in(live);
        if (Files.isSymbolicLink(file)) {
            Path target = file.resolveSibling(Files.readSymbolicLink(file)).normalize();
            return target.toAbsolutePath()
                    .equals(part.in(archive, number).toAbsolutePath().normalize());
        }
        try {
            return Arrays.equals(Files.readAllBytes(file), Files.readAllBytes(part.in(archive, number)));
        } catch (NoSuchFileException first) {
            return false;
        }
    }

    /** The number of the version to which the links lead; 0 where they don't tell. */
    int inUse() throws IOException {
        Path link = Part.FULLCHAIN.in(live);
        return Files.isSymbolicLink(link)
                ? Part.FULLCHAIN.version(Files.readSymbolicLink(link)).orElse(0)
                : 0;
    }

    /** Whether no certificate was ever put in use. */
    boolean isUnused() {
        return Arrays.stream(Part.values()).noneMatch(part -> Files.exists(part.in(live), LinkOption.NOFOLLOW_LINKS));
    }

    /** Finishes what was begun, or undoes it; nothing where there is no pair to go by. */
    void mend() throws IOException {
        Versions versions = Versions.in(archive);
        Optional<Integer> whole = versions.newestWhole();
        if (whole.isEmpty() && !isUnused()) {
            return;
        }
        for (Path folder : List.of(archive, live)) {
            for (Path draft : Disk.drafts(folder)) {
                disk.delete(draft);
            }
        }
        if (whole.isPresent()) {
            use(whole.get());
        }
        for (Map.Entry<Integer, Map<Part, Path>> later :
                versions.files().tailMap(whole.orElse(0), false).entrySet()) {
            if (!versions.complete(later.getKey())) {
                for (Path file : later.getValue().values()) {
                    disk.delete(file);
                }
            }
        }
    }
}
