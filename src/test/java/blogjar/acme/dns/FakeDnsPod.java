package blogjar.acme.dns;

import blogjar.cloud.Tc3Signature;
import blogjar.text.Json;
import com.sun.net.httpserver.HttpExchange;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Plays DNSPod by Tencent Cloud's API, which calls a name without records an error. */
final class FakeDnsPod implements FakeApi {
    @Override
    public Reply answer(HttpExchange exchange, String body, FakeZones zones) throws Json.SyntaxException {
        String action = exchange.getRequestHeaders().getFirst("X-TC-Action");
        Instant time = Instant.ofEpochSecond(
                Long.parseLong(exchange.getRequestHeaders().getFirst("X-TC-Timestamp")));
        String expected = new Tc3Signature(
                        "dnspod", exchange.getRequestHeaders().getFirst("Host"))
                .authorization(FakeHost.ID, FakeHost.SECRET, action, body, time);
        if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return tencent(Map.of("Error", Map.of("Code", "AuthFailure.SignatureFailure", "Message", "not right")));
        }
        Map<?, ?> given = (Map<?, ?>) Json.parse(body);
        String zone = (String) given.get("Domain");
        switch (action) {
            case "DescribeRecordList" -> {
                Map<Integer, FakeZones.Entry> found = zones.at(zone, (String) given.get("Subdomain"));
                if (!zones.has(zone) || found.isEmpty()) {
                    String code = zones.has(zone)
                            ? "ResourceNotFound.NoDataOfRecord"
                            : "InvalidParameterValue.DomainNotExists";
                    return tencent(Map.of("Error", Map.of("Code", code, "Message", "nothing")));
                }
                return tencent(Map.of(
                        "RecordList",
                        found.entrySet().stream()
                                .map(one -> Map.of(
                                        "RecordId",
                                        one.getKey(),
                                        "Value",
                                        one.getValue().value()))
                                .toList()));
            }
            case "CreateRecord" -> {
                FakeZones.Entry entry =
                        new FakeZones.Entry(zone, (String) given.get("SubDomain"), (String) given.get("Value"));
                if (zones.isThere(entry)) {
                    return tencent(Map.of("Error", Map.of("Code", "InvalidParameter.DomainRecordExist")));
                }
                zones.add(entry);
            }
            default -> zones.remove(((Long) given.get("RecordId")).intValue());
        }
        return tencent(Map.of("RecordId", 1L));
    }

    private static Reply tencent(Map<String, ?> response) {
        Map<String, Object> all = new HashMap<>(response);
        all.put("RequestId", "1");
        return new Reply(200, Map.of("Response", all));
    }

    @Override
    public Reply busy() {
        return tencent(Map.of("Error", Map.of("Code", "RequestLimitExceeded", "Message", "slow")));
    }
}
