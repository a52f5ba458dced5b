package blogjar.site;

import blogjar.config.Config;
import blogjar.content.Document;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The folders that a post's file is in as its categories (hexo-directory-category 1.1.4). */
final class FolderCategories {
    private final boolean enabled;
    private final boolean force;

    FolderCategories(Config config) {
        this.enabled =
                config.plugins().has("hexo-directory-category") && config.flag("auto_dir_categorize.enable", true);
        this.force = config.flag("auto_dir_categorize.force", false);
    }

    /** @param own categories of the front matter, which win unless {@code force} is on */
    @Nullable
    Object of(Document document, @Nullable Object own) {
        boolean none = own == null
                || own.equals("")
                || own.equals(0L)
                || own.equals(Boolean.FALSE)
                || own instanceof List<?> list && list.isEmpty();
        if (!enabled || !none && !force) {
            return own;
        }
        List<String> parts = List.of(document.path().split("/"));
        return parts.subList(1, parts.size() - 1);
    }
}
