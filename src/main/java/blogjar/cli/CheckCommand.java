package blogjar.cli;

import blogjar.build.Build;
import blogjar.check.Check;
import blogjar.check.Finding;
import blogjar.check.OtherHosts;
import blogjar.serve.DataFolder;
import blogjar.text.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code check} */
final class CheckCommand extends TerminalCommand {
    private boolean json;
    private boolean strict;
    private boolean external;
    private final SourceOptions blog = new SourceOptions();

    @Override
    void declare(Usage usage) {
        usage.says(
                        "Looks for what is wrong with the blog before its readers do: links, anchors and pictures that lead nowhere,"
                                + " pictures without words, titles and tags that are there twice, files that nothing shows.")
                .ends(
                        "",
                        "A line for each: file:line: what is wrong; how to mend it [kind]. check.ignore in _config.yml silences",
                        "what you don't want to hear (docs/writing.md). Nothing is written.",
                        "Exit codes: 0 nothing is broken, 1 something is, 2 the blog can't be built.",
                        "",
                        "Example: java -jar blog.jar check --source my-blog")
                .flag("--json", "Print everything as JSON.", on -> json = on)
                .flag(
                        "--external",
                        "Ask other hosts whether their pages are still there: a few at once, each page once a day.",
                        on -> external = on)
                .flag("--strict", "Fail for what is not nice, too, not only for what is broken.", on -> strict = on);
        blog.declare(usage);
    }

    @Override
    public Integer call() throws IOException {
        Path root = blog.folder();
        Build build = Build.prepare(blog.settings(root, terminal()));
        Check.Result result = new Check(root, build).run();
        List<String> unknown = List.of();
        if (external) {
            OtherHosts.Result others = new OtherHosts(terminal().environment(), Clock.systemUTC())
                    .ask(
                            result.outer(),
                            DataFolder.usual(root, terminal().environment())
                                    .map(folder -> folder.resolve("links.json"))
                                    .orElse(null));
            unknown = others.unknown();
            result = result.with(Check.kept(build.config(), others.findings()));
        }
        List<Finding> findings = result.findings();
        long errors =
                findings.stream().filter(finding -> finding.kind().isError()).count();
        if (json) {
            terminal().print(Json.print(json(result, unknown)));
        } else {
            findings.forEach(finding -> terminal().print(line(finding)));
            terminal()
                    .say(Summary.counted(result.pages(), "page") + " looked at: " + Summary.counted(errors, "error")
                            + ", "
                            + Summary.counted(findings.size() - errors, "notice")
                            + (external
                                    ? ", " + Summary.counted(unknown.size(), "link") + " of which nothing is certain"
                                    : "")
                            + (result.ignored() == 0 ? "" : ", " + result.ignored() + " silenced by check.ignore"));
        }
        return errors > 0 || strict && !findings.isEmpty() ? Program.FAILED : Program.DONE;
    }

    private static String line(Finding finding) {
        String place = finding.file() + (finding.line() > 0 ? ":" + finding.line() : "");
        String text = place + ": " + finding.message() + (finding.fix().isEmpty() ? "" : "; " + finding.fix()) + " ["
                + finding.kind().word() + "]";
        return text.codePoints()
                .map(c -> Character.isISOControl(c) ? 0xFFFD : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static Map<String, @Nullable Object> json(Check.Result result, List<String> unknown) {
        List<Map<String, @Nullable Object>> findings = new ArrayList<>();
        for (Finding finding : result.findings()) {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("kind", finding.kind().word());
            one.put("error", finding.kind().isError());
            one.put("file", finding.file());
            one.put("line", finding.line() == 0 ? null : finding.line());
            one.put("target", finding.target());
            one.put("message", finding.message());
            one.put("fix", finding.fix());
            findings.add(one);
        }
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("pages", result.pages());
        out.put("ignored", result.ignored());
        out.put("findings", findings);
        out.put("unknown", unknown);
        return out;
    }
}
