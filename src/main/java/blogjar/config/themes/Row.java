package blogjar.config.themes;

import blogjar.text.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of one setting of a theme.
 *
 * @param ours the setting of the built-in theme that it is; empty where it is none, a hyphen where it has no meaning here
 * @param turn how its value is turned, by the name in {@link Turns}
 * @param when a setting of the theme that must be on for this one to count
 * @param unlessOff whether it is on, too, where the blog does not say
 * @param otherwise what the theme takes where the blog says nothing; null for nothing
 * @param note what serves it here where it is no setting of ours; empty where nothing does
 */
record Row(
        SettingPath path,
        String ours,
        String turn,
        @Nullable SettingPath when,
        boolean unlessOff,
        @Nullable Object otherwise,
        String note) {
    private static final String ANY = "*";

    /** The rows for a theme, its own before those for any. */
    static List<Row> of(Optional<KnownTheme> theme) {
        List<Row> own = new ArrayList<>();
        List<Row> any = new ArrayList<>();
        String name = theme.map(KnownTheme::key).orElse("");
        for (String line : text().split("\n")) {
            if (!name.isEmpty() && line.startsWith(name + "\t")) {
                own.add(row(line.split("\t", -1)));
            } else if (line.startsWith(ANY + "\t")) {
                any.add(row(line.split("\t", -1)));
            }
        }
        own.addAll(any);
        return List.copyOf(own);
    }

    private static Row row(String[] columns) {
        String ours = columns[2];
        boolean noted = ours.startsWith("(");
        String when = columns.length > 4 ? columns[4] : "";
        boolean unlessOff = when.endsWith("?");
        String condition = unlessOff ? when.substring(0, when.length() - 1) : when;
        return new Row(
                SettingPath.of(columns[1]),
                noted ? "" : ours,
                columns.length > 3 ? columns[3] : "",
                condition.isEmpty() ? null : SettingPath.of(condition),
                unlessOff,
                columns.length > 5 ? json(columns[5]) : null,
                noted ? ours.substring(1, ours.length() - 1) : "");
    }

    private static @Nullable Object json(String text) {
        try {
            return text.isEmpty() ? null : Json.parse(text);
        } catch (Json.SyntaxException broken) {
            throw new IllegalStateException("settings.tsv: " + text, broken);
        }
    }

    private static String text() {
        try (InputStream in = Objects.requireNonNull(Row.class.getResourceAsStream("settings.tsv"), "settings.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Whether it is a setting of ours: neither served without one, nor without any meaning here. */
    boolean isOurs() {
        return !ours.isEmpty() && !ours.equals("-");
    }

    boolean counts(Object settings) {
        if (when == null) {
            return true;
        }
        Object value = when.in(settings);
        return value == null ? unlessOff : Turns.isOn(value);
    }
}
