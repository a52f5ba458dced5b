package blogjar.check;

import blogjar.config.Config;
import blogjar.text.Glob;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of {@code check.ignore}: a kind, a pattern of files or of what is named there, or both: {@code alt},
 * {@code "source/_posts/old-*.md"}, {@code "link /shop/**"}.
 */
record Ignored(String kind, @Nullable Glob pattern) {

    static List<Ignored> of(Config config) {
        return config.texts("check.ignore").stream().map(Ignored::of).toList();
    }

    private static Ignored of(String entry) {
        String[] words = entry.strip().split("\\s+", 2);
        boolean kind = List.of(Finding.Kind.values()).stream()
                .anyMatch(one -> one.word().equals(words[0]));
        String pattern = kind ? words.length > 1 ? words[1] : "" : entry.strip();
        return new Ignored(kind ? words[0] : "", pattern.isEmpty() ? null : Glob.of(bare(pattern)));
    }

    private static String bare(String path) {
        return path.startsWith("/") ? path.substring(1) : path;
    }

    boolean covers(Finding finding) {
        boolean sameKind = kind.isEmpty() || kind.equals(finding.kind().word());
        return sameKind
                && (pattern == null
                        || pattern.matches(bare(finding.file()))
                        || pattern.matches(bare(finding.target())));
    }
}
