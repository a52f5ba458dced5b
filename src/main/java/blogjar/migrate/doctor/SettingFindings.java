package blogjar.migrate.doctor;

import blogjar.config.ConfigFiles;
import blogjar.config.KnownSettings;
import blogjar.config.Setting;
import blogjar.config.themes.KnownTheme;
import blogjar.deploy.Targets;
import blogjar.diagnostic.SourcePosition;
import blogjar.migrate.doctor.Finding.Fate;
import blogjar.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What becomes of the settings of {@code _config.yml}; those that are done otherwise are told by the build. */
final class SettingFindings {
    static final String AS_IN_HEXO = "as in Hexo";
    static final String AS_IN_PLUGIN = "as in its plugin";
    private static final String UNKNOWN = "no setting of Hexo, nor of a plugin that is built in";

    private final KnownSettings known = KnownSettings.read();
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> ofTheme;

    private SettingFindings(Set<String> ofTheme) {
        this.ofTheme = ofTheme;
    }

    static List<Finding> of(ConfigFiles.Loaded loaded) {
        SettingFindings found = new SettingFindings(
                loaded.config().themeSettings().theme().map(KnownTheme::ofBlog).orElse(Set.of()));
        for (YamlDocument file : loaded.files()) {
            found.add(file, Objects.requireNonNullElse(file.mapping(), Map.of()), "");
        }
        return found.findings;
    }

    private void add(YamlDocument file, Map<?, ?> mapping, String parent) {
        mapping.forEach((name, value) -> {
            String path = parent + name;
            Setting setting = known.of(path);
            if (setting != null) {
                add(file.keyPlace(path), setting, value);
                if (value instanceof Map<?, ?> inner) {
                    add(file, inner, path + ".");
                }
            } else if (parent.isEmpty() && !path.equals("theme_config") && !ofTheme.contains(path)) {
                findings.add(Finding.of(Fate.IGNORED, path, file.keyPlace(path), UNKNOWN));
            }
        });
    }

    private void add(SourcePosition place, Setting setting, @Nullable Object value) {
        switch (setting.fate()) {
            case OURS -> findings.add(Finding.of(Fate.BUILT_IN, setting.key(), place, "a setting of blog.jar"));
            case HEXO -> findings.add(Finding.of(Fate.BUILT_IN, setting.key(), place, AS_IN_HEXO));
            case PLUGIN -> findings.add(Finding.of(Fate.BUILT_IN, setting.key(), place, AS_IN_PLUGIN));
            case ASIDE ->
                findings.add(
                        Targets.areKnown(value)
                                ? Finding.of(Fate.BUILT_IN, setting.key(), place, AS_IN_PLUGIN)
                                : Finding.of(Fate.IGNORED, setting.key(), place, setting.note()));
            case NONE -> findings.add(Finding.of(Fate.IGNORED, setting.key(), place, setting.note()));
            case OTHER -> {
                if (value == null || value.equals(setting.otherwise())) {
                    findings.add(Finding.of(Fate.BUILT_IN, setting.key(), place, AS_IN_HEXO));
                }
            }
        }
    }
}
