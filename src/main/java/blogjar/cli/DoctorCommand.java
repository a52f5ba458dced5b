package blogjar.cli;

import blogjar.migrate.doctor.Diagnosis;
import blogjar.migrate.doctor.Doctor;
import blogjar.migrate.doctor.DoctorJson;
import blogjar.migrate.doctor.DoctorPage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code doctor} */
@Command(
        name = "doctor",
        description = "Tells what becomes of a Hexo blog here: what is built in, what is mapped to something of ours,"
                + " what is ignored, and what would be lost. Writes nothing.",
        footer = {
            "",
            "Exit codes: 0 ready, 1 something would be lost, 2 there is no blog to read.",
            "",
            "Example: java -jar blog.jar doctor my-blog"
        })
final class DoctorCommand extends TerminalCommand {
    @Parameters(
            arity = "0..1",
            paramLabel = "FOLDER",
            description = "The blog's folder, as --source names it. Default: the current folder.")
    @Nullable
    Path folder;

    @Mixin
    SourceOptions blog = new SourceOptions();

    @Option(names = "--json", description = "Print the same as JSON, in the form that docs/from-hexo.md describes.")
    boolean json;

    @Spec
    @Nullable
    CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (folder != null) {
            if (Objects.requireNonNull(spec).commandLine().getParseResult().hasMatchedOption("--source")) {
                throw new ParameterException(spec.commandLine(), "the folder is named twice: FOLDER and --source");
            }
            blog.source = folder;
        }
        Diagnosis diagnosis = Doctor.examine(blog.settings(blog.folder(), terminal()));
        terminal()
                .print(
                        json
                                ? DoctorJson.of(diagnosis)
                                : DoctorPage.of(diagnosis, terminal().hasColours()));
        return diagnosis.verdict() == Diagnosis.Verdict.NOT_READY ? Program.FAILED : Program.DONE;
    }
}
