package blogjar.site;

import blogjar.config.Config;
import blogjar.content.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The folders that a post's file is in as its categories: hexo-directory-category 1.1.4, and hexo-auto-category 0.2.2, which
 * writes them into the file, so that they hold from the next build on.
 */
final class FolderCategories {
    private final boolean enabled;
    private final boolean force;
    private final boolean written;
    private final boolean several;
    private final int depth;

    FolderCategories(Config config) {
        this.enabled =
                config.plugins().has("hexo-directory-category") && config.flag("auto_dir_categorize.enable", true);
        this.force = config.flag("auto_dir_categorize.force", false);
        this.written = config.plugins().has("hexo-auto-category") && config.flag("auto_category.enable", false);
        this.several = config.flag("auto_category.multiple", false);
        this.depth = config.number("auto_category.depth", 0);
    }

    /** @param own categories of the front matter, which win unless the settings say otherwise */
    @Nullable
    Object of(Document document, @Nullable Object own) {
        boolean none = own == null
                || own.equals("")
                || own.equals(0L)
                || own.equals(Boolean.FALSE)
                || own instanceof List<?> list && list.isEmpty();
        List<String> parts = List.of(document.path().split("/"));
        List<String> folders = parts.subList(1, parts.size() - 1);
        if (written && !(folders.isEmpty() && depth == 0)) {
            List<String> first = folders.subList(0, depth > 0 ? Math.min(depth, folders.size()) : folders.size());
            return several ? first.stream().map(List::of).toList() : first;
        }
        return enabled && (none || force) ? folders : own;
    }
}
