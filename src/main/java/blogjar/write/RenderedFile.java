package blogjar.write;

import blogjar.config.Config;
import blogjar.content.FrontMatter;
import blogjar.content.Renderers;
import blogjar.content.WholeText;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.site.PlainMarkdown;
import blogjar.tagplugin.nunjucks.Template;
import blogjar.text.Json;
import blogjar.yaml.Yaml;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One file rendered by itself ({@code hexo render}), by its extension or that of an engine: Markdown and Nunjucks to HTML, YAML and
 * JSON to a value, all else as it is. Tags of posts and front matter are no matter of it.
 *
 * @param root what messages name files from
 * @param engine an extension without dot; empty for that of the file
 */
public record RenderedFile(Path root, Path file, String engine) {

    /**
     * What it is rendered to.
     *
     * @return a text; a map, a list or another value of YAML and JSON
     * @throws ProblemException where it can't be read, or is broken
     */
    public @Nullable Object value(Config config) {
        String name = root.relativize(file).toString().replace('\\', '/');
        String text = WholeText.read(root, file);
        String extension = engine.isEmpty() ? Renderers.extension(name) : engine;
        return switch (extension) {
            case "yml", "yaml" -> Yaml.parse(name, text, 1).value();
            case "json" -> json(name, text);
            case "njk", "j2", "swig", "html", "htm" ->
                extension.startsWith("htm") ? text : Template.render(text, Map.of(), new Words(name));
            default ->
                Renderers.isMarkdown("x." + extension)
                        ? new PlainMarkdown(config)
                                .html(text.substring(
                                        FrontMatter.parse(name, text).bodyOffset()))
                        : text;
        };
    }

    private static @Nullable Object json(String name, String text) {
        try {
            return Json.parse(text);
        } catch (Json.SyntaxException broken) {
            throw new ProblemException(Problem.error("this is not JSON: " + broken.getMessage())
                    .at(name, text, broken.offset())
                    .fix("correct it, or name another engine with --engine"));
        }
    }
}
