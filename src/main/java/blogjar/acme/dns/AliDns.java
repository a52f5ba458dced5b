package blogjar.acme.dns;

import blogjar.acme.Refusal;
import blogjar.acme.Secret;
import blogjar.cloud.Acs3Signature;
import blogjar.cloud.Digests;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Alibaba Cloud DNS, API 2015-01-09, with an access key.
 *
 * @see <a href="https://www.alibabacloud.com/help/en/dns/api-alidns-2015-01-09-adddomainrecord">AddDomainRecord</a>
 */
final class AliDns implements ZoneHost {
    static final String ENDPOINT = "https://alidns.aliyuncs.com";

    private static final String VERSION = "2015-01-09";

    private final Api api;
    private final Secret id;
    private final Secret secret;
    private final Clock clock;
    private final SecureRandom nonces = new SecureRandom();

    AliDns(Api api, Secret id, Secret secret, Clock clock) {
        this.api = api;
        this.id = id;
        this.secret = secret;
        this.clock = clock;
    }

    @Override
    public String name() {
        return api.host();
    }

    @Override
    public Look look(String zone, String at) throws Refusal, InterruptedException {
        String host = ZoneNames.within(zone, at);
        ApiReply reply = call(
                "DescribeDomainRecords",
                Map.of("DomainName", zone, "RRKeyWord", host, "TypeKeyWord", "TXT", "PageSize", "100"));
        if (!isGood(reply)) {
            return Look.none(api.clean(said(reply)));
        }
        // the key word may be a part of other names
        return Look.at(new Zone(
                zone,
                zone,
                reply.maps("DomainRecords", "Record").stream()
                        .filter(record -> host.equalsIgnoreCase(String.valueOf(record.get("RR"))))
                        .map(record ->
                                new Found(String.valueOf(record.get("RecordId")), String.valueOf(record.get("Value"))))
                        .toList()));
    }

    @Override
    public void add(Zone zone, TextRecord record) throws Refusal, InterruptedException {
        ApiReply reply = call(
                "AddDomainRecord",
                Map.of(
                        "DomainName",
                        zone.name(),
                        "RR",
                        ZoneNames.within(zone.name(), record.at()),
                        "Type",
                        "TXT",
                        "Value",
                        record.value()));
        if (!isGood(reply) && !reply.text("Code").equals("DomainRecordDuplicate")) {
            throw refused(reply, "the record at " + record.at());
        }
    }

    @Override
    public void delete(Zone zone, String record) throws Refusal, InterruptedException {
        ApiReply reply = call("DeleteDomainRecord", Map.of("RecordId", record));
        if (!isGood(reply)) {
            throw refused(reply, "the removal of a record in " + zone.name());
        }
    }

    private ApiReply call(String action, Map<String, String> parameters) throws Refusal, InterruptedException {
        String query = Acs3Signature.query(new TreeMap<>(parameters));
        ApiReply reply = api.call(() -> request(action, query), AliDns::isBusy);
        checkCredentials(reply);
        return reply;
    }

    private HttpRequest.Builder request(String action, String query) throws Refusal {
        SortedMap<String, String> fields = new TreeMap<>();
        fields.put("x-acs-action", action);
        fields.put("x-acs-version", VERSION);
        fields.put(
                "x-acs-date", Instant.now(clock).truncatedTo(ChronoUnit.SECONDS).toString());
        fields.put("x-acs-signature-nonce", nonce());
        fields.put("x-acs-content-sha256", Acs3Signature.NO_BODY);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(api.at("/?" + query)).POST(BodyPublishers.noBody());
        fields.forEach(request::header);
        fields.put("host", api.authority());
        return request.header("Authorization", Acs3Signature.authorization(id.text(), secret.text(), query, fields));
    }

    private String nonce() {
        byte[] nonce = new byte[16];
        nonces.nextBytes(nonce);
        return Digests.hex(nonce);
    }

    private static boolean isGood(ApiReply reply) {
        return reply.status() == 200 && !reply.text("RequestId").isEmpty();
    }

    private static boolean isBusy(ApiReply reply) {
        return reply.text("Code").startsWith("Throttling") || reply.text("Code").startsWith("ServiceUnavailable");
    }

    private static String said(ApiReply reply) {
        String code = reply.text("Code");
        return code.isEmpty() ? reply.silence() : code + ": " + reply.text("Message");
    }

    private void checkCredentials(ApiReply reply) throws Refusal {
        String code = reply.text("Code");
        if (code.startsWith("InvalidTimeStamp")) {
            throw api.refused("finds the time of this machine wrong: " + said(reply), "set the machine's clock");
        }
        if (code.startsWith("InvalidAccessKeyId")
                || code.startsWith("SignatureDoesNotMatch")
                || code.startsWith("IncompleteSignature")) {
            throw api.refused(
                    "does not take the access key: " + code,
                    "give the id and the secret of an access key that is enabled, where server.acme.dns.id and "
                            + "server.acme.dns.secret have them from");
        }
    }

    private Refusal refused(ApiReply reply, String what) {
        return api.refused(
                "refused " + what + ": " + said(reply),
                "let the user of the access key change DNS records (policy AliyunDNSFullAccess), or see what it says");
    }
}
