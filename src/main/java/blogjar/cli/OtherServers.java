package blogjar.cli;

import blogjar.config.Config;
import blogjar.diagnostic.Problems;
import blogjar.front.Front;
import blogjar.front.Written;
import blogjar.output.FolderSink;
import blogjar.output.Output;
import blogjar.output.Release;
import blogjar.output.ReleaseSink;
import blogjar.output.Sink;
import blogjar.output.WholeFile;
import blogjar.redirect.Redirects;
import blogjar.serve.FormerAddresses;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes what other servers are to be told of a site, as it is built into a folder. */
final class OtherServers {
    private final List<Front> fronts;
    private final Config config;
    private final FolderSink folder;
    private final ReleaseSink seen = new ReleaseSink();
    private Written written = new Written(List.of(), Map.of());

    OtherServers(List<Front> fronts, Config config, FolderSink folder) {
        this.fronts = fronts;
        this.config = config;
        this.folder = folder;
    }

    /** Where the site is to be put. */
    Sink sink() {
        return fronts.isEmpty() ? folder : this::put;
    }

    private void put(Output output) throws IOException {
        seen.put(output.as(Front.onHost(config, output.path()), output.content()));
        if (!Front.replaces(fronts, output.path())) {
            folder.put(output);
        }
    }

    /**
     * Puts their files with the site.
     *
     * @param root the blog's folder
     * @param data where a running blog notes its addresses; it need not be there
     * @param problems told what can't be said to one of them
     */
    void put(Path into, Path root, List<Path> data, Problems problems) throws IOException {
        if (fronts.isEmpty()) {
            return;
        }
        Release release = seen.release();
        Redirects remembered = Redirects.NONE;
        for (Path place : data) {
            remembered = FormerAddresses.of(place, root, release, problems);
        }
        written = Front.of(fronts, config, into, release, remembered, problems);
        for (Output file : written.inside()) {
            folder.put(file);
        }
    }

    /** Writes what lies beside the site, and says where. */
    void finish(Terminal terminal) throws IOException {
        for (Map.Entry<Path, byte[]> file : written.beside().entrySet()) {
            WholeFile.write(file.getKey(), file.getValue());
            terminal.say("wrote " + file.getKey());
        }
    }
}
