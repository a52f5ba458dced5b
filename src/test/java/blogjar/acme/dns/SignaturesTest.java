package blogjar.acme.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;

import blogjar.cloud.Acs3Signature;
import blogjar.cloud.Tc3Signature;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The examples in the documents of those who defined the signatures. */
class SignaturesTest {

    /** "Signature v3" of Tencent Cloud: the secret is masked in the document, and signed with as it stands there. */
    @Test
    void tencent_clouds_example_is_signed_as_its_document_says() {
        String body =
                "{\"Limit\": 1, \"Filters\": [{\"Values\": [\"\\u672a\\u547d\\u540d\"], \"Name\": \"instance-name\"}]}";
        assertEquals(
                "TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******/2019-02-25/cvm/tc3_request, "
                        + "SignedHeaders=content-type;host;x-tc-action, "
                        + "Signature=be4f67d323c78ab9acb7395e43c0dbcf822a9cfac32fea2449a7bc7726b770a3",
                new Tc3Signature("cvm", "cvm.tencentcloudapi.com")
                        .authorization(
                                "AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******",
                                "Gu5t9xGARNpq86cd98joQYCN3*******",
                                "DescribeInstances",
                                body,
                                Instant.ofEpochSecond(1551113065)));
    }

    /** "V3 request structure and signature" of Alibaba Cloud. */
    @Test
    void alibaba_clouds_example_is_signed_as_its_document_says() {
        String query = Acs3Signature.query(new TreeMap<>(
                Map.of("RegionId", "cn-shanghai", "ImageId", "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd")));
        assertEquals(
                "ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;"
                        + "x-acs-date;x-acs-signature-nonce;x-acs-version,"
                        + "Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0",
                Acs3Signature.authorization(
                        "YourAccessKeyId",
                        "YourAccessKeySecret",
                        query,
                        new TreeMap<>(Map.of(
                                "host", "ecs.cn-shanghai.aliyuncs.com",
                                "x-acs-action", "RunInstances",
                                "x-acs-content-sha256",
                                        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                                "x-acs-date", "2023-10-26T10:22:32Z",
                                "x-acs-signature-nonce", "3156853299f313e23d1673dc12e1703d",
                                "x-acs-version", "2014-05-26"))));
    }

    @Test
    void parameters_are_encoded_as_rfc_3986_says() {
        assertEquals("a=%20%2A~%2B%E9%BB%98", Acs3Signature.query(new TreeMap<>(Map.of("a", " *~+默"))));
    }
}
