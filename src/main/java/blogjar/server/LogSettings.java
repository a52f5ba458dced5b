package blogjar.server;

import blogjar.config.Config;
import blogjar.config.SettingValues;
import blogjar.diagnostic.ProblemException;
import blogjar.logfile.Rotation;
import java.time.ZoneId;
import java.util.Map;

/**
 * What is logged of requests, and where.
 *
 * @param target a file, {@code -} for standard output, empty for nowhere
 * @param zone of the times, and in which days end
 */
public record LogSettings(String target, LogFormat format, Rotation rotation, ZoneId zone) {
    private static final String KEY = "server.access_log";

    /** Apache's combined format, into one file. */
    public static LogSettings combined(String target, ZoneId zone) {
        return new LogSettings(target, LogFormat.of("combined", zone, false), Rotation.NONE, zone);
    }

    /**
     * {@code server.access_log}: a file, or a mapping.
     *
     * @throws ProblemException where a value can't be used
     */
    public static LogSettings of(Config config) {
        SettingValues values = new SettingValues(config, KEY);
        if (!(values.get("") instanceof Map)) {
            return combined(config.text(KEY), config.zone());
        }
        values.allow("file", "format", "mask", "rotate");
        return new LogSettings(
                values.text("file", "-"), format(values, config.zone()), rotation(config), config.zone());
    }

    /** The same into another file. */
    public LogSettings into(String other) {
        return new LogSettings(other, format, rotation, zone);
    }

    private static LogFormat format(SettingValues values, ZoneId zone) {
        try {
            return LogFormat.of(values.text("format", "combined"), zone, values.flag("mask", false));
        } catch (IllegalArgumentException unknown) {
            throw values.refused(
                    "format",
                    "can't be used: " + unknown.getMessage(),
                    "combined, common, vhost_combined, json, or directives of Apache's LogFormat");
        }
    }

    private static Rotation rotation(Config config) {
        SettingValues values = new SettingValues(config, KEY + ".rotate");
        if (!(values.get("") instanceof Map)) {
            return values.flag("", false) ? Rotation.USUAL : Rotation.NONE;
        }
        values.allow("size", "daily", "keep", "compress");
        return new Rotation(
                values.size("size", Rotation.USUAL.size()),
                values.flag("daily", Rotation.USUAL.daily()),
                values.number("keep", Rotation.USUAL.keep(), 0),
                isGzip(values));
    }

    private static boolean isGzip(SettingValues values) {
        return values.get("compress") instanceof Boolean
                ? values.flag("compress", true)
                : values.word("compress", "gzip", "gzip", "none").equals("gzip");
    }
}
