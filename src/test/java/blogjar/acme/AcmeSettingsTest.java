package blogjar.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.config.Config;
import blogjar.config.ConfigFiles;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.diagnostic.Problems;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code server.acme} as it is written. */
class AcmeSettingsTest {
    private static final List<String> SITE = List.of("blog.name", "www.blog.name");

    @TempDir
    Path root;

    private final List<Problem> notices = new ArrayList<>();

    private Optional<AcmeSettings> read(String acme, List<String> names) throws IOException {
        Files.writeString(root.resolve("_config.yml"), "title: T\nserver:\n  acme:\n" + acme.indent(4));
        Problems problems = new Problems();
        Config config = ConfigFiles.load(root, List.of(), Map.of(), problems).config();
        assertEquals(List.of(), problems.all());
        return AcmeSettings.of(config, names, Map.of("HMAC", "c2VjcmV0"), notices::add);
    }

    private AcmeSettings read(String acme) throws IOException {
        return read(acme, SITE).orElseThrow();
    }

    private String refused(String acme, List<String> names) {
        return assertThrows(ProblemException.class, () -> read(acme, names)).getMessage();
    }

    @Test
    void an_address_is_enough() throws IOException {
        AcmeSettings read = read("me@blog.name");
        assertEquals(
                new AcmeSettings(
                        Optional.of("me@blog.name"),
                        Set.of(),
                        List.of(AuthoritySettings.of(URI.create("https://acme-v02.api.letsencrypt.org/directory"))),
                        SITE,
                        List.of(KeyKind.P256),
                        List.of("http-01", "tls-alpn-01"),
                        Optional.empty(),
                        false,
                        Optional.empty(),
                        read.mark()),
                read);
        assertEquals(List.of(), notices);
    }

    @Test
    void all_can_be_said() throws IOException, Refusal {
        Files.writeString(root.resolve("ca.pem"), "");
        AcmeSettings read = read("""
                email: mailto:me@blog.name
                agree: [https://ca.example/terms]
                authority:
                  - letsencrypt-staging
                  - {url: zerossl, eab: {kid: k, hmac: '${HMAC}'}, profile: tlsserver}
                  - {url: 'https://ca.example/directory', trust: 'ROOT/ca.pem'}
                names: [Blog.Name., 例子.名字, '*.blog.name']
                key: [p384, rsa3072]
                profile: shortlived
                challenges: [dns-01, http-01]
                dns: {hook: /bin/dns}
                store: /var/lib/certificates
                takeover: true
                alarm: /bin/alarm now
                webroot: /srv
                """.replace("ROOT", root.toString()));
        assertEquals(Optional.of("me@blog.name"), read.email());
        assertTrue(read.agreesTo(URI.create("https://ca.example/terms")));
        assertFalse(read.agreesTo(URI.create("https://ca.example/terms2")));
        assertEquals(List.of("blog.name", "xn--fsqu00a.xn--eqro3o", "*.blog.name"), read.names());
        assertEquals(List.of(KeyKind.P384, KeyKind.RSA3072), read.keys());
        assertEquals(List.of("dns-01", "http-01"), read.challenges());
        assertEquals(Optional.of(Path.of("/var/lib/certificates")), read.store());
        assertTrue(read.takeover());
        assertEquals(Optional.of("/bin/alarm now"), read.alarm());
        List<AuthoritySettings> authorities = read.authorities();
        assertEquals(
                List.of("letsencrypt-staging", "zerossl", "https://ca.example/directory"),
                authorities.stream().map(AuthoritySettings::word).toList());
        assertEquals(
                List.of("shortlived", "tlsserver", "shortlived"),
                authorities.stream().map(one -> one.profile().orElse("")).toList());
        assertEquals("c2VjcmV0", authorities.get(1).eab().orElseThrow().hmac().text());
        assertFalse(read.toString().contains("c2VjcmV0"), read.toString());
        assertEquals(Optional.of(root.resolve("ca.pem")), authorities.get(2).trust());
    }

    @Test
    void what_has_a_part_in_an_order_changes_the_mark_and_nothing_else_does() throws IOException {
        String hook = Files.writeString(root.resolve("hook"), "exit 1").toString();
        Files.writeString(root.resolve("token"), "old");
        String settings = "email: me@blog.name\nchallenges: [http-01, dns-01]\ndns: {hook: " + hook + "}\n"
                + "authority: {url: zerossl, eab: {kid: '${HMAC}', hmac: 'file:" + root.resolve("token") + "'}}\n";
        String mark = read(settings).mark();
        assertEquals(
                mark,
                read(settings + "names: [other.name]\nalarm: /bin/true\ntakeover: true\n")
                        .mark());
        for (String other : List.of(
                settings.replace("me@", "you@"),
                settings.replace("http-01, ", ""),
                settings.replace("}\nauth", ", wait: 5m}\nauth"),
                settings + "resolvers: 192.0.2.53\n",
                settings + "agree: true\n",
                settings + "profile: tlsserver\n",
                settings.replace("${HMAC}", "${OTHER}"))) {
            assertNotEquals(mark, read(other).mark(), other);
        }
        assertNotEquals(
                read(settings).at("80/443").mark(),
                read(settings).at("8080/443").mark());
        Files.writeString(root.resolve("token"), "new");
        assertNotEquals(mark, read(settings).mark(), "a secret in a file");
        Files.writeString(root.resolve("token"), "old");
        assertEquals(mark, read(settings).mark());
        Files.writeString(root.resolve("hook"), "exit 0");
        assertNotEquals(mark, read(settings).mark(), "a program");
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "", "{webroot: /srv}"})
    void nothing_is_ordered_unless_it_is_meant(String acme) throws IOException {
        assertEquals(Optional.empty(), read(acme, SITE));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            me                                 | 4 | 'server.acme: me' is no address
            true                               | 4 | 'server.acme: true' is no address
            {email: a b@c.de}                  | 4 | 'server.acme.email: a b@c.de' is no address
            {email: [a@b.de, c@b.de]}          | 4 | 'server.acme.email' is no text
            {mail: a@b.de}                     | 4 | 'server.acme.mail: a@b.de' is no setting
            {agree: maybe}                     | 4 | 'server.acme.agree: maybe' agrees to nothing
            {authority: verisign}              | 4 | 'server.acme.authority' names no CA: verisign
            {authority: 'http://ca.example'}   | 4 | 'server.acme.authority' names no CA: http://ca.example
            {authority: zerossl}               | 4 | 'server.acme.authority' names zerossl without the key of an account there
            {authority: {url: zerossl, eab: {kid: a}}} | 4 | 'server.acme.authority' has an 'eab' that is not whole
            {authority: {ur: zerossl}}         | 4 | 'server.acme.authority.ur: zerossl' is no setting
            {authority: {url: letsencrypt, trust: /no/such}} | 4 | 'server.acme.authority.trust: /no/such' can't be read
            {authority: [letsencrypt, letsencrypt]} | 4 | 'server.acme.authority' names one twice
            {names: [a.b, c d]}                | 4 | 'c d' in server.acme.names is no name
            {names: [localhost]}               | 4 | 'localhost' in server.acme.names is a name of this machine or network only
            {names: ['*.a.b']}                 | 4 | '*.a.b' in server.acme.names is a wildcard, which is shown by the DNS only: set server.acme.dns
            {names: [192.0.2.256]}             | 4 | '192.0.2.256' in server.acme.names is no name
            {names: [203.0.113.7]}             | 4 | '203.0.113.7' in server.acme.names is an address, for which Let's Encrypt issues with 'profile: shortlived' only
            {names: [10.0.0.1], profile: shortlived} | 4 | '10.0.0.1' in server.acme.names is an address of this machine or network only
            {names: ['[fd00::1]'], profile: shortlived} | 4 | '[fd00::1]' in server.acme.names is an address of this machine or network only
            {key: dsa}                         | 4 | 'server.acme.key: dsa' has a kind that is not known: dsa
            {key: [ecdsa, p384]}               | 4 | 'server.acme.key' has more than one of a kind
            {profile: a b}                     | 4 | 'server.acme.profile: a b' is no name
            {challenges: http}                 | 4 | 'server.acme.challenges: http' names what is not known
            {challenges: dns-01}               | 4 | 'server.acme.challenges: dns-01' names dns-01, but nobody to change the DNS
            {dns: cloudflare}                  | 4 | 'server.acme.dns: cloudflare' is no mapping
            {takeover: perhaps}                | 4 | 'server.acme.takeover: perhaps' is neither true nor false
            """)
    void what_cannot_be_meant_is_told_with_its_line(String acme, int line, String message) {
        String told = refused(acme, SITE);
        assertTrue(told.startsWith("_config.yml:" + line + ":"), told);
        assertTrue(told.contains("error: " + message + "\n"), told);
        assertTrue(told.contains("expected ") && told.contains("\n    fix: "), told);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '"', nullValues = "-", textBlock = """
            -                                | 'url' is not set
            localhost                        | 'localhost' is a name of this machine or network only
            example.com www.example.com      | 'example.com' is an example, and nobody's own
            pi.local                         | 'pi.local' is a name of this network only
            203.0.113.7                      | '203.0.113.7' is an address, for which Let's Encrypt issues with
            """)
    void a_blog_without_a_public_name_is_told_so_in_one_message(String names, String why) {
        String told = refused("{email: a@b.de}", names == null ? List.of() : List.of(names.split(" ")));
        assertTrue(told.contains("error: there is no name to have a certificate for: " + why), told);
        assertEquals(1, told.lines().filter(line -> line.contains("error: ")).count(), told);
    }

    @Test
    void names_of_the_blog_without_a_certificate_are_told_and_the_others_are_asked_for() throws IOException {
        AcmeSettings read = read("{agree: true}", List.of("blog.name", "*.blog.name", "blog.lan"))
                .orElseThrow();
        assertEquals(List.of("blog.name"), read.names());
        assertEquals(
                List.of(
                        "there will be no certificate for '*.blog.name', as it is a wildcard, which is shown by the DNS"
                                + " only: set server.acme.dns",
                        "there will be no certificate for 'blog.lan', as it is a name of this network only"),
                notices.stream().map(Problem::message).toList());
    }

    @Test
    void a_ca_of_ones_own_issues_for_any_name() throws IOException {
        assertEquals(
                List.of("pi.local", "10.0.0.1", "fd00::1"),
                read("{authority: 'https://pi.local:9000/acme/acme/directory', names: [pi.local, 10.0.0.1, 'fd00::1']}")
                        .names());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"letsencrypt, letsencrypt-staging", "letsencrypt-staging,", "'{url: google, eab: {kid: a, hmac: b}}',"})
    void the_staging_of_a_ca_is_known(String authority, String staging) throws IOException {
        assertEquals(
                Optional.ofNullable(staging),
                read("{authority: " + authority + "}")
                        .authorities()
                        .get(0)
                        .staging()
                        .map(AuthoritySettings::word));
    }
}
