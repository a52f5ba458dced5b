package blogjar.server;

import blogjar.config.Config;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.text.DnsName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A site beside the blog.
 *
 * @param name by which it is asked for
 * @param folder a ready-made site, or a blog
 */
public record SiteFolder(String name, Path folder) {
    private static final String KEY = "server.sites";

    /**
     * The sites of {@code server.sites}.
     *
     * @param taken names of the blog itself
     * @throws ProblemException where a name or a folder can't be used
     */
    static List<SiteFolder> of(Config config, List<String> taken) {
        List<SiteFolder> sites = new ArrayList<>();
        config.map(KEY).forEach((given, folder) -> {
            Problem wrong = Problem.error("'" + given + ": " + folder + "' in " + KEY + " can't be used")
                    .at(config.place(KEY + "." + given));
            String name = DnsName.of(given)
                    .filter(known -> !known.startsWith("*."))
                    .orElseThrow(() -> new ProblemException(
                            wrong.expected("a name such as files.example.com, without https:// and without a port")
                                    .fix("correct the name")));
            HostNames own = new HostNames(List.of(name), Set.of());
            if (taken.stream().anyMatch(own::contains) || sites.stream().anyMatch(site -> own.contains(site.name()))) {
                throw new ProblemException(wrong.expected("a name that neither the blog nor another site has")
                        .fix("take another name, or remove it from url or server.aliases"));
            }
            if (!(folder instanceof String path) || !Files.isDirectory(Path.of(path))) {
                throw new ProblemException(wrong.expected("a folder that is there, such as /srv/files")
                        .fix("make the folder, or correct its path"));
            }
            sites.add(new SiteFolder(name, Path.of(path)));
        });
        return List.copyOf(sites);
    }
}
