package blogjar.acme.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.Set;

/** A disk that fails at a given step: for once, as a full one does, or for good, as one does whose process was killed. */
final class FailingDisk extends QuickDisk {
    private final int failing;
    private final IOException failure;
    private int steps;

    /** That the process has ended; nothing runs after it that could tidy up. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed() {
            super("killed", null, false, false);
        }
    }

    private FailingDisk(int failing, IOException failure) {
        this.failing = failing;
        this.failure = failure;
    }

    /** Works as any other, and counts. */
    static FailingDisk never() {
        return new FailingDisk(Integer.MAX_VALUE, new IOException());
    }

    /** @param step from 1 */
    static FailingDisk killedAt(int step) {
        return new FailingDisk(step, new IOException("killed"));
    }

    static FailingDisk failingOnceAt(int step, IOException failure) {
        return new FailingDisk(step, failure);
    }

    int steps() {
        return steps;
    }

    private boolean dies() {
        return "killed".equals(failure.getMessage());
    }

    private void step() throws IOException {
        steps++;
        if (steps >= failing && dies()) {
            throw new Killed();
        }
        if (steps == failing) {
            throw failure;
        }
    }

    @Override
    void folder(Path folder, String mode) throws IOException {
        if (!Files.isDirectory(folder)) {
            step();
            super.folder(folder, mode);
        }
    }

    /** Half of a file may be there. */
    @Override
    void write(Path draft, byte[] bytes, String mode) throws IOException {
        if (steps + 1 == failing) {
            super.write(draft, Arrays.copyOf(bytes, bytes.length / 2), mode);
        }
        step();
        super.write(draft, bytes, mode);
    }

    @Override
    void link(Path draft, Path target, String mode) throws IOException {
        step();
        super.link(draft, target, mode);
    }

    @Override
    void grant(Path draft, GroupPrincipal group, Set<PosixFilePermission> mode) throws IOException {
        step();
        super.grant(draft, group, mode);
    }

    @Override
    void move(Path from, Path to) throws IOException {
        step();
        super.move(from, to);
    }

    @Override
    void delete(Path file) throws IOException {
        step();
        super.delete(file);
    }

    @Override
    void force(Path folder) throws IOException {
        step();
        super.force(folder);
    }
}
