package blogjar.cli;

import blogjar.acme.AcmeSettings;
import blogjar.acme.store.Store;
import blogjar.build.Build;
import blogjar.config.Config;
import blogjar.config.ConfigFiles;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.diagnostic.Problems;
import blogjar.serve.Issuance;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** A command that works on the folder of certificates of a blog, which need not be there itself. */
abstract class CertificatesCommand extends TerminalCommand {
    final SourceOptions blog = new SourceOptions();
    final CertificateOptions kept = new CertificateOptions();

    @Override
    void declare(Usage usage) {
        blog.declare(usage);
        kept.declare(usage);
    }

    final Config config() {
        Build.Settings settings = blog.settings(blog.folder(), terminal(), kept.settings());
        Problems problems = new Problems();
        Config config = ConfigFiles.load(blog.folder(), settings.configFiles(), settings.overrides(), problems)
                .config();
        problems.all().stream().filter(problem -> problem.isError()).forEach(terminal()::tell);
        return config;
    }

    final Store store(Config config) {
        return Store.at(
                kept.store(config, blog.folder(), terminal().environment()), Clock.systemUTC(), terminal()::tell);
    }

    /**
     * How certificates are had.
     *
     * @throws ProblemException where none are to be had by the settings
     */
    final Issuance issuance(Config config) {
        Map<String, String> environment = terminal().environment();
        AcmeSettings settings = kept.acme(config, environment, terminal()::tell)
                .orElseThrow(() -> new ProblemException(
                        Problem.error("no certificates are to be had from a CA by the settings of this blog")
                                .fix("give --acme EMAIL --agree, or set server.acme in _config.yml")));
        Path folder = kept.store(config, blog.folder(), environment);
        return kept.issuance(settings, folder, config, environment, terminal()::tell);
    }
}
