package blogjar.output;

import blogjar.diagnostic.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Files that lie in a site by accident, and are served to nobody: back-ups of editors, and what a system left. */
final class Withheld {
    /** vi, Emacs, patch and others; the one of many editors, {@code name~}, is told by its last character. */
    private static final List<String> ENDINGS = List.of("~", ".bak", ".swp", ".swo", ".orig", ".rej");

    private static final Set<String> NAMES = Set.of("thumbs.db", "desktop.ini", "ehthumbs.db");

    /** Beside these a folder is a blog, and not what was made of one. */
    private static final Set<String> OF_A_BLOG = Set.of(
            "source",
            "scaffolds",
            "themes",
            "node_modules",
            "package.json",
            "package-lock.json",
            "yarn.lock",
            "pnpm-lock.yaml",
            "db.json",
            "_multiconfig.yml");

    private Withheld() {}

    /** @param path of a file, from the site's root */
    static boolean isBackup(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return NAMES.contains(name)
                || ENDINGS.stream().anyMatch(name::endsWith)
                || name.length() > 2 && name.startsWith("#") && name.endsWith("#");
    }

    /** Whether a name is one of Hexo's settings: {@code _config.yml}, {@code _config.next.yml}. */
    static boolean isSettings(String name) {
        return name.startsWith("_config.")
                && (name.endsWith(".yml") || name.endsWith(".yaml") || name.endsWith(".json"));
    }

    /** Whether a file or folder in the root of a blog is a part of the blog, and not of its site. */
    static boolean isOfBlog(String name) {
        return isSettings(name) || OF_A_BLOG.contains(name);
    }

    /** Whether a folder holds articles that are not rendered yet. */
    static boolean isOfSources(String name) {
        return name.equals("_posts") || name.equals("_drafts");
    }

    /** @param paths at least one, in order */
    static Problem told(List<String> paths) {
        String more = paths.size() == 1
                ? ""
                : paths.size() == 2 ? " and another file" : " and " + (paths.size() - 1) + " more files";
        return Problem.notice("'" + paths.get(0) + "'" + more + " can't be meant for readers: "
                        + (paths.size() == 1 ? "it is" : "they are") + " not served")
                .fix("delete it, or give it another name");
    }
}
