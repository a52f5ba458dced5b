package blogjar.route;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.Problems;
import blogjar.site.Article;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Addresses that are one file where a disk makes no difference between small and capital letters. */
final class CaseClashes {
    private CaseClashes() {}

    /**
     * Tells each document that has such an address, and all other files in one notice.
     *
     * @param paths in their order
     * @param owners the documents of paths
     */
    static void tell(Collection<String> paths, Map<String, Article> owners, Problems problems) {
        Map<String, String> known = new HashMap<>();
        List<String> others = new ArrayList<>();
        String clash = " differ in small and capital letters only; Windows, macOS and some hosts keep one of them";
        for (String path : paths) {
            String other = known.putIfAbsent(path.toLowerCase(Locale.ROOT), path);
            if (other == null) {
                continue;
            }
            Article owner = owners.getOrDefault(path, owners.get(other));
            if (owner != null) {
                problems.add(Problem.notice("/" + other + " and /" + path + clash)
                        .in("source/" + owner.source())
                        .fix("give one of them another 'permalink', file name or date"));
            } else {
                others.add("/" + other + " and /" + path);
            }
        }
        if (!others.isEmpty()) {
            String more = others.size() == 1 ? "" : " (and " + (others.size() - 1) + " more like this)";
            problems.add(Problem.notice(others.get(0) + clash + more)
                    .fix("rename one of the files, or write the tag or category in one way"));
        }
    }
}
