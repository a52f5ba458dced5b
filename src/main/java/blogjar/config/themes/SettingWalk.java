package blogjar.config.themes;

import blogjar.diagnostic.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Goes through the settings of one file, and finds what becomes of each. */
final class SettingWalk {
    private static final String NOWHERE = "-";

    private final List<Row> rows;
    private final Turns turns;
    private final Function<String, SourcePosition> place;
    private final boolean isTheThemes;
    private final List<GivenSetting> found = new ArrayList<>();

    /** @param place of the key at a path */
    SettingWalk(
            List<Row> rows, Predicate<String> isThere, Function<String, SourcePosition> place, boolean isTheThemes) {
        this.rows = rows;
        this.turns = new Turns(isThere);
        this.place = place;
        this.isTheThemes = isTheThemes;
    }

    List<GivenSetting> of(Map<String, @Nullable Object> settings) {
        settings.forEach((key, value) -> walk(List.of(key), key, value));
        return List.copyOf(found);
    }

    /**
     * @param keys as {@link SettingPath#covers} takes them
     * @param written the same as a path in the file, as far as it leads
     */
    private void walk(List<String> keys, String written, @Nullable Object value) {
        if (isSwitchedOff(value) && row(with(keys, "enable")) == null) {
            add(keys, written, Boolean.FALSE, null);
            return;
        }
        Row row = row(keys);
        if (value instanceof Map<?, ?> map && !map.isEmpty() && (row == null || isDivided(keys))) {
            map.forEach((key, inner) -> walk(with(keys, key.toString()), written + "." + key, inner));
        } else if (row == null && value instanceof List<?> list && hasTypes(list)) {
            for (Object item : list) {
                if (item instanceof Map<?, ?> map && map.get("type") != null) {
                    List<String> typed = with(keys, "[type=" + map.get("type") + "]");
                    map.forEach((key, inner) -> walk(with(typed, key.toString()), written, inner));
                }
            }
        } else {
            add(keys, written, value, row);
        }
    }

    private static boolean isSwitchedOff(@Nullable Object value) {
        return value instanceof Map<?, ?> map && map.containsKey("enable") && !Turns.isOn(map.get("enable"));
    }

    /** Whether parts of a setting have rows of their own. */
    private boolean isDivided(List<String> keys) {
        return rows.stream().map(Row::path).anyMatch(path -> path.isWithin(keys));
    }

    private static boolean hasTypes(List<?> list) {
        return list.stream().anyMatch(item -> item instanceof Map<?, ?> map && map.get("type") != null);
    }

    private static List<String> with(List<String> keys, String key) {
        List<String> longer = new ArrayList<>(keys);
        longer.add(key);
        return longer;
    }

    /** The row for a setting: one of its own, else one that depends on it. */
    private @Nullable Row row(List<String> keys) {
        for (Row row : rows) {
            if (row.path().covers(keys)) {
                return row;
            }
        }
        for (Row row : rows) {
            if (row.when() != null && row.when().steps().equals(keys)) {
                return row;
            }
        }
        return null;
    }

    private void add(List<String> keys, String written, @Nullable Object value, @Nullable Row row) {
        GivenSetting.Fate fate = fate(keys, value, row);
        String note = row == null ? "" : note(fate, row, value);
        String path = String.join(".", keys).replace(".[", "[");
        found.add(new GivenSetting(path, place.apply(written), value, isTheThemes, fate, note));
    }

    private static String note(GivenSetting.Fate fate, Row row, @Nullable Object value) {
        return switch (fate) {
            case MAPPED, BUILT_IN -> row.ours().isEmpty() ? row.note() : row.ours();
            case IGNORED -> Turns.isPicture(row.turn()) ? "there is no such file" : "not with this value";
            case OFF, ASIDE -> "";
        };
    }

    /** Whether anything is in it that could be taken for a value. */
    private static boolean says(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.values().stream().anyMatch(SettingWalk::says);
        }
        return value instanceof List<?> list ? list.stream().anyMatch(SettingWalk::says) : Turns.isOn(value);
    }

    private GivenSetting.Fate fate(List<String> keys, @Nullable Object value, @Nullable Row row) {
        boolean said = says(value);
        if (row == null) {
            boolean type = keys.size() > 2 && keys.get(keys.size() - 1).equals("type");
            return said && !type ? GivenSetting.Fate.IGNORED : GivenSetting.Fate.OFF;
        }
        if (row.ours().equals(NOWHERE)) {
            return GivenSetting.Fate.ASIDE;
        }
        if (row.ours().isEmpty()) {
            return GivenSetting.Fate.BUILT_IN;
        }
        boolean isCondition = !row.path().covers(keys);
        boolean partOfIt = row.path().steps().size() < keys.size();
        boolean taken = isCondition || partOfIt || value != null && turns.turn(row.turn(), value) != null;
        return taken ? GivenSetting.Fate.MAPPED : said ? GivenSetting.Fate.IGNORED : GivenSetting.Fate.OFF;
    }
}
