package blogjar.cli;

import blogjar.config.Config;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.serve.Shares;
import blogjar.server.DraftLinks;
import blogjar.write.Draft;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code share} */
final class ShareCommand extends TerminalCommand {
    private static final int USUAL_DAYS = 30;

    private @Nullable String draft;
    private int days = USUAL_DAYS;
    private boolean list;
    private @Nullable String revoked;
    private final SourceOptions blog = new SourceOptions();
    private final CertificateOptions kept = new CertificateOptions();

    @Override
    void declare(Usage usage) {
        usage.says(
                        "Shows a draft to who knows its link, and to nobody else; a running server does so within five seconds.")
                .ends(
                        "",
                        "Examples: java -jar blog.jar share not-yet --days 7",
                        "          java -jar blog.jar share --list",
                        "          java -jar blog.jar share --revoke not-yet")
                .parameters(
                        "0..1",
                        "[DRAFT]",
                        "The name of a file in source/_drafts, without .md, or how it begins.",
                        values -> draft = values.isEmpty() ? null : values.get(0))
                .option(
                        "--days",
                        "N",
                        Integer.class,
                        "For how long the link is good; 0 for until it is revoked or the draft published. Default: 30.",
                        value -> days = value)
                .flag("--list", "The links that are good.", on -> list = on)
                .option(
                        "--revoke",
                        "LINK",
                        String.class,
                        "Take a link back, or all those of a draft.",
                        value -> revoked = value);
        blog.declare(usage);
        kept.declareData(usage);
    }

    @Override
    public Integer call() throws IOException {
        Path root = blog.folder();
        Config config = blog.config(root, terminal());
        Path data = kept.dataFolder(config, root, terminal().environment())
                .orElseThrow(() -> new ProblemException(Problem.error("there is no folder to keep links in")
                        .fix("name the one of the server with --data DIR")));
        Shares shares = new Shares(data, Clock.systemUTC());
        if (revoked != null) {
            return revoke(shares, revoked);
        }
        if (list) {
            shares.open().forEach(share -> terminal().print(line(share, config)));
            return Program.DONE;
        }
        if (draft == null) {
            throw new ProblemException(Problem.error("no draft is named").fix("name one, or ask for --list"));
        }
        String source = new Draft(draft).source(root, config);
        Optional<Instant> until = days > 0 ? Optional.of(Instant.now().plus(Duration.ofDays(days))) : Optional.empty();
        terminal().print(link(shares.add(source, until), config));
        return Program.DONE;
    }

    private int revoke(Shares shares, String what) throws IOException {
        List<Shares.Share> gone = shares.revoke(what);
        if (gone.isEmpty()) {
            throw new ProblemException(
                    Problem.error("there is no link '" + what + "'").fix("see: java -jar blog.jar share --list"));
        }
        gone.forEach(share -> terminal().say("revoked: " + share.draft()));
        return Program.DONE;
    }

    private static String link(Shares.Share share, Config config) {
        return config.links().fullUrlFor(DraftLinks.FOLDER + share.token() + "/");
    }

    private static String line(Shares.Share share, Config config) {
        String until = share.until()
                .map(at -> DateTimeFormatter.ISO_LOCAL_DATE.format(at.atZone(config.zone())))
                .orElse("revoked");
        return link(share, config) + "  " + share.draft() + "  until " + until;
    }
}
