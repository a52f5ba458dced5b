package blogjar.config;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The settings below one key, each checked when it is read. */
public final class SettingValues {
    private static final Pattern SIZE = Pattern.compile("(\\d{1,9})\\s*([KMG]?)i?B?", Pattern.CASE_INSENSITIVE);

    private static final Pattern TIME = Pattern.compile("(\\d{1,6})\\s*(s|m|h|)", Pattern.CASE_INSENSITIVE);

    private final Config config;
    private final String parent;
    private final @Nullable Map<String, Object> given;

    /** @param parent {@code server.access_log} */
    public SettingValues(Config config, String parent) {
        this(config, parent, null);
    }

    /** @param given what stands below the key, whose name may have dots of its own */
    public SettingValues(Config config, String parent, @Nullable Map<String, Object> given) {
        this.config = config;
        this.parent = parent;
        this.given = given;
    }

    private String path(String key) {
        return key.isEmpty() ? parent : parent + "." + key;
    }

    /** The value itself for an empty key. */
    public @Nullable Object get(String key) {
        return given == null ? config.get(path(key)) : given.get(key);
    }

    /** @throws ProblemException where there is a key below that is none of these */
    public void allow(String... keys) {
        Set<String> unknown = new TreeSet<>((given == null ? config.map(parent) : given).keySet());
        List.of(keys).forEach(unknown::remove);
        for (String key : unknown) {
            throw refused(key, "is no setting", String.join(", ", keys));
        }
    }

    public String text(String key, String otherwise) {
        Object value = get(key);
        if (value instanceof Map || value instanceof List) {
            throw refused(key, "is no text", "a text");
        }
        return value == null || value.equals(false) ? otherwise : value.toString();
    }

    /** The text of the first of several keys that has one; empty where none has. */
    public String first(String... keys) {
        for (String key : keys) {
            String text = text(key, "").strip();
            if (!text.isEmpty()) {
                return text;
            }
        }
        return "";
    }

    /** What a setting has where it may be one or a list; nothing of null. */
    public static List<?> oneOrMore(@Nullable Object given) {
        return given instanceof List<?> list ? list : given == null ? List.of() : List.of(given);
    }

    public boolean flag(String key, boolean otherwise) {
        Object value = get(key);
        if (value == null || value instanceof Boolean) {
            return value == null ? otherwise : (Boolean) value;
        }
        throw refused(key, "is neither true nor false", "true or false");
    }

    /** @param least the smallest that can be meant */
    public int number(String key, int otherwise, int least) {
        Object value = get(key);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Long number && number >= least && number <= Integer.MAX_VALUE) {
            return number.intValue();
        }
        throw refused(key, "is no such number", "a whole number from " + least);
    }

    /** Bytes: {@code 50MB}, with K, M and G of 1024 each; 0 for {@code false}. */
    public long size(String key, long otherwise) {
        Object value = get(key);
        if (value == null || value.equals(false)) {
            return value == null ? otherwise : 0;
        }
        Matcher size = SIZE.matcher(value.toString().strip());
        if (!size.matches()) {
            throw refused(key, "is no size", "a number of bytes, such as 50MB");
        }
        int power =
                " KMG".indexOf((size.group(2) + " ").toUpperCase(Locale.ROOT).charAt(0));
        return Long.parseLong(size.group(1)) << 10 * power;
    }

    /** Seconds: {@code 90} or {@code 90s}; {@code 2m} and {@code 1h} are minutes and hours. */
    public Duration time(String key, Duration otherwise) {
        Object value = get(key);
        if (value == null) {
            return otherwise;
        }
        Matcher time = TIME.matcher(value.toString().strip());
        if (!time.matches()) {
            throw refused(key, "is no time", "seconds, such as 10 or 10s, or 2m, or 1h");
        }
        long number = Long.parseLong(time.group(1));
        return switch (time.group(2).toLowerCase(Locale.ROOT)) {
            case "m" -> Duration.ofMinutes(number);
            case "h" -> Duration.ofHours(number);
            default -> Duration.ofSeconds(number);
        };
    }

    /** One of some words. */
    public String word(String key, String otherwise, String... words) {
        String value = text(key, otherwise);
        if (!List.of(words).contains(value)) {
            throw refused(key, "is not known", "one of " + String.join(", ", words));
        }
        return value;
    }

    public ProblemException refused(String key, String why, String expected) {
        Object value = get(key);
        String shown = value == null || value instanceof Map || value instanceof List ? "" : ": " + value;
        return new ProblemException(Problem.error("'" + path(key) + shown + "' " + why)
                .at(config.place(path(key)))
                .expected(expected)
                .fix("correct the value, or remove the line"));
    }
}
