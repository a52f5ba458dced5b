package blogjar.cli;

import blogjar.build.Build;
import blogjar.deploy.Deployment;
import blogjar.deploy.Shipment;
import blogjar.deploy.Target;
import blogjar.deploy.Targets;
import blogjar.front.Front;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.List;

/** {@code deploy} */
final class DeployCommand extends TerminalCommand {
    private static final int MOST_REMOVED = 256;

    private final SourceOptions blog = new SourceOptions();
    private boolean generate;
    private boolean rehearse;
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
        List<Target> targets = targets(build, root, terminal());
        Path site = build.publicFolder();
        if ((generate || !Files.isDirectory(site)) && !built(build, root, site)) {
            return Program.FAILED;
        }
        return run(targets, shipment(build, root, site, mostRemoved, rehearse, terminal()), terminal());
    }

    private boolean built(Build build, Path root, Path site) throws IOException {
        List<Front> fronts = Front.named(List.of(), build.config());
        List<Path> data = GenerateCommand.data(new CertificateOptions(), build, root, terminal());
        return GenerateCommand.into(site, root, build, fronts, data, false, terminal());
    }

    /** @throws blogjar.diagnostic.ProblemException where there is none, or a setting can't be used */
    static List<Target> targets(Build build, Path root, Terminal terminal) {
        return Targets.of(build.config(), root, terminal.environment()::get);
    }

    /** Brings it to all of them, and says what became of each; with the usual limit. */
    static int run(List<Target> targets, Build build, Path root, Path site, Terminal terminal) {
        return run(targets, shipment(build, root, site, MOST_REMOVED, false, terminal), terminal);
    }

    private static Shipment shipment(
            Build build, Path root, Path site, int mostRemoved, boolean rehearse, Terminal terminal) {
        ZonedDateTime now = ZonedDateTime.now(build.config().zone());
        return new Shipment(root, site, mostRemoved, rehearse, now, terminal::say);
    }

    private static int run(List<Target> targets, Shipment shipment, Terminal terminal) {
        int code = Program.DONE;
        for (Deployment.Outcome outcome : Deployment.run(targets, shipment)) {
            if (outcome.problems().isEmpty()) {
                String done = shipment.rehearse() ? "would deploy to " : "deployed to ";
                terminal.say(done + outcome.name() + ": " + outcome.told());
            } else {
                terminal.tellAll(outcome.problems());
                code = Program.FAILED;
            }
        }
        return code;
    }
}
