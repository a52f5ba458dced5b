package blogjar.theme;

import blogjar.config.Config;
import blogjar.config.themes.GivenSetting;
import blogjar.config.themes.ThemeSettings;
import blogjar.diagnostic.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A theme for Hexo, which needs Node: the built-in theme stands in for it. */
final class ReplacedTheme {
    private ReplacedTheme() {}

    /** Its files: authors keep pictures there, and words of the menu. Null where it is not here. */
    static @Nullable ThemeFiles files(Path root, String name, @Nullable ThemeFiles own) {
        Path inPackage =
                root.resolve("node_modules").resolve("hexo-theme-" + name).normalize();
        boolean inside = root.resolve("node_modules").equals(inPackage.getParent());
        return own == null && inside && Files.isDirectory(inPackage)
                ? ThemeFiles.in(inPackage, "node_modules/hexo-theme-" + name)
                : own;
    }

    /** @param own its folder among the themes of the blog; null where there is none */
    static Problem notice(Path root, String name, @Nullable ThemeFiles own, Config config) {
        ThemeSettings settings = config.themeSettings();
        String instead = "; the built-in theme is used instead" + unused(settings);
        String keep = settings.theme().isEmpty()
                ? "write 'theme: default' to have it without this notice"
                : "keep the line, by which the settings of "
                        + settings.theme().get().title() + " are found and followed; doctor lists what becomes of each";
        boolean simple = name.matches("[^/\\\\:]+") && !name.startsWith(".");
        Path inPackage = root.resolve("node_modules");
        if (own != null && !own.isEmpty() || simple && Files.isDirectory(inPackage.resolve("hexo-theme-" + name))) {
            return Problem.notice("the theme '" + name + "' is made for Hexo" + instead)
                    .at(config.place("theme"))
                    .fix(keep + ", or put templates (layout/*.peb) into themes/" + name);
        }
        String places = simple ? "themes/" + name + " or node_modules/hexo-theme-" + name : "a folder of themes/";
        return Problem.notice("the theme '" + name + "' is not here (" + places + ")" + instead)
                .at(config.place("theme"))
                .fix(keep + "; a theme for Hexo, fetched or not, is replaced all the same");
    }

    /** How many settings that the author made do nothing; what belongs together, as those of a counter, counts once. */
    private static String unused(ThemeSettings settings) {
        Set<String> used = new HashSet<>();
        for (GivenSetting setting : settings.list()) {
            boolean does = setting.fate() == GivenSetting.Fate.MAPPED || setting.fate() == GivenSetting.Fate.BUILT_IN;
            for (int dot = setting.path().indexOf('.');
                    does && dot > 0;
                    dot = setting.path().indexOf('.', dot + 1)) {
                used.add(setting.path().substring(0, dot));
            }
        }
        Set<String> unused = new HashSet<>();
        for (GivenSetting setting : settings.list()) {
            if (setting.fate() == GivenSetting.Fate.IGNORED && !setting.isTheThemes()) {
                int dot = setting.path().indexOf('.');
                while (dot > 0 && used.contains(setting.path().substring(0, dot))) {
                    dot = setting.path().indexOf('.', dot + 1);
                }
                unused.add(dot < 0 ? setting.path() : setting.path().substring(0, dot));
            }
        }
        int count = unused.size();
        return count == 0
                ? ""
                : "; " + count + (count == 1 ? " of its settings does" : " of its settings do") + " nothing here";
    }
}
