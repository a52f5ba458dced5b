package blogjar.acme;

import blogjar.config.Config;
import blogjar.config.SettingValues;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads {@code server.acme}, each value checked. */
final class AcmeReader {
    static final String KEY = "server.acme";
    private static final String WEBROOT = "webroot";
    private static final String SHORTLIVED = "shortlived";
    private static final String DNS_01 = "dns-01";

    private static final Pattern EMAIL = Pattern.compile("[^\\s,;?@<>]{1,64}@[^\\s,;?@<>]{1,253}");

    private final Config config;
    private final Map<String, String> environment;
    private final SettingValues values;

    AcmeReader(Config config, Map<String, String> environment) {
        this.config = config;
        this.environment = environment;
        Object given = config.get(KEY);
        this.values = given instanceof Map
                ? new SettingValues(config, KEY)
                : new SettingValues(config, KEY, given == null ? Map.of() : Map.of("email", given));
    }

    static boolean isWanted(Config config) {
        Object given = config.get(KEY);
        return given != null
                && !given.equals(false)
                && !(given instanceof Map<?, ?> map && Set.of(WEBROOT).containsAll(map.keySet()));
    }

    Optional<AcmeSettings> read(List<String> siteNames, Consumer<Problem> notices) {
        if (!isWanted(config)) {
            return Optional.empty();
        }
        values.allow(
                "email",
                "agree",
                "authority",
                "names",
                "key",
                "profile",
                "challenges",
                "dns",
                "resolvers",
                "store",
                "takeover",
                "alarm",
                WEBROOT);
        List<String> challenges = challenges(hasDns());
        List<AuthoritySettings> authorities = new AuthorityReader(config, environment).read();
        return Optional.of(new AcmeSettings(
                email(),
                agreed(),
                authorities,
                names(siteNames, rule(authorities, challenges), notices),
                keys(),
                challenges,
                store(),
                values.flag("takeover", false),
                Optional.of(values.text("alarm", "")).filter(program -> !program.isEmpty()),
                SettingsMark.of(config, environment)));
    }

    private Optional<String> email() {
        String email = values.text("email", "").replaceFirst("^mailto:", "");
        if (!email.isEmpty() && !EMAIL.matcher(email).matches()) {
            throw config.get(KEY) instanceof Map
                    ? values.refused("email", "is no address", "one e-mail address, or no such line")
                    : new SettingValues(config, KEY)
                            .refused("", "is no address", "one e-mail address, or lines of the form 'key: value'");
        }
        return Optional.of(email).filter(address -> !address.isEmpty());
    }

    private Set<String> agreed() {
        Set<String> agreed = new LinkedHashSet<>(list("agree"));
        for (String text : agreed) {
            if (!text.equals("true") && !text.startsWith("https://") && !text.startsWith("http://")) {
                throw values.refused("agree", "agrees to nothing", "true, or the address of the CA's terms");
            }
        }
        return agreed;
    }

    /** One or a list of texts. */
    private List<String> list(String key) {
        Object value = values.get(key);
        if (value instanceof Map
                || value instanceof List<?> list
                        && list.stream()
                                .anyMatch(item -> item == null || item instanceof Map || item instanceof List)) {
            throw values.refused(key, "is neither a text nor a list of texts", "a text, or a list of texts");
        }
        return config.get(KEY) instanceof Map ? config.texts(KEY + "." + key) : List.of();
    }

    private List<KeyKind> keys() {
        List<KeyKind> keys = new ArrayList<>();
        for (String word : list("key")) {
            keys.add(KeyKind.of(word).orElseThrow(() -> refusedKeys("has a kind that is not known: " + word)));
        }
        if (keys.size() > 2
                || keys.size() == 2 && keys.get(0).isRsa() == keys.get(1).isRsa()) {
            throw refusedKeys("has more than one of a kind");
        }
        return keys.isEmpty() ? List.of(KeyKind.P256) : keys;
    }

    private ProblemException refusedKeys(String why) {
        return values.refused(
                "key", why, "ecdsa, p384, rsa, rsa3072 or rsa4096, or a list of one ECDSA and one RSA key");
    }

    private List<String> challenges(boolean dns) {
        List<String> kinds = List.of("http-01", "tls-alpn-01", DNS_01);
        List<String> given = list("challenges").stream().distinct().toList();
        if (given.isEmpty()) {
            return dns ? kinds : kinds.subList(0, 2);
        }
        if (!kinds.containsAll(given)) {
            throw values.refused("challenges", "names what is not known", "of " + String.join(", ", kinds));
        }
        if (given.contains(DNS_01) && !dns) {
            throw values.refused("challenges", "names dns-01, but nobody to change the DNS", "server.acme.dns as well");
        }
        return given;
    }

    private boolean hasDns() {
        Object given = values.get("dns");
        if (given == null || given instanceof Map || given.equals(false)) {
            return given instanceof Map;
        }
        throw values.refused("dns", "is no mapping", "a provider and its credentials, or a hook");
    }

    private Optional<Path> store() {
        String folder = values.text("store", "");
        try {
            return folder.isEmpty() ? Optional.empty() : Optional.of(Path.of(folder));
        } catch (InvalidPathException malformed) {
            throw values.refused("store", "is no path", "the path of a folder");
        }
    }

    /** Why a name can't be asked for; a CA of one's own issues for what it likes. */
    private static Function<String, Optional<String>> rule(List<AuthoritySettings> all, List<String> challenges) {
        boolean open =
                all.stream().allMatch(one -> KnownAuthority.at(one.directory()).isPresent());
        boolean addresses = all.stream()
                .anyMatch(one -> one.profile().filter(SHORTLIVED::equals).isPresent());
        boolean dns = challenges.contains(DNS_01);
        return name -> {
            Optional<String> wildcard = PublicName.isWildcard(name) && !dns
                    ? Optional.of("is a wildcard, which is shown by the DNS only: set server.acme.dns")
                    : Optional.empty();
            return wildcard.or(() -> open ? PublicName.objection(name, addresses) : Optional.empty());
        };
    }

    private List<String> names(
            List<String> siteNames, Function<String, Optional<String>> rule, Consumer<Problem> notices) {
        boolean chosen = !list("names").isEmpty();
        Set<String> names = new LinkedHashSet<>();
        List<Problem> objections = new ArrayList<>();
        for (String given : chosen ? list("names") : siteNames) {
            Optional<String> name = PublicName.of(given);
            Optional<String> objection = name.isEmpty() ? Optional.of("is no name") : rule.apply(name.get());
            if (objection.isEmpty()) {
                names.add(name.get());
            } else {
                objections.add(objection(given, objection.get(), chosen));
            }
        }
        if (names.isEmpty() || chosen && !objections.isEmpty()) {
            throw new ProblemException(chosen ? objections : List.of(nothingToOrder(objections)));
        }
        objections.forEach(notices);
        return List.copyOf(names);
    }

    private Problem objection(String name, String why, boolean chosen) {
        return chosen
                ? Problem.error("'" + name + "' in " + KEY + ".names " + why)
                        .at(config.place(KEY + ".names"))
                        .expected("names by which the blog is known on the Internet")
                        .fix("correct it, or remove it")
                : Problem.notice("there will be no certificate for '" + name + "', as it " + why)
                        .at(config.place(siteKey(name)));
    }

    private String siteKey(String name) {
        return config.texts("server.aliases").contains(name) ? "server.aliases" : "url";
    }

    private Problem nothingToOrder(List<Problem> objections) {
        String why = objections.isEmpty()
                ? "'url' is not set"
                : objections.get(0).message().replaceFirst("^.* for ('.*'), as it ", "$1 ");
        return Problem.error("there is no name to have a certificate for: " + why)
                .at(config.place(KEY))
                .expected("the blog's name on the Internet in 'url', as https://blog.name/")
                .fix("set url in _config.yml or server.acme.names, or remove server.acme");
    }
}
