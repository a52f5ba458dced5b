package blogjar.migrate.doctor;

import java.util.List;

/**
 * What becomes of a blog here.
 *
 * @param posts that are published; 0 where nothing can be built
 * @param files that are published in all
 * @param findings by fate, then in the order of the files
 */
public record Diagnosis(int posts, int pages, int files, List<Finding> findings) {

    /** Whether the blog can be moved as it is. */
    public enum Verdict {
        /** Nothing is lost. */
        READY,
        /** No text is lost, but something may be shown otherwise. */
        LOOK,
        /** A document or a part of its text is lost. */
        NOT_READY
    }

    public Diagnosis {
        findings = List.copyOf(findings);
    }

    public Verdict verdict() {
        if (!of(Finding.Fate.LOST).isEmpty()) {
            return Verdict.NOT_READY;
        }
        return of(Finding.Fate.LOOK).isEmpty() ? Verdict.READY : Verdict.LOOK;
    }

    public List<Finding> of(Finding.Fate fate) {
        return findings.stream().filter(finding -> finding.fate() == fate).toList();
    }
}
