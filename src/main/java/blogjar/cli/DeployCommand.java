package blogjar.cli;

import blogjar.announce.Announcement;
import blogjar.announce.Announcements;
import blogjar.announce.News;
import blogjar.build.Build;
import blogjar.deploy.Deployment;
import blogjar.deploy.Shipment;
import blogjar.deploy.Target;
import blogjar.deploy.Targets;
import blogjar.diagnostic.Problem;
import blogjar.front.Front;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** {@code deploy} */
final class DeployCommand extends TerminalCommand {
    private static final int MOST_REMOVED = 256;

    private final SourceOptions blog = new SourceOptions();
    private boolean generate;
    private boolean rehearse;
    private boolean all;
    private int mostRemoved = MOST_REMOVED;

    @Override
    void declare(Usage usage) {
        usage.says(
                        "Brings the site to the places that 'deploy' of _config.yml names: a branch, such as that of GitHub Pages, a folder, a host by SFTP, or a bucket of an object store.")
                .ends(
                        "",
                        "What is there already is not sent again. All places are tried, whatever becomes of one of them.",
                        "",
                        "Example: java -jar blog.jar deploy -g --source my-blog")
                .flag(
                        "--generate, -g",
                        "Build the site first; without it that is done only where there is none.",
                        on -> generate = on)
                .flag("--dry-run", "Change nothing, and tell what would be done.", on -> rehearse = on)
                .flag(
                        "--announce",
                        "Tell caches, search engines and hooks of 'announce' of all of the site, not only of what changed.",
                        on -> all = on)
                .option(
                        "--max-deletes",
                        "N",
                        Integer.class,
                        "Change nothing where more files would be removed from a place. Default: " + MOST_REMOVED + ".",
                        value -> mostRemoved = value);
        blog.declare(usage);
    }

    @Override
    public Integer call() throws IOException {
        Path root = blog.folder();
        Build build = Build.prepare(blog.settings(root, terminal()));
        Places places = places(build, root, terminal());
        Path site = build.publicFolder();
        if ((generate || !Files.isDirectory(site)) && !built(build, root, site)) {
            return Program.FAILED;
        }
        return run(places, build, shipment(build, root, site, mostRemoved, rehearse, terminal()), all, terminal());
    }

    private boolean built(Build build, Path root, Path site) throws IOException {
        List<Front> fronts = Front.named(List.of(), build.config());
        List<Path> data = GenerateCommand.data(new CertificateOptions(), build, root, terminal());
        return GenerateCommand.into(site, root, build, fronts, data, false, false, terminal());
    }

    /** Where the site goes, and who is told of it. */
    record Places(List<Target> targets, Announcement announcement) {}

    /** @throws blogjar.diagnostic.ProblemException where there is none, or a setting can't be used */
    static Places places(Build build, Path root, Terminal terminal) {
        UnaryOperator<@Nullable String> environment = terminal.environment()::get;
        Announcements.unspoken(build.config())
                .forEach(kind -> terminal.tellAll(List.of(
                        Problem.notice("'" + kind + "' of deploy is not done: its interface is one search engine's own")
                                .at(build.config().place("deploy"))
                                .fix("announce: {indexnow: KEY} tells Bing and others; Google reads the sitemap"))));
        return new Places(Targets.of(build.config(), root, environment), Announcements.of(build.config(), environment));
    }

    /** Brings it to all of them, and says what became of each; with the usual limit. */
    static int run(Places places, Build build, Path root, Path site, Terminal terminal) throws IOException {
        return run(places, build, shipment(build, root, site, MOST_REMOVED, false, terminal), false, terminal);
    }

    private static Shipment shipment(
            Build build, Path root, Path site, int mostRemoved, boolean rehearse, Terminal terminal) {
        ZonedDateTime now = ZonedDateTime.now(build.config().zone());
        return new Shipment(root, site, mostRemoved, rehearse, now, terminal::say);
    }

    private static int run(Places places, Build build, Shipment shipment, boolean all, Terminal terminal)
            throws IOException {
        int code = Program.DONE;
        Set<String> changed = new TreeSet<>();
        for (Deployment.Outcome outcome : Deployment.run(places.targets, shipment)) {
            changed.addAll(outcome.changed());
            if (outcome.problems().isEmpty()) {
                String done = shipment.rehearse() ? "would deploy to " : "deployed to ";
                terminal.say(done + outcome.name() + ": " + outcome.told());
            } else {
                terminal.tellAll(outcome.problems());
                code = Program.FAILED;
            }
        }
        return isTold(places, build, shipment, all, changed, terminal) ? code : Program.FAILED;
    }

    /** Tells all who are to be told, and says so; false where one could not be. */
    private static boolean isTold(
            Places places, Build build, Shipment shipment, boolean all, Set<String> changed, Terminal terminal)
            throws IOException {
        if (places.announcement.isToNobody()) {
            return true;
        }
        boolean told = true;
        if (all) {
            changed.addAll(shipment.files().keySet());
        }
        News news = News.of(build.config().links(), shipment.site(), changed);
        for (Announcement.Outcome outcome : places.announcement.tell(news, shipment.rehearse())) {
            if (!outcome.problems().isEmpty()) {
                terminal.tellAll(outcome.problems());
                told = false;
            } else if (!outcome.told().isEmpty()) {
                terminal.say((shipment.rehearse() ? "would tell " : "told ") + outcome.name() + ": " + outcome.told());
            }
        }
        return told;
    }
}
