package blogjar.acme.dns;

import blogjar.acme.Refusal;
import blogjar.acme.Secret;
import blogjar.cloud.Tc3Signature;
import blogjar.text.Json;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * DNSPod by Tencent Cloud's API 3.0, version 2021-03-23, with a key of that cloud.
 *
 * @see <a href="https://cloud.tencent.com/document/api/1427/84627">calls about records</a>
 */
final class DnsPod implements ZoneHost {
    static final String ENDPOINT = "https://dnspod.tencentcloudapi.com";

    private static final String VERSION = "2021-03-23";
    private static final String NONE = "ResourceNotFound.NoDataOfRecord";
    private static final String THERE = "InvalidParameter.DomainRecordExist";
    private static final String LATE = "AuthFailure.SignatureExpire";
    private static final Set<String> CREDENTIALS = Set.of(
            "AuthFailure.InvalidAuthorization",
            "AuthFailure.InvalidSecretId",
            "AuthFailure.SecretIdNotFound",
            "AuthFailure.SignatureFailure",
            "AuthFailure.MFAFailure",
            "AuthFailure.TokenFailure");

    private final Api api;
    private final Secret id;
    private final Secret secret;
    private final Clock clock;

    DnsPod(Api api, Secret id, Secret secret, Clock clock) {
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
        ApiReply reply = call(
                "DescribeRecordList",
                Map.of("Domain", zone, "Subdomain", ZoneNames.within(zone, at), "RecordType", "TXT"));
        if (!code(reply).equals(NONE) && !isGood(reply)) {
            return Look.none(api.clean(said(reply)));
        }
        return Look.at(new Zone(
                zone,
                zone,
                reply.maps("Response", "RecordList").stream()
                        .map(record ->
                                new Found(String.valueOf(record.get("RecordId")), String.valueOf(record.get("Value"))))
                        .toList()));
    }

    @Override
    public void add(Zone zone, TextRecord record) throws Refusal, InterruptedException {
        Map<String, Object> body = Map.of(
                "Domain",
                zone.name(),
                "SubDomain",
                ZoneNames.within(zone.name(), record.at()),
                "RecordType",
                "TXT",
                "RecordLine",
                "默认",
                "RecordLineId",
                "0",
                "Value",
                record.value());
        ApiReply reply = call("CreateRecord", body);
        if (!isGood(reply) && !code(reply).equals(THERE)) {
            throw refused(reply, "the record at " + record.at());
        }
    }

    @Override
    public void delete(Zone zone, String record) throws Refusal, InterruptedException {
        ApiReply reply = call("DeleteRecord", Map.of("Domain", zone.name(), "RecordId", number(record)));
        if (!isGood(reply) && !code(reply).equals(NONE)) {
            throw refused(reply, "the removal of a record in " + zone.name());
        }
    }

    private static Object number(String id) {
        return id.matches("\\d{1,15}") ? Long.valueOf(id) : id;
    }

    private ApiReply call(String action, Map<String, Object> parameters) throws Refusal, InterruptedException {
        String body = Json.print(parameters);
        ApiReply reply = api.call(() -> request(action, body), DnsPod::isBusy);
        checkCredentials(reply);
        return reply;
    }

    private HttpRequest.Builder request(String action, String body) throws Refusal {
        Instant now = Instant.now(clock);
        String authorization =
                new Tc3Signature("dnspod", api.authority()).authorization(id.text(), secret.text(), action, body, now);
        return HttpRequest.newBuilder(api.at("/"))
                .POST(BodyPublishers.ofString(body))
                .header("Content-Type", Tc3Signature.TYPE)
                .header("X-TC-Action", action)
                .header("X-TC-Version", VERSION)
                .header("X-TC-Timestamp", Long.toString(now.getEpochSecond()))
                .header("Authorization", authorization);
    }

    private static String code(ApiReply reply) {
        return reply.text("Response", "Error", "Code");
    }

    private static boolean isGood(ApiReply reply) {
        return code(reply).isEmpty() && !reply.text("Response", "RequestId").isEmpty();
    }

    private static boolean isBusy(ApiReply reply) {
        return code(reply).startsWith("RequestLimitExceeded") || code(reply).startsWith("InternalError");
    }

    private static String said(ApiReply reply) {
        String code = code(reply);
        return code.isEmpty() ? reply.silence() : code + ": " + reply.text("Response", "Error", "Message");
    }

    private void checkCredentials(ApiReply reply) throws Refusal {
        String code = code(reply);
        if (code.equals(LATE)) {
            throw api.refused("finds the time of this machine wrong: " + said(reply), "set the machine's clock");
        }
        if (CREDENTIALS.contains(code)) {
            throw api.refused(
                    "does not take the key: " + said(reply),
                    "give the SecretId and the SecretKey of Tencent Cloud, where server.acme.dns.id and "
                            + "server.acme.dns.secret have them from");
        }
    }

    private Refusal refused(ApiReply reply, String what) {
        return api.refused(
                "refused " + what + ": " + said(reply),
                "let the user of the key change DNS records (policy QcloudDNSPodFullAccess), or see what it says");
    }
}
