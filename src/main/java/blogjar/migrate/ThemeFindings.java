package blogjar.migrate;

import blogjar.config.ConfigFiles;
import blogjar.diagnostic.SourcePosition;
import blogjar.migrate.Finding.Fate;
import blogjar.yaml.YamlDocument;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What becomes of the blog's theme. */
final class ThemeFindings {
    private static final Set<String> BUILT_IN = Set.of("", "false", "default");
    private static final String USUAL = "landscape";

    private ThemeFindings() {}

    /** @param replaced whether the build told that it can't use the theme */
    static List<Finding> of(ConfigFiles.Loaded loaded, boolean replaced) {
        String name = loaded.config().text("theme");
        if (BUILT_IN.contains(name)) {
            return List.of();
        }
        String subject = "theme '" + name + "'";
        if (replaced || name.equals(USUAL)) {
            String what = "the built-in theme stands in for it; looks change, addresses and texts do not";
            return List.of(found(Fate.MAPPED, subject, place(loaded.files()), what));
        }
        return List.of(found(Fate.BUILT_IN, subject, place(loaded.files()), "its templates are used"));
    }

    private static Finding found(Fate fate, String subject, @Nullable SourcePosition place, String message) {
        return place == null
                ? new Finding(fate, subject, null, 0, message, null)
                : Finding.of(fate, subject, place, message);
    }

    /** Null where no file names a theme, so that it is Hexo's own. */
    private static @Nullable SourcePosition place(List<YamlDocument> files) {
        SourcePosition place = null;
        for (YamlDocument file : files) {
            Map<?, ?> mapping = file.mapping();
            if (mapping != null && mapping.containsKey("theme")) {
                place = file.keyPlace("theme");
            }
        }
        return place;
    }
}
