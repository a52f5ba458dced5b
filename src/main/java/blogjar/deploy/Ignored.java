package blogjar.deploy;

import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What is left out, by folder: {@code ignore_hidden} and {@code ignore_pattern} of hexo-deployer-git. Hidden files of the site are
 * part of it and go with it unless told otherwise, those of other folders do not.
 *
 * @param hidden by a folder's name as the settings have it, the site's being {@code public}; empty for all
 * @param patterns likewise
 */
record Ignored(Map<String, Boolean> hidden, Map<String, Pattern> patterns) {
    static final String SITE = "public";
    static final String ALL = "";

    /** Whether a path below a folder goes with it; asked of folders, too. */
    Predicate<String> in(String folder) {
        boolean skip = hidden.getOrDefault(folder, hidden.getOrDefault(ALL, !folder.equals(SITE)));
        Pattern pattern = patterns.getOrDefault(folder, patterns.get(ALL));
        return path -> {
            String name = path.substring(path.lastIndexOf('/') + 1);
            return !(skip && name.startsWith("."))
                    && (pattern == null || !pattern.matcher(name).find());
        };
    }
}
