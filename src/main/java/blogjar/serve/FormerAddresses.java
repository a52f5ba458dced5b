package blogjar.serve;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.diagnostic.Problems;
import blogjar.diagnostic.SourceText;
import blogjar.output.Release;
import blogjar.redirect.Ledger;
import blogjar.redirect.Redirects;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The ledger of all addresses that a blog has published, {@code routes.tsv} in the data folder. It is read anew for each
 * release, so that a person may edit it meanwhile.
 */
public final class FormerAddresses {
    static final String FILE = "routes.tsv";

    private final DataFolder data;
    private final Path root;
    private final Journal journal;

    /** What was told last, so that nothing is told with each build again. */
    private List<Problem> told = List.of();

    /** @param root of the blog, from which source files are named */
    FormerAddresses(DataFolder data, Path root, Journal journal) {
        this.data = data;
        this.root = root;
        this.journal = journal;
    }

    /**
     * What would become of former addresses with a release that somebody else serves; nothing is written.
     *
     * @param folder of the data; it need not be there
     * @param root of the blog
     */
    public static Redirects of(Path folder, Path root, Release release, Problems problems) {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            return Redirects.NONE;
        }
        try {
            String text = SourceText.of(file.toString(), Files.readAllBytes(file), problems);
            return Ledger.read(file.toString(), text, problems)
                    .after(release.sources(), source -> Files.exists(root.resolve(source)))
                    .redirects();
        } catch (IOException unreadable) {
            problems.add(Problem.unreadable(file.toString(), unreadable));
            return Redirects.NONE;
        } catch (ProblemException otherText) {
            problems.addAll(otherText.problems());
            return Redirects.NONE;
        }
    }

    /** What the ledger says. */
    Redirects known() {
        Problems problems = new Problems();
        Redirects known = read(problems).redirects();
        tell(problems);
        return known;
    }

    /** A new release, after which the ledger is brought up to date. */
    Release after(Release release) {
        if (release.sources().isEmpty()) {
            return release.remembering(known()); // a ready-made site, of whose documents nothing is known
        }
        Problems problems = new Problems();
        Ledger before = read(problems);
        Ledger now = before.after(release.sources(), source -> Files.exists(root.resolve(source)));
        if (problems.errors() == 0 && !now.text().equals(before.text())) {
            write(now, problems);
        }
        tell(problems);
        return release.remembering(now.redirects());
    }

    private Ledger read(Problems problems) {
        String file = data.path().resolve(FILE).toString();
        try {
            byte[] bytes = data.read(FILE).orElse(null);
            return bytes == null ? Ledger.empty() : Ledger.read(file, SourceText.of(file, bytes, problems), problems);
        } catch (ProblemException otherText) {
            problems.addAll(otherText.problems());
            return Ledger.empty();
        } catch (IOException unreadable) {
            problems.add(Problem.error("the ledger of addresses can't be read: " + unreadable.getMessage())
                    .in(file)
                    .fix("check its permissions; until then old addresses lead nowhere, and new ones are not noted"));
            return Ledger.empty();
        }
    }

    private void write(Ledger ledger, Problems problems) {
        try {
            data.write(FILE, ledger.text().getBytes(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            problems.add(Problem.notice("the ledger of addresses can't be written: " + failed.getMessage())
                    .in(data.path().resolve(FILE).toString())
                    .fix("make room or mend its permissions; the next build tries again"));
        }
    }

    private void tell(Problems problems) {
        List<Problem> found = problems.all();
        if (!found.equals(told)) {
            journal.tell(found);
            told = found;
        }
    }
}
