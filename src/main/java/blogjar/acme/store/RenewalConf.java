package blogjar.acme.store;

import blogjar.acme.KeyKind;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What certbot notes of a lineage: keys with values, in sections. Lines that we know nothing of stay as they are.
 *
 * @see <a href="https://configobj.readthedocs.io/en/latest/configobj.html#the-config-file-format">ConfigObj's format</a>
 */
final class RenewalConf {
    private static final String TOP = "";
    private static final String PARAMS = "renewalparams";
    private static final String MAP = "webroot_map";

    /** The certbot whose form this is. */
    private static final String VERSION = "2.1.0";

    private static final String LETS_ENCRYPT = "https://acme-v02.api.letsencrypt.org/directory";

    private final List<String> lines;

    private RenewalConf(List<String> lines) {
        this.lines = List.copyOf(lines);
    }

    static RenewalConf parse(String text) {
        return new RenewalConf(text.lines().toList());
    }

    /** Of a lineage that certbot never saw. */
    static RenewalConf fresh() {
        return new RenewalConf(List.of(
                "# Kept by blog.jar. Without the last part of this file's name certbot reads it,",
                "# renews the certificate, and blog.jar no longer does.",
                "version = " + VERSION));
    }

    String text() {
        return String.join("\n", lines) + "\n";
    }

    /** Where its files are. */
    RenewalConf in(Layout layout, String name) {
        RenewalConf conf = with(TOP, "archive_dir", absolute(layout.archive(name)));
        for (Part part : List.of(Part.CERT, Part.PRIVKEY, Part.CHAIN, Part.FULLCHAIN)) {
            conf = conf.with(TOP, part.word(), absolute(part.in(layout.live(name))));
        }
        return conf;
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().normalize().toString();
    }

    /** How its certificates are had; a way to show names that stands there already stays. */
    RenewalConf from(Origin origin) {
        KeyKind key = origin.key();
        String curve = key == KeyKind.P384 ? "secp384r1" : "secp256r1";
        return with(PARAMS, "account", origin.account().orElse(null))
                .with(PARAMS, "authenticator", value(PARAMS, "authenticator").orElse(origin.authenticator()))
                .with(
                        PARAMS,
                        "pref_challs",
                        manual(origin)
                                ? "dns-01,"
                                : value(PARAMS, "pref_challs").orElse(null))
                .with(PARAMS, "server", origin.server().toString())
                .with(PARAMS, "key_type", key.isRsa() ? "rsa" : "ecdsa")
                .with(PARAMS, "elliptic_curve", key.isRsa() ? null : curve)
                .with(PARAMS, "rsa_key_size", key.isRsa() ? String.valueOf(key.bits()) : null)
                .with(PARAMS, "preferred_profile", origin.profile().orElse(null));
    }

    private boolean manual(Origin origin) {
        return origin.authenticator().equals("manual")
                && value(PARAMS, "authenticator").isEmpty();
    }

    /**
     * How its certificates are had.
     *
     * @param file for messages
     * @throws ProblemException where the CA is named by what is no address
     */
    Origin origin(String file) {
        String server = value(PARAMS, "server").orElse(LETS_ENCRYPT);
        URI directory;
        try {
            directory = URI.create(server);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(Problem.error("'server' is no address: " + server)
                    .in(file)
                    .expected("such as " + LETS_ENCRYPT)
                    .fix("correct it, or delete the line to have certificates from Let's Encrypt"));
        }
        Set<String> webroots = new LinkedHashSet<>(values(PARAMS, "webroot_path"));
        for (String line : section(MAP)) {
            webroots.addAll(list(line.substring(line.indexOf('=') + 1)));
        }
        return new Origin(
                directory,
                value(PARAMS, "account"),
                key(),
                value(PARAMS, "authenticator").orElse(""),
                List.copyOf(webroots),
                value(PARAMS, "preferred_profile").or(() -> value(PARAMS, "required_profile")));
    }

    /** Before certbot 1.25 RSA went without saying. */
    private KeyKind key() {
        if (value(PARAMS, "key_type").orElse("rsa").equals("ecdsa")) {
            String curve = value(PARAMS, "elliptic_curve").orElse("");
            return curve.equals("secp384r1") || curve.equals("secp521r1") ? KeyKind.P384 : KeyKind.P256;
        }
        return switch (value(PARAMS, "rsa_key_size").orElse("")) {
            case "3072" -> KeyKind.RSA3072;
            case "4096" -> KeyKind.RSA4096;
            default -> KeyKind.RSA2048;
        };
    }

    private Optional<String> value(String section, String key) {
        return values(section, key).stream().findFirst().filter(value -> !value.equals("None"));
    }

    private List<String> values(String section, String key) {
        return section(section).stream()
                .filter(line -> key(line).equals(key))
                .map(line -> list(line.substring(line.indexOf('=') + 1)))
                .findFirst()
                .orElse(List.of());
    }

    /** The lines of a section that hold a key. */
    private List<String> section(String wanted) {
        List<String> found = new ArrayList<>();
        String section = TOP;
        for (String line : lines) {
            Optional<String> heading = heading(line);
            section = heading.orElse(section);
            if (heading.isEmpty() && section.equals(wanted) && !key(line).isEmpty()) {
                found.add(line);
            }
        }
        return found;
    }

    private static Optional<String> heading(String line) {
        String bare = line.strip();
        return bare.startsWith("[") && bare.endsWith("]")
                ? Optional.of(bare.replace("[", "").replace("]", "").strip())
                : Optional.empty();
    }

    private static String key(String line) {
        int equals = line.indexOf('=');
        return equals < 0 || line.strip().startsWith("#")
                ? ""
                : line.substring(0, equals).strip();
    }

    /** {@code a}, {@code a, b}, {@code 'a, b'} or {@code a,}: values with commas between, quoted or not. */
    private static List<String> list(String text) {
        List<String> found = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        char quote = 0;
        for (char c : text.strip().toCharArray()) {
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
                if (quote != 0) {
                    value.append(c);
                }
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '#') {
                break;
            } else if (c == ',') {
                found.add(value.toString().strip());
                value.setLength(0);
            } else {
                value.append(c);
            }
        }
        found.add(value.toString().strip());
        found.removeIf(String::isEmpty);
        return found;
    }

    /**
     * The line where there is one, else a new one behind the section's last.
     *
     * @param value as it is written; null to have no such line
     */
    private RenewalConf with(String section, String key, @Nullable String value) {
        List<String> changed = new ArrayList<>();
        String at = TOP;
        int end = section.equals(TOP) ? 0 : -1;
        boolean done = value == null;
        for (String line : lines) {
            Optional<String> heading = heading(line);
            at = heading.orElse(at);
            boolean old = heading.isEmpty() && at.equals(section) && key(line).equals(key);
            if (!old) {
                changed.add(line);
            } else if (!done) {
                changed.add(line(key, value));
                done = true;
            }
            if (at.equals(section) && (heading.isPresent() || !key(line).isEmpty())) {
                end = changed.size();
            }
        }
        if (!done && end < 0) {
            changed.addAll(List.of("", "[" + section + "]"));
            end = changed.size();
        }
        if (!done) {
            changed.add(end, line(key, value));
        }
        return new RenewalConf(changed);
    }

    private static String line(String key, @Nullable String value) {
        return key + " = " + quoted(String.valueOf(value));
    }

    /** A comma at the end makes a list, and stays bare. */
    private static String quoted(String value) {
        String body = value.endsWith(",") ? value.substring(0, value.length() - 1) : value;
        boolean plain = body.chars().noneMatch(c -> ",#'\"".indexOf(c) >= 0) && body.equals(body.strip());
        return plain ? value : (value.contains("\"") ? "'" + value + "'" : "\"" + value + "\"");
    }
}
