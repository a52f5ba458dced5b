package blogjar.announce;

import blogjar.cloud.Acs3Signature;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What Alibaba Cloud's CDN keeps of a domain.
 *
 * @see <a href="https://www.alibabacloud.com/help/en/cdn/developer-reference/api-cdn-2018-05-10-refreshobjectcaches">RefreshObjectCaches</a>
 */
record AlibabaCache(URI endpoint, String id, String secret, Clock clock) implements Receiver {
    /** Of an address with all that is in it, as servers take it. */
    private static final int LONGEST = 4_000;

    /** With more the folder of the site goes, which is one call. */
    private static final int MOST = 500;

    @Override
    public String name() {
        return "Alibaba Cloud's CDN";
    }

    @Override
    public List<Call> calls(News news) {
        if (isAll(news)) {
            return List.of(call(news.home(), "Directory"));
        }
        List<Call> calls = new ArrayList<>();
        StringBuilder some = new StringBuilder();
        for (String address : news.all()) {
            if (!some.isEmpty() && some.length() + address.length() > LONGEST) {
                calls.add(call(some.toString(), "File"));
                some.setLength(0);
            }
            some.append(some.isEmpty() ? "" : "\n").append(address);
        }
        calls.add(call(some.toString(), "File"));
        return calls;
    }

    private static boolean isAll(News news) {
        return news.all().size() > MOST;
    }

    private Call call(String addresses, String kind) {
        String query = Acs3Signature.query(new TreeMap<>(Map.of("ObjectPath", addresses, "ObjectType", kind)));
        SortedMap<String, String> signed = new TreeMap<>(Map.of(
                "x-acs-action",
                "RefreshObjectCaches",
                "x-acs-version",
                "2018-05-10",
                "x-acs-date",
                Instant.now(clock).truncatedTo(ChronoUnit.SECONDS).toString(),
                "x-acs-signature-nonce",
                UUID.randomUUID().toString(),
                "x-acs-content-sha256",
                Acs3Signature.NO_BODY));
        List<String> fields = new ArrayList<>();
        signed.forEach((name, value) -> fields.addAll(List.of(name, value)));
        signed.put("host", endpoint.getRawAuthority());
        fields.addAll(List.of("Authorization", Acs3Signature.authorization(id, secret, query, signed)));
        return new Call(URI.create(endpoint + "/?" + query), fields, "");
    }

    @Override
    public String told(News news) {
        return isAll(news) ? "all of the site" : Lots.addresses(news.all().size());
    }
}
