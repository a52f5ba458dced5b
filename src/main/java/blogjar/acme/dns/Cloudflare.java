package blogjar.acme.dns;

import blogjar.acme.Refusal;
import blogjar.acme.Secret;
import blogjar.text.Json;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Cloudflare's API, version 4, with an API token.
 *
 * @see <a href="https://developers.cloudflare.com/api/resources/dns/subresources/records/">DNS records</a>
 */
final class Cloudflare implements ZoneHost {
    static final String ENDPOINT = "https://api.cloudflare.com/client/v4";

    /** Of a token that is malformed, unknown, or not for this. */
    private static final Set<String> CREDENTIALS = Set.of("1000", "6003", "6111", "9106", "9109", "10000", "10001");

    /** That the record is there already. */
    private static final Set<String> THERE = Set.of("81057", "81058");

    private static final String GONE = "81044";

    private final Api api;
    private final Secret token;

    Cloudflare(Api api, Secret token) {
        this.api = api;
        this.token = token;
    }

    @Override
    public String name() {
        return api.host();
    }

    @Override
    public Look look(String zone, String at) throws Refusal, InterruptedException {
        ApiReply zones = call("GET", "/zones?name=" + encoded(zone), "");
        checked(zones, "");
        for (Map<?, ?> found : zones.maps("result")) {
            if (zone.equals(found.get("name"))) {
                String id = String.valueOf(found.get("id"));
                return Look.at(new Zone(zone, id, records(id, at)));
            }
        }
        return Look.none("");
    }

    private List<Found> records(String zone, String at) throws Refusal, InterruptedException {
        ApiReply records = call("GET", path(zone) + "?type=TXT&per_page=100&name=" + encoded(at), "");
        checked(records, "");
        return records.maps("result").stream()
                .map(record -> new Found(
                        String.valueOf(record.get("id")),
                        String.valueOf(record.get("content")).replace("\"", "")))
                .toList();
    }

    @Override
    public void add(Zone zone, TextRecord record) throws Refusal, InterruptedException {
        Map<String, Object> body =
                Map.of("type", "TXT", "name", record.at(), "content", '"' + record.value() + '"', "ttl", 60L);
        ApiReply reply = call("POST", path(zone.id()), Json.print(body));
        if (!THERE.contains(code(reply))) {
            checked(reply, " for the record at " + record.at());
        }
    }

    @Override
    public void delete(Zone zone, String id) throws Refusal, InterruptedException {
        ApiReply reply = call("DELETE", path(zone.id()) + "/" + encoded(id), "");
        if (!GONE.equals(code(reply))) {
            checked(reply, " for the removal of a record in " + zone.name());
        }
    }

    private static String path(String zone) {
        return "/zones/" + encoded(zone) + "/dns_records";
    }

    private ApiReply call(String method, String path, String body) throws Refusal, InterruptedException {
        return api.call(
                () -> HttpRequest.newBuilder(api.at(path))
                        .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                        .header("Content-Type", "application/json")
                        .header("Authorization", "Bearer " + token.text()),
                reply -> false);
    }

    private static String code(ApiReply reply) {
        return reply.maps("errors").stream()
                .map(error -> String.valueOf(error.get("code")))
                .findFirst()
                .orElse("");
    }

    private void checked(ApiReply reply, String what) throws Refusal {
        if (reply.text("success").equals("true")) {
            return;
        }
        String code = code(reply);
        String message = reply.maps("errors").stream()
                .map(error -> error.get("message") + " (" + error.get("code") + ")")
                .findFirst()
                .orElse(reply.silence());
        if (CREDENTIALS.contains(code) || reply.status() == 401 || reply.status() == 403) {
            throw api.refused(
                    "does not take the token" + what + ": " + message,
                    "make an API token with the permissions Zone:Read and DNS:Edit for the zone, and put it where "
                            + "server.acme.dns.token has it from");
        }
        throw api.refused("refused" + what + ": " + message, "see what it says, in its dashboard too");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
