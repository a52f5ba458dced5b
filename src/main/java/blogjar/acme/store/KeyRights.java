package blogjar.acme.store;

import blogjar.diagnostic.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;

/** Who may read a new key: its owner, and whoever could read the one before, as with certbot ({@code compat/filesystem.py}). */
record KeyRights(Disk disk, Consumer<Problem> told) {
    private static final Set<PosixFilePermission> OWNERS =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    private static final Set<PosixFilePermission> INHERITED = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.GROUP_EXECUTE,
            PosixFilePermission.OTHERS_READ);

    /**
     * @param former the key in use, if there is one
     * @param draft the new one, which only its owner can read so far
     * @param name what it will be called, for messages
     */
    void settle(Path former, Path draft, Path name) throws IOException {
        if (!Disk.hasModes(draft)) {
            return;
        }
        PosixFileAttributes made = Files.readAttributes(draft, PosixFileAttributes.class);
        if (made.permissions().contains(PosixFilePermission.OTHERS_READ)) {
            told.accept(
                    Problem.notice(
                                    "this file system keeps no permissions, so others on this machine can read the private key")
                            .in(name.toString())
                            .fix(
                                    "put the folder on a disk of Linux (docker: a volume), or see that the folder around it is closed"));
            return;
        }
        PosixFileAttributes before;
        try {
            before = Files.readAttributes(former, PosixFileAttributes.class);
        } catch (NoSuchFileException first) {
            return;
        }
        EnumSet<PosixFilePermission> mode = EnumSet.copyOf(before.permissions());
        mode.retainAll(INHERITED);
        mode.addAll(OWNERS);
        if (mode.equals(OWNERS)) {
            return;
        }
        try {
            disk.grant(draft, before.group(), mode);
        } catch (IOException notAllowed) {
            told.accept(
                    Problem.notice("the new private key can be read by its owner only; the one before also by group "
                                    + before.group().getName())
                            .in(name.toString())
                            .fix("give it to the group: chgrp " + before.group().getName() + " '" + name
                                    + "' && chmod g+r '" + name + "'"));
        }
    }
}
