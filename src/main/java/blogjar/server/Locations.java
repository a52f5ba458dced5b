package blogjar.server;

import blogjar.config.Config;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.redirect.RedirectSettings;
import blogjar.redirect.Redirects;
import blogjar.server.gateway.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Which requests are sent elsewhere.
 *
 * @param names host names of the site, the canonical one first; those of the certificates need not be repeated
 * @param toHttps whether plain HTTP answers 301 once HTTPS is there
 * @param redirects rules that go before the pages of the site
 * @param webroots folders from which a certificate authority is answered: certbot's, our own
 * @param directories folders beside the site, of which the first that has a path serves it
 * @param services programs that answer below paths of their own, the longest paths first
 * @param sites sites beside the blog, each with a name of its own
 */
public record Locations(
        List<String> names,
        boolean toHttps,
        Redirects redirects,
        List<Path> webroots,
        List<Directory> directories,
        List<Service> services,
        List<SiteFolder> sites) {
    private static final String WEBROOT = "server.acme.webroot";

    public Locations {
        names = List.copyOf(names);
        webroots = List.copyOf(webroots);
        directories = List.copyOf(directories);
        services = List.copyOf(services);
        sites = List.copyOf(sites);
    }

    /** To HTTPS and the first of some names. */
    public static Locations of(String... names) {
        return new Locations(List.of(names), true, Redirects.NONE, List.of(), List.of(), List.of(), List.of());
    }

    /**
     * As a blog's settings say.
     *
     * @throws blogjar.diagnostic.ProblemException where one can't be used
     */
    public static Locations of(Config config) {
        List<String> names = SiteNames.of(config);
        return new Locations(
                names,
                config.flag("server.redirect", true),
                RedirectSettings.of(config),
                webroots(config),
                Directory.of(config),
                ServiceSettings.of(config),
                SiteFolder.of(config, names));
    }

    private static List<Path> webroots(Config config) {
        String folder = config.text(WEBROOT);
        if (folder.isEmpty()) {
            return List.of();
        }
        if (!Files.isDirectory(Path.of(folder))) {
            throw new ProblemException(Problem.error("'" + WEBROOT + "' names no folder: " + folder)
                    .at(config.place(WEBROOT))
                    .expected("the folder of certbot's -w, in which it makes .well-known/acme-challenge/")
                    .fix("make the folder, or correct the path"));
        }
        return List.of(Path.of(folder));
    }

    /** The same, but for what plain HTTP answers. */
    public Locations toHttps(boolean redirect) {
        return new Locations(names, redirect, redirects, webroots, directories, services, sites);
    }

    /** The same, with one more folder of proofs, which need not be there. */
    public Locations answeringFrom(Path webroot) {
        List<Path> more = new ArrayList<>(webroots);
        more.add(webroot);
        return new Locations(names, toHttps, redirects, more, directories, services, sites);
    }
}
