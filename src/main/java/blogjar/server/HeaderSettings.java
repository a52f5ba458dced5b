package blogjar.server;

import blogjar.config.Config;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.text.PathPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code server.headers}: paths with their fields, or fields for all paths, as a mapping or as a list of such, in order.
 *
 * <pre>
 * headers:
 *   X-Frame-Options: DENY
 *   /fonts/**:
 *     Access-Control-Allow-Origin: "*"
 * </pre>
 */
final class HeaderSettings {
    private static final String KEY = "server.headers";

    /** They follow from what is sent, and a wrong one would break the connection or the cache. */
    private static final Set<String> OF_THE_SERVER = Set.of(
            "accept-ranges",
            "connection",
            "content-encoding",
            "content-length",
            "content-range",
            "content-type",
            "date",
            "etag",
            "keep-alive",
            "last-modified",
            "location",
            "strict-transport-security",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "vary",
            "www-authenticate");

    private final Config config;
    private final List<FieldRule> rules = new ArrayList<>();

    HeaderSettings(Config config) {
        this.config = config;
    }

    /** @throws ProblemException where one can't be sent */
    List<FieldRule> rules() {
        Object given = config.get(KEY);
        if (given instanceof List<?> list) {
            list.forEach(this::mapping);
        } else if (given != null && !given.equals(false)) {
            mapping(given);
        }
        return rules;
    }

    private void mapping(@Nullable Object given) {
        if (!(given instanceof Map<?, ?> mapping)) {
            throw new ProblemException(
                    refused("", "'" + KEY + "' holds '" + given + "', which names neither a path nor a field")
                            .fix("write 'Name: value' for all paths, or a path with such lines below it"));
        }
        mapping.forEach((key, value) -> {
            String name = key.toString();
            if (value instanceof Map<?, ?> fields) {
                fields.forEach((field, text) -> add(name, field.toString(), text));
            } else {
                add("/", name, value);
            }
        });
    }

    private void add(String path, String name, @Nullable Object given) {
        String place = path.equals("/") ? name : path + "." + name;
        if (name.isEmpty() || !name.chars().allMatch(HeaderSettings::isToken)) {
            throw new ProblemException(refused(place, "'" + name + "' is no name of a header field")
                    .expected("letters, digits and hyphens, as in X-Robots-Tag")
                    .fix("a path holds fields: write them on lines of their own below it"));
        }
        if (OF_THE_SERVER.contains(name.toLowerCase(Locale.ROOT))) {
            throw new ProblemException(refused(
                            place, "'" + name + "' follows from what is sent, and is not a matter of settings")
                    .fix(name.equalsIgnoreCase("Strict-Transport-Security") ? "use server.hsts" : "remove the line"));
        }
        rules.add(new FieldRule(PathPattern.of(path), name, value(place, name, given)));
    }

    private @Nullable String value(String place, String name, @Nullable Object given) {
        if (given == null || given.equals(false)) {
            return null;
        }
        String text = given instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : given.toString().strip();
        if (given instanceof Map || !text.chars().allMatch(c -> c >= ' ' && c < 0x7f || c == '\t')) {
            throw new ProblemException(refused(place, "the value of '" + name + "' can't be sent in a header field")
                    .expected("one line of letters, digits and signs of ASCII")
                    .fix("write it on one line; a text in quotes must hold no \\n or \\r"));
        }
        return text;
    }

    /** A character of a token (RFC 9110, 5.6.2), but for the star, which no field has and a forgotten path does. */
    private static boolean isToken(int c) {
        return c >= '0' && c <= '9'
                || c >= 'A' && c <= 'Z'
                || c >= 'a' && c <= 'z'
                || c < 0x7f && "!#$%&'+-.^_`|~".indexOf(c) >= 0;
    }

    private Problem refused(String key, String message) {
        return Problem.error(message).at(config.place(key.isEmpty() ? KEY : KEY + "." + key));
    }
}
