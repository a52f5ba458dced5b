package blogjar.acme.dns;

import blogjar.acme.Program;
import blogjar.acme.Secret;
import blogjar.config.SettingValues;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@code server.acme.dns}, each value checked. */
final class DnsReader {
    private static final Duration USUAL_WAIT = Duration.ofMinutes(2);
    private static final Duration USUAL_TIMEOUT = Duration.ofMinutes(2);
    private static final Set<String> OWN_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final SettingValues values;
    private final Map<String, String> environment;
    private final Duration pause;

    DnsReader(SettingValues values, Map<String, String> environment, Duration pause) {
        this.values = values;
        this.environment = environment;
        this.pause = pause;
        values.allow("provider", "token", "id", "secret", "endpoint", "hook", "cleanup_hook", "timeout", "wait");
    }

    /** How long name servers may take to show a record. */
    Duration patience() {
        return values.time("wait", USUAL_WAIT);
    }

    TextRecords records() {
        String hook = values.text("hook", "");
        String provider = values.text("provider", "");
        if (hook.isEmpty() == provider.isEmpty()) {
            throw values.refused("", "does not say how records are set", "either 'provider' or 'hook'");
        }
        if (!hook.isEmpty()) {
            Duration limit = values.time("timeout", USUAL_TIMEOUT);
            return new HookProgram(new Program(hook, limit), new Program(values.text("cleanup_hook", hook), limit));
        }
        return new HostedRecords(
                switch (provider) {
                    case "cloudflare" -> cloudflare();
                    case "alidns" -> aliDns();
                    case "dnspod" -> dnsPod();
                    default ->
                        throw values.refused(
                                "provider", "is not known", "cloudflare, alidns or dnspod; for any other, a 'hook'");
                });
    }

    private ZoneHost cloudflare() {
        Secret token = secret("token");
        return new Cloudflare(api("Cloudflare", Cloudflare.ENDPOINT, token), token);
    }

    private ZoneHost aliDns() {
        Secret secret = secret("secret");
        Api api = api("Alibaba Cloud DNS", AliDns.ENDPOINT, secret);
        return new AliDns(api, secret("id"), secret, Clock.systemUTC());
    }

    private ZoneHost dnsPod() {
        Optional<Secret> token = Secret.of(values, "token", environment::get);
        if (token.isPresent()) {
            return new DnsPodToken(api("DNSPod", DnsPodToken.ENDPOINT, token.get()), token.get());
        }
        Secret secret = secret("secret");
        return new DnsPod(api("DNSPod", DnsPod.ENDPOINT, secret), secret("id"), secret, Clock.systemUTC());
    }

    private Secret secret(String key) {
        return Secret.of(values, key, environment::get)
                .orElseThrow(() -> values.refused(
                        "",
                        "has no '" + key + "'",
                        "'" + key + "' as ${NAME} for a variable of the environment, or as file:/run/secrets/" + key));
    }

    private Api api(String host, String usual, Secret secret) {
        String text = values.text("endpoint", usual);
        try {
            URI endpoint = new URI(text);
            boolean safe = "https".equals(endpoint.getScheme())
                    || "http".equals(endpoint.getScheme()) && OWN_MACHINE.contains(endpoint.getHost());
            if (safe && endpoint.getHost() != null && endpoint.getRawQuery() == null) {
                return new Api(host, endpoint, List.of(secret), pause);
            }
        } catch (URISyntaxException malformed) {
            // told below
        }
        throw values.refused("endpoint", "is no address of an API", "one that begins with https://");
    }
}
