package blogjar.acme;

import blogjar.config.Config;
import blogjar.config.SettingValues;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code server.acme.authority}: a word, an address, a mapping, or a list of these. */
final class AuthorityReader {
    private static final String KEY = AcmeReader.KEY + ".authority";
    private static final Pattern PROFILE = Pattern.compile("[A-Za-z0-9._~-]{1,64}");

    private final Config config;
    private final Map<String, String> environment;
    private final Optional<String> profile;

    AuthorityReader(Config config, Map<String, String> environment) {
        this.config = config;
        this.environment = environment;
        this.profile = profile(new SettingValues(config, AcmeReader.KEY));
    }

    List<AuthoritySettings> read() {
        List<AuthoritySettings> authorities = new ArrayList<>();
        for (Object one : SettingValues.oneOrMore(config.get(KEY))) {
            authorities.add(one(one));
        }
        if (authorities.stream().map(AuthoritySettings::directory).distinct().count() < authorities.size()) {
            throw refused("names one twice", "each CA once");
        }
        return authorities.isEmpty() ? List.of(one(KnownAuthority.LETSENCRYPT.word())) : authorities;
    }

    private AuthoritySettings one(@Nullable Object given) {
        Map<String, Object> options = new LinkedHashMap<>();
        if (given instanceof Map<?, ?> map) {
            map.forEach((name, value) -> options.put(name.toString(), value));
        } else if (given != null) {
            options.put("url", given);
        }
        SettingValues values = new SettingValues(config, KEY, options);
        values.allow("url", "eab", "trust", "profile");
        String named = values.text("url", "");
        URI directory =
                KnownAuthority.named(named).map(KnownAuthority::directory).orElseGet(() -> address(named));
        Optional<AuthoritySettings.Eab> eab = eab(options.get("eab"));
        if (eab.isEmpty()
                && KnownAuthority.at(directory).filter(KnownAuthority::needsEab).isPresent()) {
            throw refused(
                    "names " + named + " without the key of an account there",
                    "{url: " + named + ", eab: {kid: …, hmac: …}}, as the CA's site gives them");
        }
        return new AuthoritySettings(
                directory, eab, trust(values), profile(values).or(() -> profile));
    }

    private URI address(String text) {
        try {
            URI address = new URI(text);
            if ("https".equals(address.getScheme())
                    && address.getHost() != null
                    && address.getRawUserInfo() == null
                    && address.getRawFragment() == null) {
                return address;
            }
        } catch (URISyntaxException malformed) {
            // told below
        }
        throw refused(
                "names no CA: " + text,
                "letsencrypt, letsencrypt-staging, zerossl, google, google-staging, or the https:// address of a"
                        + " directory");
    }

    private Optional<AuthoritySettings.Eab> eab(@Nullable Object given) {
        if (given == null) {
            return Optional.empty();
        }
        Map<String, Object> options = new LinkedHashMap<>();
        if (given instanceof Map<?, ?> map) {
            map.forEach((name, value) -> options.put(name.toString(), value));
        }
        SettingValues values = new SettingValues(config, KEY + ".eab", options);
        values.allow("kid", "hmac");
        Optional<Secret> kid = Secret.of(values, "kid", environment::get);
        Optional<Secret> hmac = Secret.of(values, "hmac", environment::get);
        if (kid.isEmpty() || hmac.isEmpty()) {
            throw refused("has an 'eab' that is not whole", "eab: {kid: …, hmac: …}, as the CA's site gives them");
        }
        return Optional.of(new AuthoritySettings.Eab(kid.get(), hmac.get()));
    }

    private Optional<Path> trust(SettingValues values) {
        String file = values.text("trust", "");
        try {
            if (file.isEmpty() || Files.isReadable(Path.of(file))) {
                return file.isEmpty() ? Optional.empty() : Optional.of(Path.of(file));
            }
        } catch (InvalidPathException malformed) {
            // told below
        }
        throw values.refused(
                "trust", "can't be read", "a PEM file of the certificates by which the CA's server is known");
    }

    private static Optional<String> profile(SettingValues values) {
        String profile = values.text("profile", "");
        if (!profile.isEmpty() && !PROFILE.matcher(profile).matches()) {
            throw values.refused(
                    "profile", "is no name", "a profile of the CA, such as classic, tlsserver or shortlived");
        }
        return Optional.of(profile).filter(named -> !named.isEmpty());
    }

    private ProblemException refused(String why, String expected) {
        return new ProblemException(Problem.error("'" + KEY + "' " + why)
                .at(config.place(KEY))
                .expected(expected)
                .fix("correct the value, or remove the line to have Let's Encrypt"));
    }
}
