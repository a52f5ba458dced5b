package blogjar.check;

import blogjar.check.Finding.Kind;
import blogjar.route.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Pictures, sounds and films of the blog whose names no text has: no page, no style, no draft, no setting. */
final class Orphans {
    private static final Pattern MEDIA =
            Pattern.compile("(?i).*\\.(png|jpe?g|gif|webp|avif|svg|bmp|mp3|m4a|mp4|webm|mov|ogg|flac|wav)");

    /** Files that browsers and others ask for without being told. */
    private static final Pattern ASKED =
            Pattern.compile("(?i)(favicon|apple-touch-icon|android-chrome|mstile|safari-pinned).*");

    private static final Pattern TEXT =
            Pattern.compile("(?i).*\\.(md|markdown|mkd|html?|ya?ml|json|css|styl|less|scss|js|ejs|njk|pug|txt|xml)");

    private final Path root;
    private final Path source;
    private final Looked looked;

    Orphans(Path root, Path source, Looked looked) {
        this.root = root;
        this.source = source;
        this.looked = looked;
    }

    List<Finding> findings(List<Route> routes, Sources sources) throws IOException {
        readAll(source);
        readAll(root.resolve("scaffolds"));
        for (String setting : sources.settings(source)) {
            sources.lines(setting).forEach(looked::name);
        }
        List<Finding> findings = new ArrayList<>();
        for (Route route : routes) {
            if (route instanceof Route.Copied copied && copied.file().startsWith(source)) {
                String name = copied.file().getFileName().toString();
                boolean hidden = ("/" + route.path()).contains("/.");
                if (MEDIA.matcher(name).matches()
                        && !hidden
                        && !ASKED.matcher(name).matches()
                        && !looked.isNamed(name)) {
                    findings.add(new Finding(
                            Kind.ORPHAN,
                            sources.name(copied.file()),
                            0,
                            route.path(),
                            "nothing in the blog names this file",
                            "remove it, or silence this if others link to it"));
                }
            }
        }
        return findings;
    }

    private void readAll(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (TEXT.matcher(file.getFileName().toString()).matches() && Files.size(file) < 4 << 20) {
                    looked.name(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.UTF_8));
                }
            }
        }
    }
}
