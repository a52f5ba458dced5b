package blogjar.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import blogjar.output.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Three blogs that differ a little, brought to one place at the same time. */
final class RunsAtOnce {
    private RunsAtOnce() {}

    /**
     * Comes back when all are done, and well. Each site says in {@code who.txt} whose it is, and has a file that the others have not.
     *
     * @param call deploys one
     */
    static void of(Path blog, Path temp, Function<Path, Called> call) throws IOException {
        List<Path> blogs =
                IntStream.range(0, 3).mapToObj(i -> temp.resolve("blog-" + i)).toList();
        for (Path one : blogs) {
            FileTree.copy(blog, one);
            Files.writeString(one.resolve("public/who.txt"), one.toString());
            Files.writeString(one.resolve("public/" + one.getFileName() + ".txt"), "");
        }
        List<CompletableFuture<Called>> calls = blogs.stream()
                .map(one -> CompletableFuture.supplyAsync(() -> call.apply(one)))
                .toList();
        for (CompletableFuture<Called> called : calls) {
            assertEquals(0, called.join().code(), called.join().err());
        }
    }
}
