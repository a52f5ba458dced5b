package blogjar.acme.dns;

import blogjar.acme.Refusal;
import blogjar.acme.Secret;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * DNSPod by its older API, dnsapi.cn, with a token of DNSPod: its number, a comma, and its text.
 *
 * @see <a href="https://docs.dnspod.cn/api/">its document</a>
 */
final class DnsPodToken implements ZoneHost {
    static final String ENDPOINT = "https://dnsapi.cn";

    private static final String DONE = "1";
    private static final String NONE = "10";
    private static final String THERE = "104";
    private static final String BUSY = "-2";
    private static final Set<String> CREDENTIALS = Set.of("-1", "-3", "-4", "-8", "10004", "10007");

    private final Api api;
    private final Secret token;

    DnsPodToken(Api api, Secret token) {
        this.api = api;
        this.token = token;
    }

    @Override
    public String name() {
        return api.host();
    }

    @Override
    public Look look(String zone, String at) throws Refusal, InterruptedException {
        ApiReply reply = call(
                "/Record.List", Map.of("domain", zone, "sub_domain", ZoneNames.within(zone, at), "record_type", "TXT"));
        if (!code(reply).equals(NONE) && !code(reply).equals(DONE)) {
            return Look.none(api.clean(said(reply)));
        }
        return Look.at(new Zone(
                zone,
                zone,
                reply.maps("records").stream()
                        .map(record -> new Found(String.valueOf(record.get("id")), String.valueOf(record.get("value"))))
                        .toList()));
    }

    @Override
    public void add(Zone zone, TextRecord record) throws Refusal, InterruptedException {
        Map<String, String> parameters = Map.of(
                "domain", zone.name(),
                "sub_domain", ZoneNames.within(zone.name(), record.at()),
                "record_type", "TXT",
                "record_line_id", "0",
                "value", record.value());
        ApiReply reply = call("/Record.Create", parameters);
        if (!code(reply).equals(DONE) && !code(reply).equals(THERE)) {
            throw refused(reply, "the record at " + record.at());
        }
    }

    @Override
    public void delete(Zone zone, String record) throws Refusal, InterruptedException {
        ApiReply reply = call("/Record.Remove", Map.of("domain", zone.name(), "record_id", record));
        if (!code(reply).equals(DONE)) {
            throw refused(reply, "the removal of a record in " + zone.name());
        }
    }

    private ApiReply call(String path, Map<String, String> parameters) throws Refusal, InterruptedException {
        ApiReply reply =
                api.call(() -> request(path, parameters), busy -> code(busy).equals(BUSY));
        if (CREDENTIALS.contains(code(reply))) {
            throw api.refused(
                    "does not take the token: " + said(reply),
                    "give a token of DNSPod as 12345,abcdef, where server.acme.dns.token has it from");
        }
        return reply;
    }

    private HttpRequest.Builder request(String path, Map<String, String> parameters) throws Refusal {
        String form = "login_token=" + encoded(token.text()) + "&format=json&lang=en&"
                + parameters.entrySet().stream()
                        .map(one -> one.getKey() + "=" + encoded(one.getValue()))
                        .sorted()
                        .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(api.at(path))
                .POST(BodyPublishers.ofString(form))
                .header("Content-Type", "application/x-www-form-urlencoded");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String code(ApiReply reply) {
        return reply.text("status", "code");
    }

    private static String said(ApiReply reply) {
        String code = code(reply);
        return code.isEmpty() ? reply.silence() : reply.text("status", "message") + " (" + code + ")";
    }

    private Refusal refused(ApiReply reply, String what) {
        return api.refused("refused " + what + ": " + said(reply), "see what it says, in its console too");
    }
}
