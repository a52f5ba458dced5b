package blogjar.build;

import blogjar.output.Output;
import blogjar.output.Sink;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The index of the search as a build puts it. Where most pages are left as they are, it is made beside those that are not. */
final class IndexFiles {
    private final SiteSearch search;
    private final PageMemory pages;
    private final int left;
    private final @Nullable CompletableFuture<List<Output>> beside;

    private IndexFiles(
            SiteSearch search, PageMemory pages, int left, @Nullable CompletableFuture<List<Output>> beside) {
        this.search = search;
        this.pages = pages;
        this.left = left;
        this.beside = beside;
    }

    /** To be called before pages are made. */
    static IndexFiles begin(SiteSearch search, PageMemory pages) {
        OptionalInt left = pages.leaveIndex(search.found());
        boolean isBeside = pages.isContinued() && left.isEmpty();
        return new IndexFiles(
                search,
                pages,
                left.orElse(0),
                isBeside ? CompletableFuture.supplyAsync(() -> search.files(pages::found)) : null);
    }

    /** @return how many there are now */
    int put(Sink sink) throws IOException {
        if (left > 0) {
            return left;
        }
        List<Output> files = beside == null ? search.files(pages::found) : joined(beside);
        for (Output file : files) {
            String path = file.path();
            if (!pages.isOn()) {
                sink.put(file);
            } else if (SiteSearch.isManifest(path)
                    || !pages.leaveIndexFile(path, file.content().length())) {
                sink.put(file);
                pages.noteIndexFile(path);
            }
        }
        return files.size();
    }

    private static List<Output> joined(CompletableFuture<List<Output>> beside) {
        try {
            return beside.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof Error full) {
                throw full;
            }
            throw failed.getCause() instanceof RuntimeException told ? told : failed;
        }
    }
}
