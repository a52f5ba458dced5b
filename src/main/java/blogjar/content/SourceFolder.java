package blogjar.content;

import blogjar.config.Config;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.diagnostic.Problems;
import blogjar.diagnostic.SourceText;
import blogjar.text.Glob;
import blogjar.text.Json;
import blogjar.yaml.Yaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads a source folder: which file is what (hexo/plugins/processor), and the front matter of each document.
 * A file that can't be read is told and left out, as Hexo does; the others go on.
 */
public final class SourceFolder {
    private static final String POSTS = "_posts/";
    private static final String DRAFTS = "_drafts/";
    private static final String DATA = "_data/";
    private static final int DEEPEST = 100;

    /** Published as it is, though its name is that of a hidden file: the rules that hosts of sites read. */
    private static final String REDIRECTS = "_redirects";

    private final Path folder;
    private final Config config;
    private final Problems problems;
    private final List<Glob> ignore;
    private final List<Glob> include;
    private final List<Glob> exclude;
    private final List<Glob> skipRender;
    private final boolean assetFolders;
    private final String postExtension;
    private final AtomicInteger leftOut = new AtomicInteger();

    /** Null where times of files say nothing of their content. */
    private final @Nullable DocumentMemory memory;

    /** Without a memory. */
    public SourceFolder(Path folder, Config config, Problems problems) {
        this(folder, config, new DocumentMemory(), problems);
    }

    /**
     * @param folder the source folder, absolute
     * @param memory of what was read of it before, with the same configuration
     * @param problems takes what can't be read
     */
    public SourceFolder(Path folder, Config config, DocumentMemory memory, Problems problems) {
        this.memory = isByCommit(config) ? null : memory;
        this.folder = folder;
        this.config = config;
        this.problems = problems;
        this.ignore = globs("ignore");
        this.include = globs("include");
        this.exclude = globs("exclude");
        this.skipRender = globs("skip_render");
        this.assetFolders = config.flag("post_asset_folder", false);
        this.postExtension = Renderers.extension(config.text("new_post_name", ":title.md"));
    }

    private static boolean isByCommit(Config config) {
        return config.text("updated_option", "mtime").equals("git");
    }

    private List<Glob> globs(String key) {
        return config.texts(key).stream().map(Glob::of).toList();
    }

    /** Whether a path is left out of pages and assets: temporary, excluded, or hidden and not included. */
    public boolean isExcluded(String path) {
        boolean hidden = isHidden(path) && !path.equals(REDIRECTS) && !Glob.any(include, path);
        return isTemporary(path) || Glob.any(exclude, path) || hidden;
    }

    /** Whether a file is rendered rather than copied. */
    public boolean isRendered(String path) {
        return Renderers.outputOf(path) != null && !Glob.any(skipRender, path);
    }

    static boolean isTemporary(String path) {
        return path.endsWith("%") || path.endsWith("~");
    }

    static boolean isHidden(String path) {
        return path.startsWith("_") || path.startsWith(".") || path.contains("/_") || path.contains("/.");
    }

    /** Reads all of it, each file once. */
    public SourceTree read() {
        List<SourceFile> assets = new ArrayList<>();
        List<SourceFile> besidePosts = new ArrayList<>();
        List<SourceFile> dataFiles = new ArrayList<>();
        List<Task> tasks = new ArrayList<>();
        for (Listing.Sorted sorted : list().files()) {
            SourceFile file = sorted.file();
            if (sorted.data()) {
                dataFiles.add(file);
            }
            Document.Kind post = sorted.post();
            if (post != null) {
                tasks.add(new Task(file, post));
            }
            if (sorted.besidePosts()) {
                besidePosts.add(file);
            }
            if (sorted.page()) {
                tasks.add(new Task(file, Document.Kind.PAGE));
            }
            if (sorted.asset()) {
                assets.add(file);
            }
        }
        List<Document> documents = InParallel.map(tasks, this::document).stream()
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        if (memory != null && memory.size() > tasks.size()) {
            memory.keepOnly(tasks.stream()
                    .map(task -> new DocumentMemory.Key(task.file().file(), task.kind()))
                    .collect(Collectors.toSet()));
        }
        return new SourceTree(documents, assets, besidePosts, data(dataFiles), leftOut.get());
    }

    private Listing.Sorted sorted(SourceFile file) {
        String path = file.path();
        boolean data = path.contains(DATA) && (path.startsWith(DATA) || path.contains("/" + DATA));
        boolean below = (path.startsWith(POSTS) || path.startsWith(DRAFTS)) && !isTemporary(path);
        boolean post = below && !isHidden(path.substring(path.indexOf('/') + 1)) && isPost(path);
        Document.Kind kind = path.startsWith(POSTS) ? Document.Kind.POST : Document.Kind.DRAFT;
        boolean excluded = isExcluded(path);
        boolean rendered = !excluded && isRendered(path);
        return new Listing.Sorted(file, data, post ? kind : null, below, rendered, !excluded && !rendered);
    }

    private record Task(SourceFile file, Document.Kind kind) {}

    private boolean isPost(String path) {
        return isRendered(path) && (!assetFolders || Renderers.extension(path).equals(postExtension));
    }

    /** What is known to have changed is looked at again; where that is not known, all of it. */
    private Listing list() {
        DocumentMemory.Listed known = memory == null ? null : memory.listed();
        Listing again = known == null ? null : again(known.listing(), known.again());
        if (again == null) {
            return walk();
        }
        Objects.requireNonNull(memory).keep(again);
        return again;
    }

    private Listing walk() {
        Instant begun = Instant.now();
        List<Listing.Sorted> files = new ArrayList<>();
        Problems told = new Problems();
        if (Files.isDirectory(folder)) {
            try {
                Map<String, Instant> commits = isByCommit(config) ? CommitTimes.read(folder, problems) : Map.of();
                Files.walkFileTree(
                        folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, new Lister(files, commits, told));
            } catch (IOException unreadable) {
                throw new ProblemException(Problem.error("the source folder can't be read: " + unreadable.getMessage())
                        .in(folder.toString())
                        .fix("check that it is there and that you may read it"));
            }
        }
        problems.addAll(told);
        Listing listing = Listing.of(files, begun);
        if (memory != null && told.all().isEmpty()) { // what is wrong is looked at until it is mended
            memory.keep(listing);
        }
        return listing;
    }

    /** As listed before, but for some files; null where one of these is no file, so that it takes a walk to know what is to be said of it. */
    private @Nullable Listing again(Listing before, Set<Path> some) {
        Instant begun = Instant.now();
        List<Listing.Sorted> there = new ArrayList<>();
        Set<String> gone = new HashSet<>();
        for (Path file : some) {
            if (!file.startsWith(folder) || isPassedOver(file)) {
                continue;
            }
            try {
                BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                if (!attributes.isRegularFile() || folder.relativize(file).getNameCount() > DEEPEST) {
                    return null;
                }
                there.add(sorted(
                        file(file, attributes, attributes.lastModifiedTime().toInstant())));
            } catch (NoSuchFileException absent) {
                if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                    return null;
                }
                gone.add(path(file));
            } catch (IOException unreadable) {
                return null;
            }
        }
        return before.with(there, gone, begun);
    }

    private boolean isPassedOver(Path file) {
        for (Path dir = file.getParent(); dir != null && !dir.equals(folder); dir = dir.getParent()) {
            if (isPassed(dir)) {
                return true;
            }
        }
        return Glob.any(ignore, file.toString());
    }

    /** Nothing below a dot folder is published unless 'include' names it. */
    private boolean isPassed(Path dir) {
        boolean hidden = dir.getFileName().toString().startsWith(".") && include.isEmpty();
        return hidden || Glob.any(ignore, dir.toString());
    }

    private SourceFile file(Path file, BasicFileAttributes attributes, Instant modified) {
        return new SourceFile(
                path(file),
                file,
                attributes.size(),
                modified,
                attributes.creationTime().toInstant());
    }

    private final class Lister extends SimpleFileVisitor<Path> {
        private final List<Listing.Sorted> files;
        private final Map<String, Instant> commits;
        private final Problems told;

        Lister(List<Listing.Sorted> files, Map<String, Instant> commits, Problems told) {
            this.files = files;
            this.commits = commits;
            this.told = told;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            return !dir.equals(folder) && isPassed(dir) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isDirectory()) {
                told.add(Problem.notice("this folder is deeper than " + DEEPEST + " levels; it is left out")
                        .in(name(file))
                        .fix("move it nearer to the root"));
            } else if (!attributes.isRegularFile()) {
                told.add(Problem.notice("this is neither a file nor a folder; it is left out")
                        .in(name(file))
                        .fix("remove it, or mend the link"));
            } else if (!Glob.any(ignore, file.toString())) {
                Instant written = attributes.lastModifiedTime().toInstant();
                files.add(sorted(file(file, attributes, commits.getOrDefault(path(file), written))));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            if (failure instanceof FileSystemLoopException) {
                told.add(Problem.notice("this link leads back to a folder that it is in; it is not followed")
                        .in(name(file))
                        .fix("remove the link"));
            } else {
                told.add(Problem.unreadable(name(file), failure));
                leftOut.incrementAndGet();
            }
            return FileVisitResult.CONTINUE;
        }
    }

    private String path(Path file) {
        String path = folder.relativize(file).toString();
        return java.io.File.separatorChar == '/' ? path : path.replace(java.io.File.separatorChar, '/');
    }

    private String name(Path file) {
        return "source/" + path(file);
    }

    private @Nullable Document document(Task task) {
        DocumentMemory.Reading known = memory == null ? null : memory.of(task.file(), task.kind());
        DocumentMemory.Reading reading = known == null ? read(task) : known;
        problems.addAll(reading.told());
        if (reading.document() == null) {
            leftOut.incrementAndGet();
        }
        if (memory != null && known == null) {
            memory.keep(task.kind(), reading);
        }
        return reading.document();
    }

    private DocumentMemory.Reading read(Task task) {
        SourceFile file = task.file();
        Instant begun = Instant.now();
        String name = "source/" + file.path();
        Problems told = new Problems();
        Document document = null;
        try {
            String text = text(file, name, told);
            FrontMatter frontMatter = FrontMatter.parse(name, text);
            String output = Objects.requireNonNull(Renderers.outputOf(file.path()));
            if (task.kind() != Document.Kind.DRAFT && output.equals("html")) {
                HeadCheck.tell(name, text, frontMatter, told);
                DateCheck.tell(name, text, frontMatter, config.zone(), told);
            }
            document = new Document(file, task.kind(), frontMatter, text, output);
        } catch (IOException unreadable) {
            told.add(Problem.unreadable(name, unreadable));
        } catch (ProblemException broken) {
            told.addAll(broken.problems());
        }
        return new DocumentMemory.Reading(file, begun, document, told);
    }

    /**
     * The text of a file: UTF-8, no byte order mark, line ends as LF.
     *
     * @throws ProblemException if it can't be read
     */
    public String text(SourceFile file) {
        String name = "source/" + file.path();
        try {
            return text(file, name, problems);
        } catch (IOException unreadable) {
            throw new ProblemException(Problem.unreadable(name, unreadable));
        }
    }

    private static String text(SourceFile file, String name, Problems told) throws IOException {
        return SourceText.of(name, Files.readAllBytes(file.file()), told);
    }

    private Map<String, @Nullable Object> data(List<SourceFile> files) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        for (SourceFile file : files) {
            String path = file.path();
            String key = Renderers.withoutExtension(path.substring(path.indexOf(DATA) + DATA.length()));
            String name = "source/" + path;
            try {
                Object value = dataValue(Renderers.extension(path), name, file);
                if (value != null) {
                    data.put(key, value);
                }
            } catch (IOException unreadable) {
                problems.add(Problem.unreadable(name, unreadable));
                leftOut.incrementAndGet();
            } catch (ProblemException broken) {
                problems.addAll(broken.problems());
                leftOut.incrementAndGet();
            }
        }
        return Collections.unmodifiableMap(data);
    }

    private @Nullable Object dataValue(String extension, String name, SourceFile file) throws IOException {
        switch (extension) {
            case "yml", "yaml" -> {
                return Yaml.parse(name, text(file, name, problems), 1).value();
            }
            case "json" -> {
                String text = text(file, name, problems);
                try {
                    return Json.parse(text);
                } catch (Json.SyntaxException broken) {
                    throw new ProblemException(Problem.error("this is not JSON")
                            .at(name, text, broken.offset())
                            .expected(
                                    Objects.requireNonNull(broken.getMessage()).replaceFirst("^expected ", "")));
                }
            }
            default -> {
                return new String(Files.readAllBytes(file.file()), StandardCharsets.UTF_8);
            }
        }
    }
}
