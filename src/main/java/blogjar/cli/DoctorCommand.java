package blogjar.cli;

import blogjar.migrate.doctor.Diagnosis;
import blogjar.migrate.doctor.Doctor;
import blogjar.migrate.doctor.DoctorJson;
import blogjar.migrate.doctor.DoctorPage;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParameterException;

/** {@code doctor} */
final class DoctorCommand extends TerminalCommand {
    private @Nullable Path folder;
    private final SourceOptions blog = new SourceOptions();
    private boolean json;

    @Override
    void declare(Usage usage) {
        usage.says("Tells what becomes of a Hexo blog here: what is built in, what is mapped to something of ours,"
                        + " what is ignored, and what would be lost. Writes nothing.")
                .ends(
                        "",
                        "Exit codes: 0 ready, 1 something would be lost, 2 there is no blog to read.",
                        "",
                        "Example: java -jar blog.jar doctor my-blog")
                .parameter(
                        "0..1",
                        "FOLDER",
                        Path.class,
                        "The blog's folder, as --source names it. Default: the current folder.",
                        value -> folder = value)
                .flag(
                        "--json",
                        "Print the same as JSON, in the form that docs/from-hexo.md describes.",
                        on -> json = on);
        blog.declare(usage);
    }

    @Override
    public Integer call() throws IOException {
        if (folder != null) {
            if (line().getParseResult().hasMatchedOption("--source")) {
                throw new ParameterException(line(), "the folder is named twice: FOLDER and --source");
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
