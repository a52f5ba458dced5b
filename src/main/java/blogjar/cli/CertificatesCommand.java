package blogjar.cli;

import blogjar.acme.store.Store;
import blogjar.build.Build;
import blogjar.config.Config;
import blogjar.config.ConfigFiles;
import blogjar.diagnostic.Problems;
import java.time.Clock;
import picocli.CommandLine.Mixin;

/** A command that works on the folder of certificates of a blog, which need not be there itself. */
abstract class CertificatesCommand extends TerminalCommand {
    @Mixin
    SourceOptions blog = new SourceOptions();

    @Mixin
    CertificateOptions kept = new CertificateOptions();

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
}
