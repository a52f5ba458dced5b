package blogjar.build;

import blogjar.content.InParallel;
import blogjar.output.Output;
import blogjar.output.Sink;
import blogjar.site.Article;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;

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
        List<Article> found = search.found();
        OptionalInt left = pages.leaveIndex(found);
        return new IndexFiles(
                pages,
                left.orElse(0),
                left.isPresent()
                        ? CompletableFuture.completedFuture(List.of())
                        : CompletableFuture.supplyAsync(() -> search.files(found, pages::found)));
    }

    /** @return how many there are now */
    int put(Sink sink) throws IOException {
        if (left > 0) {
            return left;
        }
        List<Output> files = InParallel.joined(beside);
        for (Output file : files) {
            String path = file.path();
            if (SiteSearch.isManifest(path)
                    || !pages.leaveIndexFile(path, file.content().length())) {
                sink.put(file);
                pages.noteIndexFile(path);
            }
        }
        return files.size();
    }
}
