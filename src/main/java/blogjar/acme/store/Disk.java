package blogjar.acme.store;

import blogjar.output.WholeFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The steps in which a store changes; the power may fail after any of them. */
class Disk {
    /** What stands at the end of the name of a file that is not finished. */
    static final String DRAFT = ".new";

    /** Makes a folder with its parents where there is none; one that is there keeps its mode. */
    void folder(Path folder, String mode) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Path parent = Objects.requireNonNull(folder.toAbsolutePath().getParent(), "the root of the disk is there");
        if (!Files.isDirectory(parent)) {
            folder(parent, "rwxr-xr-x");
        }
        try {
            Files.createDirectory(folder, mode(folder, mode));
        } catch (FileAlreadyExistsException meanwhile) {
            if (!Files.isDirectory(folder)) {
                throw meanwhile;
            }
        }
        force(parent);
    }

    /** Writes a file under the name of a draft; it is on the disk when this returns. */
    void write(Path draft, byte[] bytes, String mode) throws IOException {
        Files.deleteIfExists(draft);
        try (FileChannel out = FileChannel.open(
                draft, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), mode(draft, mode))) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                out.write(rest);
            }
            force(out);
        }
    }

    /**
     * Lets a draft lead to a file, by a relative link; where the file system has none, by a copy.
     *
     * @param target the file itself
     */
    void link(Path draft, Path target, String mode) throws IOException {
        Files.deleteIfExists(draft);
        Path folder = Objects.requireNonNull(draft.toAbsolutePath().getParent(), "a link is in a folder");
        try {
            symlink(draft, folder.relativize(target.toAbsolutePath()));
        } catch (UnsupportedOperationException | FileSystemException noLinks) {
            try {
                write(draft, Files.readAllBytes(target), mode);
            } catch (IOException neither) {
                neither.addSuppressed(noLinks);
                throw neither;
            }
        }
    }

    void symlink(Path link, Path target) throws IOException {
        Files.createSymbolicLink(link, target);
    }

    /** Who may read a draft. */
    void grant(Path draft, GroupPrincipal group, Set<PosixFilePermission> mode) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(draft, PosixFileAttributeView.class);
        if (!view.readAttributes().group().equals(group)) {
            view.setGroup(group);
        }
        view.setPermissions(mode);
    }

    /** Puts a file or link in place of another, at once. */
    void move(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
    }

    /** Waits until the disk has the names of a folder's files. */
    void force(Path folder) throws IOException {
        WholeFile.forceNames(folder);
    }

    /** Waits until the disk has a file. */
    void force(FileChannel written) throws IOException {
        written.force(true);
    }

    /** A whole file in place of another, or the other as it was. */
    final void replace(Path file, byte[] bytes, String mode) throws IOException {
        Path draft = draft(file);
        try {
            write(draft, bytes, mode);
            move(draft, file);
        } catch (IOException failed) {
            try {
                delete(draft);
            } catch (IOException stays) {
                failed.addSuppressed(stays);
            }
            throw failed;
        }
        force(Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file is in a folder"));
    }

    static Path draft(Path file) {
        return file.resolveSibling("." + file.getFileName() + DRAFT);
    }

    /** What is in a folder; nothing where there is none. */
    static List<Path> children(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(found::add);
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (DirectoryIteratorException failed) {
            throw failed.getCause();
        }
        return found;
    }

    /** What a process left that was killed as it wrote. */
    static List<Path> drafts(Path folder) throws IOException {
        return children(folder).stream()
                .filter(file -> file.getFileName().toString().startsWith(".")
                        && file.getFileName().toString().endsWith(DRAFT))
                .toList();
    }

    static boolean hasModes(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<?>[] mode(Path path, String mode) {
        return hasModes(path)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }
}
