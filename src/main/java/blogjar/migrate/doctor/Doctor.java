package blogjar.migrate.doctor;

import blogjar.build.Build;
import blogjar.build.Progress;
import blogjar.config.ConfigFiles;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.diagnostic.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Finds out what becomes of a blog here, without writing anything. */
public final class Doctor {
    private final Build.Settings settings;
    private final Path root;
    private final Set<Finding> findings = new HashSet<>();
    private boolean themeReplaced;

    private Doctor(Build.Settings settings) {
        this.settings = settings;
        this.root = settings.source().toAbsolutePath().normalize();
    }

    /**
     * Reads a blog's settings, {@code package.json} and tree, and builds it into nothing.
     *
     * @throws ProblemException where there is no blog to read
     * @throws IOException where a folder can't be listed
     */
    public static Diagnosis examine(Build.Settings settings) throws IOException {
        return new Doctor(settings).examine();
    }

    private Diagnosis examine() throws IOException {
        Diagnosis built = new Diagnosis(0, 0, 0, List.of());
        Path source = root.resolve("source");
        try {
            Build build = Build.prepare(settings);
            source = build.sourceFolder();
            Build.Report report = build.run(output -> {}, Progress.NONE);
            built = new Diagnosis(report.posts(), report.pages(), report.outputs(), List.of());
            told(report.problems());
        } catch (ProblemException fatal) {
            if (!holdsFiles(source)) {
                throw fatal;
            }
            told(fatal.problems());
        }
        findings.addAll(PluginFindings.of(root));
        settings();
        findings.addAll(OwnCode.in(root));
        Comparator<Finding> order = Comparator.comparing(Finding::fate)
                .thenComparing(finding -> !ThemeFindings.isTheme(finding))
                .thenComparing(finding -> finding.file() == null ? "" : finding.file())
                .thenComparingInt(Finding::line)
                .thenComparing(Finding::message);
        return new Diagnosis(
                built.posts(),
                built.pages(),
                built.files(),
                findings.stream().sorted(order).toList());
    }

    /** Whether there is anything to publish, were it not for what the build told. */
    private boolean holdsFiles(Path source) throws IOException {
        if (!Files.isDirectory(source)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(source)) {
            return files.anyMatch(Files::isRegularFile);
        } catch (UncheckedIOException unreadable) {
            throw Objects.requireNonNull(unreadable.getCause());
        }
    }

    private void settings() {
        try {
            Problems told = new Problems(); // by the build
            ConfigFiles.Loaded loaded = ConfigFiles.load(root, settings.configFiles(), settings.overrides(), told);
            findings.addAll(SettingFindings.of(loaded));
            findings.addAll(ThemeFindings.of(loaded, themeReplaced));
        } catch (ProblemException unreadable) {
            return; // told by the build
        }
    }

    private void told(List<Problem> problems) {
        for (Problem problem : problems) {
            switch (problem.topic()) {
                case THEME -> themeReplaced = true;
                case PLUGIN -> {} // found in package.json
                case TAG -> findings.add(Finding.of(Finding.Fate.LOST, problem));
                case OTHER ->
                    findings.add(Finding.of(problem.isError() ? Finding.Fate.LOST : Finding.Fate.LOOK, problem));
            }
        }
    }
}
