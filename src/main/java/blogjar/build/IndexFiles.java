package blogjar.build;

import blogjar.output.Output;
import blogjar.output.Sink;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The index of the search as a build puts it. It is made beside the pages, as it is one thread's work from the first article to the last. */
final class IndexFiles {
    private final PageMemory pages;
    private final int left;
    private final CompletableFuture<List<Output>> beside;

    private IndexFiles(PageMemory pages, int left, CompletableFuture<List<Output>> beside) {
        this.pages = pages;
        this.left = left;
        this.beside = beside;
    }

    /** To be called before pages are made. */
    static IndexFiles begin(SiteSearch search, PageMemory pages) {
        OptionalInt left = pages.leaveIndex(search.found());
        return new IndexFiles(
                pages,
                left.orElse(0),
                left.isPresent()
                        ? CompletableFuture.completedFuture(List.of())
                        : CompletableFuture.supplyAsync(() -> search.files(pages::found)));
    }

    /** @return how many there are now */
    int put(Sink sink) throws IOException {
        if (left > 0) {
            return left;
        }
        List<Output> files = joined(beside);
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
