package blogjar.acme.dns;

import blogjar.cloud.Acs3Signature;
import com.sun.net.httpserver.HttpExchange;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Plays the API of Alibaba Cloud DNS, which looks for names by a part of them. */
final class FakeAliDns implements FakeApi {
    @Override
    public Reply answer(HttpExchange exchange, String body, FakeZones zones) {
        SortedMap<String, String> signed = new TreeMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> {
            String field = name.toLowerCase(Locale.ROOT);
            if (field.equals("host") || field.startsWith("x-acs-")) {
                signed.put(field, values.get(0));
            }
        });
        String query = exchange.getRequestURI().getRawQuery();
        String expected = Acs3Signature.authorization(FakeHost.ID, FakeHost.SECRET, query, signed);
        if (!expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return new Reply(400, Map.of("Code", "SignatureDoesNotMatch", "Message", "not " + FakeHost.SECRET));
        }
        Map<String, String> given = FakeHost.form(query);
        String zone = given.getOrDefault("DomainName", "");
        switch (signed.get("x-acs-action")) {
            case "DescribeDomainRecords" -> {
                if (!zones.has(zone)) {
                    return new Reply(400, Map.of("Code", "InvalidDomainName.NoExist", "Message", "no " + zone));
                }
                List<?> found = zones.records().entrySet().stream()
                        .filter(one -> one.getValue().zone().equals(zone)
                                && one.getValue().host().contains(given.get("RRKeyWord")))
                        .map(one -> Map.of(
                                "RecordId", one.getKey().toString(),
                                "RR", one.getValue().host(),
                                "Value", one.getValue().value()))
                        .toList();
                return new Reply(200, Map.of("RequestId", "1", "DomainRecords", Map.of("Record", found)));
            }
            case "AddDomainRecord" -> {
                FakeZones.Entry entry = new FakeZones.Entry(zone, given.get("RR"), given.get("Value"));
                if (zones.isThere(entry)) {
                    return new Reply(400, Map.of("Code", "DomainRecordDuplicate", "RequestId", "1"));
                }
                zones.add(entry);
            }
            default -> zones.remove(Integer.valueOf(given.get("RecordId")));
        }
        return new Reply(200, Map.of("RequestId", "1", "RecordId", "1"));
    }

    @Override
    public Reply busy() {
        return new Reply(400, Map.of("Code", "Throttling.User", "RequestId", "1"));
    }
}
