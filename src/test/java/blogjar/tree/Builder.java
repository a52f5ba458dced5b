package blogjar.tree;

import blogjar.cli.Program;
import blogjar.output.FileTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Builds trees with the command, and tells what came of them. */
final class Builder {
    private static final FileTime TIME = FileTime.from(Instant.parse("2024-02-03T04:05:06Z"));
    private static final TextTree GOOD = TextTree.parse("----- _config.yml\ntimezone: UTC\nurl: https://blog.example\n"
            + "----- source/_posts/good.md\n---\ntitle: Good\ndate: 2024-01-01\n---\ntext\n");
    private static final Pattern PROGRESS =
            Pattern.compile("^(rendering|writing) [0-9]+ (article|file)s?$|^built [0-9]+ post");
    /** Styles, scripts and pictures that the built-in theme brings, and its search. */
    private static final Pattern OF_THE_THEME = Pattern.compile(
            "\\.[0-9a-f]{8,}\\.(css|js|svg)$|^search/([htw]\\.[0-9a-f]{8,}\\.(txt|json)|index\\.json)$");

    private static final int NAMED_AT_MOST = 6;

    private final Path temp;
    private final Set<String> usual;

    Builder(Path temp) throws IOException {
        this.temp = temp.toRealPath();
        run(new TextTree(List.of()), List.of());
        this.usual = published();
    }

    /** The exit code, the paths that are more or less than usual, and what was printed. */
    String build(TextTree tree, List<String> options) throws IOException {
        String told = run(tree, options);
        Set<String> now = published();
        Set<String> more = new TreeSet<>(now);
        more.removeAll(usual);
        Set<String> less = new TreeSet<>(usual);
        less.removeAll(now);
        int line = told.indexOf('\n');
        String paths = (more.isEmpty() ? "" : "\npublished " + named(more))
                + (now.isEmpty() ? "\nnothing is published" : less.isEmpty() ? "" : "\nnot published " + named(less));
        return told.substring(0, line) + paths + told.substring(line);
    }

    private static String named(Set<String> paths) {
        String some =
                paths.stream().limit(NAMED_AT_MOST).map(Builder::shortened).collect(Collectors.joining(" "));
        return some + (paths.size() > NAMED_AT_MOST ? " and " + (paths.size() - NAMED_AT_MOST) + " more" : "");
    }

    private String run(TextTree tree, List<String> options) throws IOException {
        FileTree.delete(temp.resolve("blog"));
        Path blog = Files.createDirectories(temp.resolve("blog"));
        if (!options.contains("alone")) {
            GOOD.write(blog);
        }
        tree.write(blog);
        Files.walkFileTree(blog, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()) {
                    Files.setLastModifiedTime(file, TIME);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        List<String> arguments = new ArrayList<>(List.of("generate", "--source", blog.toString()));
        options.stream()
                .filter(o -> !o.equals("alone"))
                .map(o -> o.replace("BLOG", blog.toString()))
                .forEach(arguments::add);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int code = Program.run(arguments.toArray(new String[0]), Map.of(), out, out);
        String told = bytes.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(l -> !PROGRESS.matcher(l).find())
                .map(Builder::shortened)
                .collect(Collectors.joining("\n"));
        return normal("exit " + code + "\n" + told).strip() + "\n";
    }

    private String normal(String text) {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        return text.replace(temp.resolve("blog").toString(), "BLOG")
                .replace(temp.toString(), "TEMP")
                .replace(today.format(DateTimeFormatter.ofPattern("uuuu/MM/dd")), "TODAY")
                .replace(today.format(DateTimeFormatter.ofPattern("'archives/'uuuu/MM/")), "archives/THIS-MONTH/")
                .replace(today.format(DateTimeFormatter.ofPattern("'archives/'uuuu/")), "archives/THIS-YEAR/");
    }

    private static String shortened(String line) {
        return line.length() <= 400 ? line : line.substring(0, 300) + " … (" + line.length() + " characters)";
    }

    private Set<String> published() throws IOException {
        Path folder = temp.resolve("blog/public");
        Set<String> paths = new TreeSet<>();
        if (Files.isDirectory(folder)) {
            try (var files = Files.walk(folder)) {
                files.filter(Files::isRegularFile)
                        .map(f -> normal(folder.relativize(f).toString()))
                        .filter(p ->
                                !p.startsWith(".") && !OF_THE_THEME.matcher(p).find())
                        .forEach(paths::add);
            }
        }
        return paths;
    }
}
