package blogjar.cli;

import blogjar.config.KnownSettings;
import blogjar.config.Setting;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.text.NearName;
import blogjar.yaml.Yaml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Settings that win over the configuration's files: those of {@code --set}, and before them those of the environment, where
 * {@code server.https_port} is {@code BLOG_SERVER_HTTPS_PORT}.
 */
final class GivenSettings {
    private static final String OURS = "server.";

    private final KnownSettings known = KnownSettings.read();
    private final Map<String, Object> values = new LinkedHashMap<>();

    private GivenSettings() {}

    /**
     * By dotted path.
     *
     * @param options as they are written: key, {@code =}, value in YAML
     * @throws ProblemException where a key is not known, or a value is no YAML
     */
    static Map<String, Object> of(List<String> options, Map<String, String> environment) {
        GivenSettings given = new GivenSettings();
        for (Setting setting : given.known.all()) {
            String value = setting.key().startsWith(OURS) ? environment.get(variable(setting.key())) : null;
            if (value != null && !value.isEmpty()) {
                given.put(variable(setting.key()), setting.key(), value);
            }
        }
        options.forEach(given::option);
        return given.values;
    }

    /** {@code server.https_port} as the name of its variable. */
    static String variable(String key) {
        return "BLOG_" + key.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    private void option(String option) {
        int equals = option.indexOf('=');
        if (equals <= 0) {
            throw new ProblemException(Problem.error("--set " + option + " sets nothing")
                    .expected("a key and its value")
                    .fix("write it as --set server.redirect=false"));
        }
        String key = option.substring(0, equals).strip();
        if (!isKnown(key)) {
            int dot = key.lastIndexOf('.');
            String parent = dot < 0 ? "" : key.substring(0, dot + 1);
            String near = NearName.of(
                    key,
                    known.all().stream()
                            .map(Setting::key)
                            .filter(k -> k.startsWith(parent))
                            .toList());
            throw new ProblemException(Problem.error("there is no setting '" + key + "'")
                    .in("--set")
                    .fix(
                            near.isEmpty()
                                    ? "java -jar blog.jar config lists all of them"
                                    : "did you mean " + near + "?"));
        }
        put("--set " + key, key, option.substring(equals + 1));
    }

    /** What stands below a key whose own keys are not listed is free: a theme's settings, rules by path. */
    private boolean isKnown(String key) {
        if (known.of(key) != null) {
            return true;
        }
        int dot = key.lastIndexOf('.');
        if (dot < 0) {
            return false;
        }
        String parent = key.substring(0, dot);
        boolean listed = known.all().stream().anyMatch(setting -> setting.key().startsWith(parent + "."));
        return !listed && isKnown(parent);
    }

    private void put(String origin, String key, String yaml) {
        @Nullable Object value = Yaml.parse(origin, yaml, 1).value();
        values.put(key, value == null ? "" : value);
    }
}
