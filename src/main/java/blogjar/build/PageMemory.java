package blogjar.build;

import blogjar.output.FileMark;
import blogjar.output.FolderSink;
import blogjar.search.ArticleText;
import blogjar.site.Article;
import blogjar.site.Reads;
import blogjar.site.TextMarks;
import blogjar.text.Fingerprint;
import blogjar.text.Once;
import blogjar.theme.Extras;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a build into a folder leaves to the next one, in a file: what each page was made of. A page is left as it is where all of that is the same, and its
 * file is the one that was written; so what is published is the same with it and without.
 *
 * <p>For one build. Any thread may ask for pages. What can't be read is as if there was nothing.
 */
public final class PageMemory {
    private static final int MOST_FILES = 40;
    private static final int NAMED = 16;
    private static final String ENDING = ".pages";
    private static final String TEXTS = ".texts";
    private static final String DRAFT = ".new";

    private static final List<String> ENDINGS = List.of(ENDING, TEXTS, DRAFT);

    private final @Nullable Path file;
    private final @Nullable FolderSink sink;
    private final String program;
    private final KeptPages before;
    private final TextMarks marks;
    private final Map<String, KeptPages.Page> pages = new ConcurrentHashMap<>();
    private final Map<String, FileMark> index = new ConcurrentHashMap<>();
    private final Map<String, KeptTexts.Text> texts = new ConcurrentHashMap<>();
    private final Once<KeptTexts> textsBefore;
    private byte[] key = new byte[0];
    private boolean continued;

    private PageMemory(@Nullable Path file, @Nullable FolderSink sink, String program, KeptPages before) {
        this.file = file;
        this.sink = sink;
        this.program = program;
        this.before = before;
        this.textsBefore = new Once<>(() -> file == null ? KeptTexts.NONE : KeptTexts.read(texts(file)));
        this.marks = file == null ? TextMarks.none() : TextMarks.after(before.articles());
    }

    /** Keeps nothing. */
    public static PageMemory none() {
        return new PageMemory(null, null, "", KeptPages.NONE);
    }

    /**
     * @param file where it is kept
     * @param sink into the folder
     * @param program which one builds, by its content
     */
    public static PageMemory in(Path file, FolderSink sink, String program) {
        return new PageMemory(file, sink, program, KeptPages.read(file));
    }

    /** The file for a blog that is built into a folder. */
    public static Path file(Path caches, Path blog, Path output) {
        byte[] digest =
                new Fingerprint().add(blog.toString()).add(output.toString()).digest();
        return caches.resolve(HexFormat.of().formatHex(Arrays.copyOf(digest, NAMED)) + ENDING);
    }

    private static Path texts(Path file) {
        return file.resolveSibling(file.getFileName().toString().replace(ENDING, TEXTS));
    }

    boolean isOn() {
        return file != null;
    }

    String program() {
        return program;
    }

    TextMarks marks() {
        return marks;
    }

    Reads reads() {
        return marks.reads();
    }

    /** @param now of this build; where it is another one, no page is left */
    void begin(byte[] now) {
        key = now;
        continued = isOn() && Arrays.equals(now, before.key());
    }

    /** Whether a page may be left. */
    boolean isContinued() {
        return continued;
    }

    /** Leaves a page as it is; false where it has to be made. */
    boolean leave(String path, Extras extras, @Nullable PictureSizes sizes) {
        KeptPages.Page page = continued ? before.pages().get(path) : null;
        if (page == null
                || !page.articles().stream().allMatch(marks::isSame)
                || !page.pictures().entrySet().stream()
                        .allMatch(picture ->
                                sizes != null && sizes.size(picture.getKey()).equals(picture.getValue()))
                || !Objects.requireNonNull(sink).leave(path, page.mark())) {
            return false;
        }
        extras.add(path, page.extras());
        pages.put(path, page);
        return true;
    }

    /** Takes note of a page that was put. */
    void note(String path, Reads.Page made, Extras extras, @Nullable PictureSizes sizes) {
        FileMark mark = Objects.requireNonNull(sink).marks().get(path);
        if (mark == null || made.hasTime()) {
            return;
        }
        Map<String, String> pictures = new TreeMap<>();
        if (sizes != null) {
            sizes.on(path).forEach(picture -> pictures.put(picture, sizes.size(picture)));
        }
        pages.put(path, new KeptPages.Page(mark, List.copyOf(made.articles()), extras.of(path), pictures));
    }

    /**
     * Leaves the search's index as it is, where none of the articles in it has another text.
     *
     * @return how many files it has; none where it has to be made
     */
    OptionalInt leaveIndex(List<Article> found) {
        boolean same = continued
                && !before.index().isEmpty()
                && found.stream()
                        .allMatch(article -> marks.isSame(article.text().article()));
        if (!same
                || !before.index().entrySet().stream().allMatch(one -> leaveIndexFile(one.getKey(), one.getValue()))) {
            return OptionalInt.empty();
        }
        texts.clear();
        return OptionalInt.of(before.index().size());
    }

    /** Leaves a file of the index as it is, which is named by its content. */
    boolean leaveIndexFile(String path, long length) {
        FileMark mark = before.index().get(path);
        return mark != null && mark.length() == length && leaveIndexFile(path, mark);
    }

    private boolean leaveIndexFile(String path, FileMark mark) {
        boolean left = Objects.requireNonNull(sink).leave(path, mark);
        if (left) {
            index.put(path, mark);
        }
        return left;
    }

    /** Takes note of a file of the index that was put. */
    void noteIndexFile(String path) {
        FileMark mark = sink == null ? null : sink.marks().get(path);
        if (mark != null) {
            index.put(path, mark);
        }
    }

    /** What of an article can be found; from any thread. */
    ArticleText found(Article article) {
        String name = article.text().article();
        TextMarks.Mark mark = marks.of(name);
        if (mark == null) {
            return ArticleText.of(article.body().content());
        }
        KeptTexts kept = textsBefore.value();
        KeptTexts.Text known = Arrays.equals(kept.key(), key) ? kept.all().get(name) : null;
        if (known == null || !known.mark().equals(mark.digest())) {
            known = new KeptTexts.Text(
                    mark.digest(), ArticleText.of(article.body().content()));
        }
        texts.put(name, known);
        return known.text();
    }

    /**
     * Keeps it; to be called when all is in its place.
     *
     * @return why it can't be kept; empty where it is
     */
    public Optional<String> save() {
        if (file == null) {
            return Optional.empty();
        }
        Path folder = Objects.requireNonNull(file.getParent());
        try {
            Files.createDirectories(folder);
            write(file, new KeptPages(key, marks.now(), pages, index)::write);
            if (!texts.isEmpty()) {
                write(texts(file), new KeptTexts(key, texts)::write);
            }
            removeOldest(folder);
            return Optional.empty();
        } catch (IOException full) {
            return Optional.of(full.toString());
        }
    }

    private interface Writing {
        void to(Path file) throws IOException;
    }

    /** Whole or not at all while the system runs; after a failure of the power its checksum tells. */
    private static void write(Path file, Writing all) throws IOException {
        Path draft = Files.createTempFile(file.getParent(), "", DRAFT);
        try {
            all.to(draft);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Forgets what was kept there. */
    public static void forget(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.deleteIfExists(texts(file));
    }

    private static void removeOldest(Path folder) throws IOException {
        record Dated(Path file, FileTime time) {}
        List<Dated> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path one : (Iterable<Path>) files::iterator) {
                if (ENDINGS.stream().anyMatch(one.toString()::endsWith)) {
                    all.add(new Dated(one, Files.getLastModifiedTime(one)));
                }
            }
        }
        all.sort(Comparator.comparing(Dated::time).reversed());
        for (Dated old : all.subList(Math.min(all.size(), MOST_FILES), all.size())) {
            Files.deleteIfExists(old.file());
        }
    }
}
