package blogjar.acme.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import blogjar.config.Config;
import blogjar.diagnostic.ProblemException;
import blogjar.yaml.Yaml;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code server.acme.dns} as it is written. */
class DnsSettingsTest {
    private static Optional<DnsSettings> read(String acme) {
        Config config = new Config(
                Objects.requireNonNull(Yaml.parse("_config.yml", "server: {acme: {" + acme + "}}", 1)
                        .mapping()),
                Map.of());
        return DnsSettings.of(config, Map.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dns: {provider: cloudflare, token: t}",
                "dns: {provider: alidns, id: i, secret: '${SECRET}'}",
                "dns: {provider: dnspod, id: i, secret: 'file:/run/secrets/s'}",
                "dns: {provider: dnspod, token: '12345,t'}",
                "dns: {provider: dnspod, token: '12345,t', endpoint: 'https://api.dnspod.com/x'}",
                "dns: {hook: /usr/local/bin/hook, timeout: 10, cleanup_hook: 'x --y'}, resolvers: 192.0.2.53",
                "dns: {hook: x}, resolvers: [192.0.2.53, '[2001:db8::53]:5353']",
            })
    void these_are_enough(String acme) {
        assertEquals(Duration.ofMinutes(2), read(acme).orElseThrow().patience());
    }

    @Test
    void what_is_not_set_is_none() {
        assertFalse(read("email: me@a.test").isPresent());
        assertFalse(read("dns: false").isPresent());
        assertEquals(
                Duration.ofSeconds(600),
                read("dns: {hook: x, wait: 10m}").orElseThrow().patience());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            dns: {}                                              | 'server.acme.dns' does not say how records are set
            dns: {hook: x, provider: cloudflare}                 | 'server.acme.dns' does not say how records are set
            dns: {provider: route53}                             | 'server.acme.dns.provider: route53' is not known
            dns: {provider: cloudflare}                          | 'server.acme.dns' has no 'token'
            dns: {provider: alidns, secret: x}                   | 'server.acme.dns' has no 'id'
            dns: {provider: dnspod, id: x}                       | 'server.acme.dns' has no 'secret'
            dns: {hook: x, colour: red}                          | 'server.acme.dns.colour: red' is no setting
            dns: {hook: x, wait: soon}                           | 'server.acme.dns.wait: soon' is no time
            dns: {hook: [x]}                                     | 'server.acme.dns.hook' is no text
            dns: {provider: cloudflare, token: 'file:t'}         | 'server.acme.dns.token: file:t' is not named from the root
            dns: {provider: cloudflare, token: t, endpoint: x}   | 'server.acme.dns.endpoint: x' is no address of an API
            dns: {provider: cloudflare, token: t, endpoint: 'http://a.test'} | 'server.acme.dns.endpoint: http://a.test' is no address of an API
            dns: {hook: x}, resolvers: [dns.a.test]              | 'server.acme.resolvers' has 'dns.a.test', which is no address of a name server
            """)
    void what_can_not_be_meant_is_refused(String acme, String expected) {
        ProblemException refused = assertThrows(ProblemException.class, () -> read(acme));
        assertEquals(expected, refused.problems().get(0).message());
    }
}
