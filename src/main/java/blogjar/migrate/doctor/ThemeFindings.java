package blogjar.migrate.doctor;

import blogjar.config.ConfigFiles;
import blogjar.config.themes.GivenSetting;
import blogjar.diagnostic.SourcePosition;
import blogjar.migrate.doctor.Finding.Fate;
import blogjar.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What becomes of the blog's theme and its settings. */
final class ThemeFindings {
    /** What is said of settings of which there may be hundreds. */
    static final String NEEDS_NONE = "the built-in theme has it anyway";

    static final String ASIDE = "about how the theme itself works";
    static final String OFF = "switches off what is not here";

    private static final Set<String> BUILT_IN = Set.of("", "false", "default");
    private static final String NO_SUCH_THING = "the built-in theme has no such thing";
    private static final String USUAL = "landscape";
    private static final String THEME = "theme '";

    private ThemeFindings() {}

    /** @param replaced whether the build told that it can't use the theme */
    static List<Finding> of(ConfigFiles.Loaded loaded, boolean replaced) {
        String name = loaded.config().text("theme");
        String subject = THEME + name + "'";
        if (BUILT_IN.contains(name)) {
            return settings(loaded);
        }
        if (replaced || name.equals(USUAL)) {
            String what = "the built-in theme stands in for it; looks change, addresses and texts do not";
            List<Finding> findings = new ArrayList<>(settings(loaded));
            findings.add(found(Fate.MAPPED, subject, place(loaded.files()), what));
            return findings;
        }
        return List.of(found(Fate.BUILT_IN, subject, place(loaded.files()), "its templates are used"));
    }

    /** Whether it is the theme as a whole, which matters more than any setting. */
    static boolean isTheme(Finding finding) {
        return finding.subject().startsWith(THEME);
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

    /** Those of the author; of what came with the theme, those only that count here. */
    private static List<Finding> settings(ConfigFiles.Loaded loaded) {
        Map<String, Finding> last = new LinkedHashMap<>();
        for (GivenSetting setting : loaded.config().themeSettings().list()) {
            if (!setting.isTheThemes() || setting.fate() == GivenSetting.Fate.MAPPED) {
                last.put(setting.path(), of(setting));
            }
        }
        return List.copyOf(last.values());
    }

    private static Finding of(GivenSetting setting) {
        String path = setting.path();
        SourcePosition place = setting.place();
        return switch (setting.fate()) {
            case MAPPED ->
                path.equals(setting.note())
                        ? Finding.of(Fate.MAPPED, path, place, "the same in the built-in theme")
                        : Finding.of(Fate.MAPPED, path + " -> " + setting.note(), place, "in the built-in theme");
            case BUILT_IN -> Finding.of(Fate.BUILT_IN, path, place, NEEDS_NONE);
            case OFF -> Finding.of(Fate.IGNORED, path, place, OFF);
            case ASIDE -> Finding.of(Fate.IGNORED, path, place, ASIDE);
            case IGNORED ->
                Finding.of(Fate.IGNORED, path, place, setting.note().isEmpty() ? NO_SUCH_THING : setting.note());
        };
    }
}
