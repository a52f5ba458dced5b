package blogjar.server;

import blogjar.config.Config;
import blogjar.config.SettingValues;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.server.gateway.PassedFields;
import blogjar.server.gateway.Service;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code server.proxy}: paths and the services that answer there, each as an address or as a mapping with {@code to}. */
final class ServiceSettings {
    private static final String KEY = "server.proxy";
    private static final long USUAL_BODY = 10L << 20;
    private static final Duration USUAL_CONNECT = Duration.ofSeconds(5);
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(60);
    private static final int USUAL_CONNECTIONS = 256;

    private ServiceSettings() {}

    /**
     * The services, those of the longest paths first.
     *
     * @throws ProblemException where one can't be used
     */
    static List<Service> of(Config config) {
        Object given = config.get(KEY);
        if (given != null && !given.equals(false) && !(given instanceof Map)) {
            throw refused(config, "", "'" + KEY + "' is no mapping of paths");
        }
        List<Service> services = new ArrayList<>();
        config.map(KEY).forEach((path, value) -> services.add(service(config, path, value)));
        services.sort(Comparator.comparing((Service service) -> service.prefix().length())
                .reversed());
        return List.copyOf(services);
    }

    private static Service service(Config config, String path, @Nullable Object value) {
        String prefix = path.replaceAll("^/|/$", "");
        if (!path.startsWith("/") || prefix.isEmpty() || ("/" + prefix).contains("/.") || prefix.contains("//")) {
            throw refused(config, path, "'" + path + "' in " + KEY + " is no path below the root");
        }
        Map<String, Object> options = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, option) -> options.put(name.toString(), option));
        } else if (value != null) {
            options.put("to", value);
        }
        SettingValues values = new SettingValues(config, KEY + "." + path, options);
        values.allow("to", "strip_prefix", "host", "headers", "body", "connect", "timeout", "connections");
        URI target = target(config, path, values.text("to", ""));
        return new Service(
                prefix,
                target,
                values.flag("strip_prefix", true),
                host(config, path, target, values),
                fields(config, path, options.get("headers")),
                atLeastOne(values, "body", values.size("body", USUAL_BODY)),
                time(values, "connect", USUAL_CONNECT),
                time(values, "timeout", USUAL_TIMEOUT),
                values.number("connections", USUAL_CONNECTIONS, 1));
    }

    private static URI target(Config config, String path, String text) {
        try {
            URI target = new URI(text);
            boolean web = "http".equals(target.getScheme()) || "https".equals(target.getScheme());
            if (web
                    && target.getHost() != null
                    && target.getRawUserInfo() == null
                    && target.getRawQuery() == null
                    && target.getRawFragment() == null
                    && target.getPort() != 0
                    && target.getPort() <= 65_535) {
                return target;
            }
        } catch (URISyntaxException malformed) {
            // told below
        }
        throw refused(config, path, "'" + path + ": " + text + "' in " + KEY + " names no service");
    }

    /** {@code keep} and {@code target}, or a name; a service elsewhere mostly knows itself by its own name only. */
    private static String host(Config config, String path, URI target, SettingValues values) {
        String host = values.text("host", target.getScheme().equals("https") ? "target" : "keep");
        if (!host.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '/' && c != ',')) {
            throw refused(config, path, "'host: " + host + "' of '" + path + "' in " + KEY + " is no host");
        }
        return switch (host) {
            case "keep" -> "";
            case "target" -> target.getRawAuthority();
            default -> host;
        };
    }

    private static Map<String, String> fields(Config config, String path, @Nullable Object given) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (given instanceof Map<?, ?> map) {
            map.forEach((name, value) ->
                    fields.put(name.toString(), value == null || value.equals(false) ? "" : value.toString()));
        }
        boolean sound = (given == null || given instanceof Map)
                && fields.entrySet().stream()
                        .allMatch(field -> PassedFields.isSettable(field.getKey())
                                && field.getValue().chars().allMatch(c -> c >= ' ' && c < 0x7f));
        if (!sound) {
            throw refused(config, path, "the headers of '" + path + "' in " + KEY + " can't be sent");
        }
        return fields;
    }

    private static Duration time(SettingValues values, String key, Duration otherwise) {
        return Duration.ofSeconds(
                atLeastOne(values, key, values.time(key, otherwise).toSeconds()));
    }

    private static long atLeastOne(SettingValues values, String key, long number) {
        if (number < 1) {
            throw values.refused(key, "leaves nothing", "more than nothing, such as 10");
        }
        return number;
    }

    private static ProblemException refused(Config config, String path, String message) {
        return new ProblemException(Problem.error(message)
                .at(config.place(path.isEmpty() ? KEY : KEY + "." + path))
                .expected("a path below the root with the address of a service, which begins with http:// or https://")
                .fix("such as: /waline: http://127.0.0.1:8360"));
    }
}
