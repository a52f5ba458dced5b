package blogjar.acme.store;

import blogjar.diagnostic.Problem;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Finishes or undoes what a process left half done that was killed. */
final class Repair {
    private final Layout layout;
    private final Disk disk;
    private final Consumer<Problem> told;

    Repair(Layout layout, Disk disk, Consumer<Problem> told) {
        this.layout = layout;
        this.disk = disk;
        this.told = told;
    }

    /** @param lock that is ours, and given up where this fails */
    void all(StoreLock lock) throws IOException {
        boolean done = false;
        try {
            LineageReader reader = new LineageReader(layout);
            for (Path folder : List.of(layout.renewal(), layout.live(), layout.blog())) {
                for (Path draft : Disk.drafts(folder)) {
                    disk.delete(draft);
                }
            }
            for (String name : reader.names()) {
                if (reader.owner(name) == Lineage.Owner.OURS) {
                    lineage(name);
                }
            }
            done = true;
        } finally {
            if (!done) {
                lock.close();
            }
        }
    }

    /** One that can't be mended keeps none of the others from being renewed. */
    private void lineage(String name) {
        try {
            new LineageFiles(disk, layout, name, told).mend();
        } catch (IOException failed) {
            StoreFault.writing(layout.root(), failed).problems().forEach(told);
        }
    }
}
