package blogjar.config.themes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place in the settings of a theme: keys separated by dots. {@code widgets[type=toc]} is the first mapping of a list that
 * has such an entry.
 */
record SettingPath(List<String> steps) {

    static SettingPath of(String text) {
        return new SettingPath(List.of(text.split("\\.")));
    }

    @Nullable
    Object in(Object settings) {
        Object at = settings;
        for (String step : steps) {
            int bracket = step.indexOf('[');
            at = at instanceof Map<?, ?> map ? map.get(bracket < 0 ? step : step.substring(0, bracket)) : null;
            if (bracket >= 0) {
                at = among(at, step.substring(bracket + 1, step.length() - 1));
            }
        }
        return at;
    }

    private static @Nullable Object among(@Nullable Object list, String condition) {
        int equals = condition.indexOf('=');
        String key = condition.substring(0, equals);
        String value = condition.substring(equals + 1);
        if (list instanceof List<?> items) {
            for (Object item : items) {
                if (item instanceof Map<?, ?> map && value.equals(String.valueOf(map.get(key)))) {
                    return map;
                }
            }
        }
        return null;
    }

    /**
     * Whether a setting is this one, or within it.
     *
     * @param keys of the setting, one within a list being {@code [type=toc]}
     */
    boolean covers(List<String> keys) {
        List<String> own = keys();
        return own.size() <= keys.size() && own.equals(keys.subList(0, own.size()));
    }

    /** Whether it is a part of another setting. */
    boolean isWithin(List<String> keys) {
        List<String> own = keys();
        return own.size() > keys.size() && keys.equals(own.subList(0, keys.size()));
    }

    private List<String> keys() {
        List<String> keys = new ArrayList<>();
        for (String step : steps) {
            int bracket = step.indexOf('[');
            keys.add(bracket < 0 ? step : step.substring(0, bracket));
            if (bracket >= 0) {
                keys.add(step.substring(bracket));
            }
        }
        return keys;
    }
}
