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
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    private static final Comparator<SourceFile> BY_PATH = Comparator.comparing(SourceFile::path, SourceFile.PATHS);

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
        List<SourceFile> files = list();
        List<SourceFile> assets = new ArrayList<>();
        List<SourceFile> besidePosts = new ArrayList<>();
        List<SourceFile> dataFiles = new ArrayList<>();
        List<Task> tasks = new ArrayList<>();
        for (SourceFile file : files) {
            String path = file.path();
            if (path.contains(DATA) && (path.startsWith(DATA) || path.contains("/" + DATA))) {
                dataFiles.add(file);
            }
            boolean post = path.startsWith(POSTS) || path.startsWith(DRAFTS);
            if (post && !isTemporary(path)) {
                String rest = path.substring(path.indexOf('/') + 1);
                if (!isHidden(rest) && isPost(path)) {
                    tasks.add(new Task(file, path.startsWith(POSTS) ? Document.Kind.POST : Document.Kind.DRAFT));
                }
                besidePosts.add(file);
            }
            if (!isExcluded(path)) {
                if (isRendered(path)) {
                    tasks.add(new Task(file, Document.Kind.PAGE));
                } else {
                    assets.add(file);
                }
            }
        }
        List<Document> documents = InParallel.map(tasks, this::document).stream()
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList();
        if (memory != null) {
            memory.keepOnly(tasks.stream()
                    .map(task -> new DocumentMemory.Key(task.file().file(), task.kind()))
                    .collect(Collectors.toSet()));
        }
        return new SourceTree(documents, assets, besidePosts, data(dataFiles), leftOut.get());
    }

    private record Task(SourceFile file, Document.Kind kind) {}

    private boolean isPost(String path) {
        return isRendered(path) && (!assetFolders || Renderers.extension(path).equals(postExtension));
    }

    private List<SourceFile> list() {
        List<SourceFile> files = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return files;
        }
        try {
            Map<String, Instant> commits = isByCommit(config) ? CommitTimes.read(folder, problems) : Map.of();
            Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, new Lister(files, commits));
        } catch (IOException unreadable) {
            throw new ProblemException(Problem.error("the source folder can't be read: " + unreadable.getMessage())
                    .in(folder.toString())
                    .fix("check that it is there and that you may read it"));
        }
        files.sort(BY_PATH);
        return files;
    }

    private final class Lister extends SimpleFileVisitor<Path> {
        private final List<SourceFile> files;

        private final Map<String, Instant> commits;

        Lister(List<SourceFile> files, Map<String, Instant> commits) {
            this.files = files;
            this.commits = commits;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes) {
            if (dir.equals(folder)) {
                return FileVisitResult.CONTINUE;
            }
            String name = dir.getFileName().toString();
            // Nothing below a dot folder is published unless 'include' names it.
            boolean hidden = name.startsWith(".") && include.isEmpty();
            return hidden || Glob.any(ignore, dir.toString()) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (attributes.isDirectory()) {
                problems.add(Problem.notice("this folder is deeper than " + DEEPEST + " levels; it is left out")
                        .in(name(file))
                        .fix("move it nearer to the root"));
            } else if (!attributes.isRegularFile()) {
                problems.add(Problem.notice("this is neither a file nor a folder; it is left out")
                        .in(name(file))
                        .fix("remove it, or mend the link"));
            } else if (!Glob.any(ignore, file.toString())) {
                Instant written = attributes.lastModifiedTime().toInstant();
                files.add(new SourceFile(
                        path(file),
                        file,
                        attributes.size(),
                        commits.getOrDefault(path(file), written),
                        attributes.creationTime().toInstant()));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            if (failure instanceof FileSystemLoopException) {
                problems.add(Problem.notice("this link leads back to a folder that it is in; it is not followed")
                        .in(name(file))
                        .fix("remove the link"));
            } else {
                problems.add(Problem.unreadable(name(file), failure));
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
