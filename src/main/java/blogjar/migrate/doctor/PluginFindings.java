package blogjar.migrate.doctor;

import blogjar.config.NamedPlugin;
import blogjar.config.Plugins;
import blogjar.migrate.doctor.Finding.Fate;
import java.nio.file.Path;
import java.util.List;

/** What becomes of the plugins that {@code package.json} names. */
final class PluginFindings {
    private static final String FIX = "remove it from package.json if the blog can do without it";

    private PluginFindings() {}

    static List<Finding> of(Path root) {
        return Plugins.named(root).stream().map(PluginFindings::of).toList();
    }

    private static Finding of(NamedPlugin plugin) {
        String note = plugin.note();
        return switch (plugin.fate()) {
            case BUILT_IN -> found(Fate.BUILT_IN, plugin, note);
            case REPLACED -> found(Fate.MAPPED, plugin, note);
            case NOT_NEEDED -> found(Fate.IGNORED, plugin, note);
            case NOT_DONE -> toLookAt(plugin, note);
            case UNKNOWN -> toLookAt(plugin, "not known here; what it did is left out");
        };
    }

    private static Finding found(Fate fate, NamedPlugin plugin, String message) {
        return Finding.of(fate, plugin.name(), plugin.place(), message);
    }

    private static Finding toLookAt(NamedPlugin plugin, String message) {
        return new Finding(
                Fate.LOOK, plugin.name(), plugin.place().file(), plugin.place().line(), message, FIX);
    }
}
