package blogjar.write;

import blogjar.content.Renderers;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The folder beside an article that has its name and its pictures. */
record AssetFolder(Path folder) {

    /** The one of an article; none of its own has {@code index.md}, nor one whose folder holds articles. */
    static AssetFolder of(Path article) {
        return new AssetFolder(article.resolveSibling(
                Renderers.withoutExtension(article.getFileName().toString())));
    }

    boolean isThere() throws IOException {
        if (folder.getFileName().toString().equals("index") || !Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.noneMatch(
                    file -> Renderers.isMarkdown(file.getFileName().toString()));
        }
    }

    /** Moves all that is in it beside another article, over what is there. */
    void moveTo(Path article) throws IOException {
        Path target = of(article).folder;
        if (!Files.exists(target)) {
            Files.createDirectories(target.getParent());
            Files.move(folder, target);
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(target.resolve(folder.relativize(from)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.move(file, target.resolve(folder.relativize(file)), StandardCopyOption.REPLACE_EXISTING);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path from, @Nullable IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(from);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
