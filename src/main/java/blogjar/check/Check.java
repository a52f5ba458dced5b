package blogjar.check;

import blogjar.build.Build;
import blogjar.check.Finding.Kind;
import blogjar.config.Config;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.Problems;
import blogjar.redirect.RedirectSettings;
import blogjar.redirect.Redirects;
import blogjar.redirect.RedirectsFile;
import blogjar.route.Route;
import blogjar.site.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A blog looked through. */
public final class Check {
    private final Path root;
    private final Build build;

    /** @param root the blog's folder */
    public Check(Path root, Build build) {
        this.root = root;
        this.build = build;
    }

    /**
     * What was found.
     *
     * @param findings by place, without those that the blog wants not to hear
     * @param ignored how many those were
     * @param pages that were looked at
     * @param outer addresses of other hosts in articles, with {@code file:line} of the first that has each
     */
    public record Result(List<Finding> findings, int ignored, int pages, Map<String, String> outer) {
        /** The same with others among them. */
        public Result with(List<Finding> others) {
            List<Finding> both = new ArrayList<>(findings);
            both.addAll(others);
            both.sort(Finding.BY_PLACE);
            return new Result(both, ignored, pages, outer);
        }
    }

    /**
     * Builds the blog and looks through it.
     *
     * @throws blogjar.diagnostic.ProblemException where nothing can be built
     */
    public Result run() throws IOException {
        Config config = build.config();
        Looked looked = new Looked();
        Build.Inventory inventory = build.inspect(looked);
        Sources sources = new Sources(root);
        String folder = sources.name(build.sourceFolder()) + "/";
        Links links = new Links(
                looked,
                config,
                sources,
                inventory.routes(),
                files(inventory, folder, sources),
                sources.settings(build.sourceFolder()),
                elsewhere(config, looked));
        List<Finding> all = new ArrayList<>();
        inventory.problems().forEach(problem -> all.add(of(problem)));
        all.addAll(links.findings());
        all.addAll(new Articles(inventory.site(), sources, folder).findings(links.wordless()));
        all.addAll(new Orphans(root, build.sourceFolder(), looked).findings(inventory.routes(), sources));
        List<Finding> kept = kept(config, all);
        return new Result(kept, all.size() - kept.size(), looked.pages().size(), links.outer());
    }

    /** Those that the blog does not want silenced, each once, by place. */
    public static List<Finding> kept(Config config, List<Finding> findings) {
        List<Ignored> ignored = Ignored.of(config);
        return findings.stream()
                .filter(finding -> ignored.stream().noneMatch(entry -> entry.covers(finding)))
                .distinct()
                .sorted(Finding.BY_PLACE)
                .collect(Collectors.toList());
    }

    private static Finding of(Problem problem) {
        return new Finding(
                problem.isError() ? Kind.BUILD : Kind.NOTICE,
                Objects.requireNonNullElse(problem.file(), "_config.yml"),
                problem.line(),
                "",
                problem.message(),
                Objects.requireNonNullElse(problem.fix(), ""));
    }

    /** The documents by the paths of their pages. */
    private static Map<String, String> files(Build.Inventory inventory, String folder, Sources sources) {
        Map<String, String> files = new HashMap<>();
        Site site = inventory.site();
        site.pages().forEach(page -> files.put(blogjar.route.Routes.format(page.path()), folder + page.source()));
        for (Route route : inventory.routes()) {
            if (route instanceof Route.Templated page) {
                String source = page.view().match(one -> one.article().source(), list -> "");
                if (!source.isEmpty()) {
                    files.put(route.path(), folder + source);
                }
            } else if (route instanceof Route.Copied copied) {
                files.put(route.path(), sources.name(copied.file()));
            }
        }
        return files;
    }

    /** Paths that a rule leads on, or that another program answers. */
    private Predicate<String> elsewhere(Config config, Looked looked) throws IOException {
        Redirects settings = RedirectSettings.of(config);
        Path rules = build.sourceFolder().resolve(RedirectsFile.NAME);
        Redirects file = Files.isRegularFile(rules)
                ? RedirectsFile.read(
                        RedirectsFile.NAME, Files.readString(rules), path -> false, new Problems()) // told by the build
                : Redirects.NONE;
        List<String> others = new ArrayList<>(config.map("server.proxy").keySet());
        others.addAll(config.map("server.directories").keySet());
        List<String> prefixes = others.stream()
                .map(path -> path.replaceFirst("^/", "").replaceFirst("[*/]+$", ""))
                .toList();
        Predicate<String> page = path -> looked.file(path).isPresent();
        return path -> settings.find(path, "", page).isPresent()
                || file.find(path, "", page).isPresent()
                || prefixes.stream().anyMatch(prefix -> path.equals(prefix) || path.startsWith(prefix + "/"))
                || path.startsWith("-/");
    }
}
