package blogjar.acme.dns;

import blogjar.acme.Program;
import blogjar.acme.Secret;
import blogjar.config.SettingValues;
import blogjar.diagnostic.ProblemException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How records are set in the DNS: {@code server.acme.dns}.
 *
 * @param resolver for all look-ups
 * @param patience for the name servers to show a record
 * @param interval between two looks at them
 */
public record DnsSettings(TextRecords records, Resolver resolver, Duration patience, Duration interval) {
    private static final Duration USUAL_WAIT = Duration.ofMinutes(2);
    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(3);
    private static final Duration USUAL_TIMEOUT = Duration.ofMinutes(2);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Set<String> OWN_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    /**
     * Reads the settings; secrets are looked up when they are needed.
     *
     * @param values those below {@code server.acme.dns}
     * @throws ProblemException where one can't be used, or is missing
     */
    public static DnsSettings of(SettingValues values) {
        return of(values, USUAL_INTERVAL, PAUSE);
    }

    /**
     * @param interval between two looks at the name servers
     * @param pause before the second try of a call
     */
    static DnsSettings of(SettingValues values, Duration interval, Duration pause) {
        values.allow(
                "provider",
                "token",
                "id",
                "secret",
                "endpoint",
                "hook",
                "cleanup_hook",
                "timeout",
                "wait",
                "resolvers");
        String hook = values.text("hook", "");
        String provider = values.text("provider", "");
        if (hook.isEmpty() == provider.isEmpty()) {
            throw values.refused("", "says not how records are set", "either 'provider' or 'hook'");
        }
        TextRecords records = hook.isEmpty() ? new HostedRecords(host(values, provider, pause)) : hook(values, hook);
        return new DnsSettings(records, resolver(values), values.time("wait", USUAL_WAIT), interval);
    }

    private static TextRecords hook(SettingValues values, String hook) {
        Duration limit = values.time("timeout", USUAL_TIMEOUT);
        return new HookProgram(new Program(hook, limit), new Program(values.text("cleanup_hook", hook), limit));
    }

    private static ZoneHost host(SettingValues values, String provider, Duration pause) {
        Clock clock = Clock.systemUTC();
        switch (provider) {
            case "cloudflare" -> {
                Secret token = secret(values, "token");
                return new Cloudflare(api(values, "Cloudflare", Cloudflare.ENDPOINT, pause, token), token);
            }
            case "alidns" -> {
                Secret id = secret(values, "id");
                Secret secret = secret(values, "secret");
                return new AliDns(api(values, "Alibaba Cloud DNS", AliDns.ENDPOINT, pause, secret), id, secret, clock);
            }
            case "dnspod" -> {
                Optional<Secret> token = Secret.of(values, "token");
                if (token.isPresent()) {
                    return new DnsPodToken(
                            api(values, "DNSPod", DnsPodToken.ENDPOINT, pause, token.get()), token.get());
                }
                Secret id = secret(values, "id");
                Secret secret = secret(values, "secret");
                return new DnsPod(api(values, "DNSPod", DnsPod.ENDPOINT, pause, secret), id, secret, clock);
            }
            default -> throw values.refused("provider", "is not known", "cloudflare, alidns or dnspod; else 'hook'");
        }
    }

    private static Secret secret(SettingValues values, String key) {
        return Secret.of(values, key)
                .orElseThrow(() -> values.refused(
                        "",
                        "has no '" + key + "'",
                        key + ": ${NAME} for a variable of the environment, or file:/run/secrets/" + key));
    }

    private static Api api(SettingValues values, String host, String usual, Duration pause, Secret secret) {
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

    private static Resolver resolver(SettingValues values) {
        Object given = values.get("resolvers");
        if (given == null) {
            return Resolver.ofSystem();
        }
        List<InetSocketAddress> servers = new ArrayList<>();
        for (Object one : given instanceof List<?> list ? list : List.of(given)) {
            servers.add(Resolver.server(String.valueOf(one))
                    .orElseThrow(() -> values.refused(
                            "resolvers",
                            "has what is no address of a name server, '" + one + "'",
                            "such as 192.0.2.53, 192.0.2.53:5353 or [2001:db8::53]:5353")));
        }
        return Resolver.by(servers);
    }
}
