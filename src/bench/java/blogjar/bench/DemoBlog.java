package blogjar.bench;

import blogjar.build.Build;
import blogjar.build.Progress;
import blogjar.config.Config;
import blogjar.content.Document;
import blogjar.content.SourceFolder;
import blogjar.diagnostic.Problems;
import blogjar.output.Release;
import blogjar.output.ReleaseSink;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The blog that is in the jar in a temporary folder, each of its posts some times over: the same bytes in each run. */
public final class DemoBlog implements AutoCloseable {
    /** Five kilobytes, nearly all of it prose. */
    public static final String PROSE = "a-year-of-keeping-a-work-log";

    /** Two and a half, half of it code, in Chinese. */
    public static final String CODE = "small-things-in-java";

    private static final String POSTS = "source/_posts/";

    private final Path root;

    private DemoBlog(Path root) {
        this.root = root;
    }

    /** @param times how often each post is there, under a name of its own */
    public static DemoBlog of(int times) throws IOException {
        DemoBlog blog = new DemoBlog(Files.createTempDirectory("bench"));
        for (String line : text("index.txt").strip().split("\n")) {
            String[] names = line.split(" -> ");
            String name = names[names.length - 1];
            for (int copy = 0; copy < (name.startsWith(POSTS) ? times : 1); copy++) {
                Path file = blog.root.resolve(copy == 0 ? name : numbered(name, copy));
                Files.createDirectories(file.getParent());
                try (InputStream in = open(names[0])) {
                    Files.copy(in, file);
                }
            }
        }
        return blog;
    }

    /** The file of a copy, or that in its asset folder. */
    private static String numbered(String name, int copy) {
        return POSTS + name.substring(POSTS.length()).replaceFirst("(?=\\.md$|/)", "-" + copy);
    }

    /** The whole text of a post, by its name in the jar without extension. */
    public static String post(String name) throws IOException {
        return text(POSTS + name + ".md");
    }

    private static String text(String path) throws IOException {
        try (InputStream in = open(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static InputStream open(String path) throws IOException {
        InputStream in = DemoBlog.class.getResourceAsStream("/demo/" + path);
        if (in == null) {
            throw new FileNotFoundException("demo/" + path);
        }
        return in;
    }

    public Path root() {
        return root;
    }

    /** A build of it that has not begun. */
    public Build build() {
        return Build.prepare(Build.Settings.of(root));
    }

    /** Its site, rendered. */
    public Release release() throws IOException {
        ReleaseSink sink = new ReleaseSink();
        build().run(sink, Progress.NONE);
        return sink.release();
    }

    /** The page of {@link #PROSE} as it is published. */
    public static byte[] page() throws IOException {
        try (DemoBlog blog = DemoBlog.of(1)) {
            ByteBuffer bytes = blog.release().resources().stream()
                    .filter(resource -> resource.path().endsWith("/" + PROSE + "/index.html"))
                    .flatMap(resource -> resource.identity().stream())
                    .findFirst()
                    .orElseThrow()
                    .bytes()
                    .duplicate();
            byte[] page = new byte[bytes.remaining()];
            bytes.get(page);
            return page;
        }
    }

    /** The document of a post, by its name without extension. */
    public Document document(String name) {
        Config config = build().config();
        return new SourceFolder(root.resolve("source"), config, new Problems())
                .read().documents().stream()
                        .filter(document -> document.path().endsWith("/" + name + ".md"))
                        .findFirst()
                        .orElseThrow();
    }

    @Override
    public void close() throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(root)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.delete(path);
        }
    }
}
