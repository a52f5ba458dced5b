package blogjar.deploy;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.output.Content;
import blogjar.output.FolderSink;
import blogjar.output.Output;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** Another folder of this machine, or one that is mounted ({@code type: folder}). It is whole before and after. */
record FolderTarget(Path folder) implements Target {
    @Override
    public String name() {
        return "folder " + folder;
    }

    @Override
    public Delivery deploy(Shipment shipment) throws IOException {
        if (folder.startsWith(shipment.site()) || shipment.root().startsWith(folder)) {
            throw new ProblemException(Problem.error("the folder " + folder + " holds the blog, or is part of its site")
                    .fix("name another one in deploy"));
        }
        Map<String, Path> files = shipment.files();
        try (FolderSink sink = FolderSink.open(folder)) {
            for (Map.Entry<String, Path> file : files.entrySet()) {
                sink.put(new Output(file.getKey(), Content.of(file.getValue(), Files.size(file.getValue()))));
            }
            FolderSink.Changes changes = sink.changes();
            Set<String> changed = sink.changed();
            shipment.allowRemovals(folder.toString(), changes.removed());
            if (!shipment.rehearse()) {
                sink.commit();
            }
            return Delivery.of(
                    changes.written() + " new or changed, " + changes.removed() + " removed, " + changes.same()
                            + " the same",
                    changed);
        }
    }
}
