package blogjar.acme.dns;

import com.sun.net.httpserver.HttpExchange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Plays DNSPod by its older API. */
final class FakeDnsPodToken implements FakeApi {
    @Override
    public Reply answer(HttpExchange exchange, String body, FakeZones zones) {
        Map<String, String> given = FakeHost.form(body);
        if (!FakeHost.SECRET.equals(given.get("login_token"))) {
            return status("-1", Map.of());
        }
        String zone = given.get("domain");
        if (!zones.has(zone)) {
            return status("6", Map.of());
        }
        switch (exchange.getRequestURI().getPath()) {
            case "/Record.List" -> {
                Map<Integer, FakeZones.Entry> found = zones.at(zone, given.get("sub_domain"));
                List<?> list = found.entrySet().stream()
                        .map(one -> Map.of(
                                "id",
                                one.getKey().toString(),
                                "value",
                                one.getValue().value()))
                        .toList();
                return found.isEmpty() ? status("10", Map.of()) : status("1", Map.of("records", list));
            }
            case "/Record.Create" -> {
                FakeZones.Entry entry = new FakeZones.Entry(zone, given.get("sub_domain"), given.get("value"));
                if (zones.isThere(entry)) {
                    return status("104", Map.of());
                }
                zones.add(entry);
            }
            default -> zones.remove(Integer.valueOf(given.get("record_id")));
        }
        return status("1", Map.of());
    }

    private static Reply status(String code, Map<String, ?> more) {
        Map<String, Object> all = new HashMap<>(more);
        all.put("status", Map.of("code", code, "message", "as it is"));
        return new Reply(200, all);
    }

    @Override
    public Reply busy() {
        return status("-2", Map.of());
    }
}
