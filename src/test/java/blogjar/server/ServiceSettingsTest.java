package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.diagnostic.ProblemException;
import blogjar.server.gateway.Service;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code server.proxy} as it is written. */
class ServiceSettingsTest {
    private static List<Service> read(String proxy) {
        return Locations.of(GatewayTest.config("server:\n  proxy: " + proxy + "\n"))
                .services();
    }

    @Test
    void an_address_is_enough_and_all_else_can_be_said() {
        assertEquals(
                List.of(
                        new Service(
                                "b.c/d",
                                URI.create("https://far.test:8443/x"),
                                false,
                                "name.test:1",
                                Map.of("X-A", "1", "Cookie", ""),
                                2048,
                                Duration.ofSeconds(1),
                                Duration.ofMinutes(2),
                                3),
                        new Service(
                                "a",
                                URI.create("http://127.0.0.1:8360"),
                                true,
                                "",
                                Map.of(),
                                10 << 20,
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(60),
                                256)),
                read("""
                        {/a/: 'http://127.0.0.1:8360', /b.c/d: {to: 'https://far.test:8443/x', strip_prefix: false,
                            host: name.test:1, headers: {X-A: 1, Cookie: false}, body: 2KB, connect: 1s, timeout: 2m,
                            connections: 3}}"""));
        assertEquals("far.test", read("{/a: 'https://far.test'}").get(0).host());
        assertEquals(
                "", read("{/a: {to: 'https://far.test', host: keep}}").get(0).host());
        assertEquals(List.of(), read("false"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            http://a                             | 'server.proxy' is no mapping of paths
            {a: 'http://a'}                      | 'a' in server.proxy is no path below the root
            {/: 'http://a'}                      | '/' in server.proxy is no path below the root
            {/.well-known: 'http://a'}           | '/.well-known' in server.proxy is no path below the root
            {/a//b: 'http://a'}                  | '/a//b' in server.proxy is no path below the root
            {/a: }                               | '/a: ' in server.proxy names no service
            {/a: 'a:80'}                         | '/a: a:80' in server.proxy names no service
            {/a: 'ftp://a'}                      | '/a: ftp://a' in server.proxy names no service
            {/a: 'http://'}                      | '/a: http://' in server.proxy names no service
            {/a: 'http://u@a'}                   | '/a: http://u@a' in server.proxy names no service
            {/a: 'http://a/?q'}                  | '/a: http://a/?q' in server.proxy names no service
            {/a: 'http://a:99999'}               | '/a: http://a:99999' in server.proxy names no service
            {/a: 'http://a b'}                   | '/a: http://a b' in server.proxy names no service
            {/a: {to: 'http://a', too: 1}}       | 'server.proxy./a.too: 1' is no setting
            {/a: {to: 'http://a', body: much}}   | 'server.proxy./a.body: much' is no size
            {/a: {to: 'http://a', body: 0}}      | 'server.proxy./a.body: 0' leaves nothing
            {/a: {to: 'http://a', timeout: 0}}   | 'server.proxy./a.timeout: 0' leaves nothing
            {/a: {to: 'http://a', host: 'a/b'}}  | 'host: a/b' of '/a' in server.proxy is no host
            {/a: {to: 'http://a', headers: x}}   | the headers of '/a' in server.proxy can't be sent
            {/a: {to: 'http://a', headers: {"X A": 1}}} | the headers of '/a' in server.proxy can't be sent
            {/a: {to: 'http://a', headers: {X: "a\\nb"}}} | the headers of '/a' in server.proxy can't be sent
            {/a: {to: 'http://a', headers: {Connection: x}}} | the headers of '/a' in server.proxy can't be sent
            """)
    void what_can_not_be_meant_is_told_where_it_stands(String proxy, String message) {
        ProblemException wrong = assertThrows(ProblemException.class, () -> read(proxy));
        assertTrue(wrong.problems().get(0).message().contains(message), wrong.getMessage());
    }
}
