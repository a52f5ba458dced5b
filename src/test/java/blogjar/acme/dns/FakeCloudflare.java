package blogjar.acme.dns;

import blogjar.text.Json;
import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.Map;

/** Plays Cloudflare's API. */
final class FakeCloudflare implements FakeApi {
    @Override
    public Reply answer(HttpExchange exchange, String body, FakeZones zones) throws Json.SyntaxException {
        if (!("Bearer " + FakeHost.SECRET).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            String said = "Invalid access token " + exchange.getRequestHeaders().getFirst("Authorization");
            return new Reply(403, Map.of("success", false, "errors", List.of(Map.of("code", 9109L, "message", said))));
        }
        Map<String, String> query = FakeHost.form(exchange.getRequestURI().getRawQuery());
        String[] path = exchange.getRequestURI().getPath().split("/");
        if (path.length == 2) {
            return good(zones.names().stream()
                    .filter(query.get("name")::equals)
                    .map(zone -> Map.of("id", "id-of-" + zone, "name", zone))
                    .toList());
        }
        String zone = path[2].substring("id-of-".length());
        switch (exchange.getRequestMethod()) {
            case "GET" -> {
                return good(zones.at(zone, ZoneNames.within(zone, query.get("name"))).entrySet().stream()
                        .map(one -> Map.of(
                                "id",
                                one.getKey().toString(),
                                "content",
                                '"' + one.getValue().value() + '"'))
                        .toList());
            }
            case "DELETE" -> {
                zones.remove(Integer.valueOf(path[4]));
                return good(Map.of());
            }
            default -> {
                Map<?, ?> given = (Map<?, ?>) Json.parse(body);
                FakeZones.Entry entry = new FakeZones.Entry(
                        zone,
                        ZoneNames.within(zone, (String) given.get("name")),
                        ((String) given.get("content")).replace("\"", ""));
                if (zones.isThere(entry)) {
                    return new Reply(400, Map.of("success", false, "errors", List.of(Map.of("code", 81058L))));
                }
                zones.add(entry);
                return good(Map.of());
            }
        }
    }

    private static Reply good(Object result) {
        return new Reply(200, Map.of("success", true, "errors", List.of(), "result", result));
    }

    @Override
    public Reply busy() {
        return new Reply(429, Map.of("success", false, "errors", List.of()));
    }
}
