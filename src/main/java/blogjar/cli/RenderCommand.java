package blogjar.cli;

import blogjar.text.Json;
import blogjar.write.RenderedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code render} */
final class RenderCommand extends TerminalCommand {
    private @Nullable Path file;
    private @Nullable Path output;
    private String engine = "";
    private boolean pretty;
    private final SourceOptions blog = new SourceOptions();

    @Override
    void declare(Usage usage) {
        usage.says(
                        "Renders one file as Hexo's 'render' does: Markdown and Nunjucks to HTML, YAML and JSON to JSON, all else as it is.")
                .ends("", "Example: java -jar blog.jar render source/about/index.md -o about.html")
                .parameter("1", "FILE", Path.class, "The file, from the blog's folder.", value -> file = value)
                .option(
                        "-o, --output",
                        "FILE",
                        Path.class,
                        "Where to, from the blog's folder. Default: standard output.",
                        value -> output = value)
                .option(
                        "--engine",
                        "NAME",
                        String.class,
                        "What to take it for: md, njk, yaml, json, … Default: its extension.",
                        value -> engine = value)
                .flag("--pretty", "Print JSON in lines.", on -> pretty = on);
        blog.declare(usage);
    }

    @Override
    public Integer call() throws IOException {
        Path root = blog.folder();
        Path wanted = root.resolve(file == null ? Path.of("") : file).normalize();
        Object value =
                new RenderedFile(root, wanted, engine.replaceFirst("^\\.", "")).value(blog.config(root, terminal()));
        String text = value instanceof String plain ? plain : pretty ? pretty(value, "") : Json.print(value);
        if (output == null) {
            terminal().print(text.endsWith("\n") ? text.substring(0, text.length() - 1) : text);
        } else {
            Path to = root.resolve(output);
            Files.createDirectories(to.toAbsolutePath().getParent());
            Files.writeString(to, text);
        }
        return Program.DONE;
    }

    /** As {@code JSON.stringify(value, null, '  ')} prints it. */
    private static String pretty(@Nullable Object value, String indent) {
        String deeper = indent + "  ";
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            return map.entrySet().stream()
                    .map(entry -> deeper + Json.print(String.valueOf(entry.getKey())) + ": "
                            + pretty(entry.getValue(), deeper))
                    .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
        }
        if (value instanceof List<?> list && !list.isEmpty()) {
            return list.stream()
                    .map(item -> deeper + pretty(item, deeper))
                    .collect(Collectors.joining(",\n", "[\n", "\n" + indent + "]"));
        }
        return Json.print(value);
    }
}
