package blogjar.deploy;

import blogjar.config.SettingValues;
import blogjar.config.Variables;
import blogjar.deploy.s3.AccessKey;
import blogjar.deploy.s3.AwsProfile;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a bucket, and those of hexo-deployer-s3, -aws-s3, -s3-cloudfront, -cos, -oss and -ali-oss as other names of the same.
 */
final class S3Settings {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int AT_ONCE = 10;
    private static final int MOST_AT_ONCE = 64;

    /** The region in the names of endpoints: of AWS, B2, Wasabi, Scaleway, OSS, COS, and of Spaces, Linode and others. */
    private static final List<Pattern> REGIONS = List.of(
            Pattern.compile("s3[.-](?:dualstack\\.|fips\\.)?([a-z]+-[a-z0-9-]+\\d)\\.amazonaws\\.com(?:\\.cn)?"),
            Pattern.compile("s3\\.([a-z0-9-]+)\\.(?:backblazeb2|wasabisys)\\.com|s3\\.([a-z0-9-]+)\\.scw\\.cloud"),
            Pattern.compile("(?:s3\\.)?oss-(.+?)(?:-internal)?\\.aliyuncs\\.com"),
            Pattern.compile("cos(?:-internal)?\\.([a-z0-9-]+)\\.(?:myqcloud\\.com|tencentcos\\.cn)"),
            Pattern.compile("([a-z0-9-]+)\\.(?:digitaloceanspaces|linodeobjects|vultrobjects)\\.com"));

    /** Stores that want the bucket before their name. */
    private static final Pattern BY_NAME = Pattern.compile(
            ".*\\.(?:amazonaws\\.com|amazonaws\\.com\\.cn|aliyuncs\\.com|myqcloud\\.com|tencentcos\\.cn)");

    private static final Pattern AWS = Pattern.compile(".*\\.amazonaws\\.com(?:\\.cn)?");
    private static final String CLOUDFRONT = "https://cloudfront.amazonaws.com";
    private static final Pattern BUCKET = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._-]{1,62}");

    private final SettingValues values;
    private final String root;
    private final UnaryOperator<@Nullable String> environment;

    /** @param root the path of the blog at its host */
    S3Settings(SettingValues values, String root, UnaryOperator<@Nullable String> environment) {
        this.values = values;
        this.root = root.endsWith("/") ? root : root + "/";
        this.environment = environment;
    }

    Target target() {
        String type = values.text("type", "").strip();
        allow();
        String bucket = bucket(type);
        Supplier<AwsProfile> profile = profile();
        URI endpoint = endpoint(type, profile);
        S3Place place = new S3Place(
                endpoint,
                bucket,
                byPath(endpoint, bucket),
                region(type, endpoint, profile),
                prefix(),
                key(type, profile));
        S3Form form = new S3Form(
                values.flag("gzip", false),
                values.flag("website", AWS.matcher(endpoint.getHost()).matches()),
                values.text("acl", "").strip(),
                headers());
        int atOnce = Math.min(MOST_AT_ONCE, values.number("concurrency", AT_ONCE, 1));
        return new S3Target(place, form, removal(), values.time("lock", PATIENCE), atOnce, caches(place.key()));
    }

    private @Nullable S3Caches caches(Supplier<AccessKey> key) {
        String distribution =
                values.first("cloudfront", "cloudfront_distribution", "cloudfront_distribution_id", "cf_distribution");
        if (distribution.isEmpty()) {
            return null;
        }
        if (!distribution.matches("[A-Z0-9]{1,32}")) {
            throw values.refused("cloudfront", "is no distribution", "its identity, such as E2QWRUHAPOMQZL");
        }
        String given = environment.apply("AWS_ENDPOINT_URL_CLOUDFRONT");
        URI endpoint = URI.create(given == null || given.isBlank() ? CLOUDFRONT : given.strip());
        return new S3Caches(endpoint, distribution, root, key);
    }

    private void allow() {
        values.allow(
                "type",
                "bucket",
                "region",
                "endpoint",
                "prefix",
                "remotePath",
                "path_style",
                "profile",
                "aws_cli_profile",
                "accessKeyId",
                "aws_key",
                "secretId",
                "secretAccessKey",
                "aws_secret",
                "accessKeySecret",
                "secretKey",
                "sessionToken",
                "appId",
                "delete",
                "delete_removed",
                "delete_unknown",
                "acl",
                "headers",
                "gzip",
                "website",
                "concurrency",
                "lock",
                "cloudfront",
                "cloudfront_distribution",
                "cloudfront_distribution_id",
                "cf_distribution",
                "force_overwrite");
    }

    private static boolean isOfAws(String type) {
        return type.contains("s3");
    }

    /** That of COS has the number of the account at its end. */
    private String bucket(String type) {
        String bucket = values.first("bucket");
        String account = values.first("appId");
        if (type.equals("cos") && !account.isEmpty() && !bucket.endsWith("-" + account)) {
            bucket += "-" + account;
        }
        if (!BUCKET.matcher(bucket).matches()) {
            throw values.refused(
                    "bucket", bucket.isEmpty() ? "is missing" : "is no name of a bucket", "the bucket's name");
        }
        return bucket;
    }

    /** Read when something of it is needed. */
    private Supplier<AwsProfile> profile() {
        String named = values.first("profile", "aws_cli_profile");
        Path home = Path.of(Objects.requireNonNullElse(environment.apply("HOME"), System.getProperty("user.home", "")));
        return () -> AwsProfile.read(named, environment, home);
    }

    private URI endpoint(String type, Supplier<AwsProfile> profile) {
        String given = values.first("endpoint");
        String region = values.first("region");
        if (given.isEmpty()) {
            switch (type) {
                case "oss", "ali-oss", "aliyunoss" ->
                    given = "s3.oss-" + needed(region).replaceFirst("^oss-", "") + ".aliyuncs.com";
                case "cos" -> given = "cos." + needed(region) + ".myqcloud.com";
                default ->
                    given = profile.get().endpoint().orElseGet(() -> {
                        String at = region.isEmpty() ? profile.get().region().orElse("us-east-1") : region;
                        return "s3." + at + ".amazonaws.com" + (at.startsWith("cn-") ? ".cn" : "");
                    });
            }
        }
        String address = given.contains("://") ? given : "https://" + given;
        try {
            URI uri = URI.create(address.replaceFirst("/+$", ""));
            boolean plain = uri.getRawPath().isEmpty() && uri.getRawQuery() == null && uri.getRawUserInfo() == null;
            if (uri.getHost() != null && plain && List.of("http", "https").contains(uri.getScheme())) {
                int usual = uri.getScheme().equals("https") ? 443 : 80;
                boolean named = uri.getPort() >= 0 && uri.getPort() != usual;
                return URI.create(uri.getScheme() + "://" + uri.getHost() + (named ? ":" + uri.getPort() : ""));
            }
        } catch (IllegalArgumentException none) {
            throw refusedEndpoint();
        }
        throw refusedEndpoint();
    }

    private ProblemException refusedEndpoint() {
        return values.refused(
                "endpoint",
                "is no address of a store, without the bucket and without a path",
                "such as https://ACCOUNT.r2.cloudflarestorage.com");
    }

    private String needed(String region) {
        if (region.isEmpty()) {
            throw values.refused(
                    "region", "is missing", "where the bucket is, such as oss-cn-hangzhou, or ap-guangzhou");
        }
        return region;
    }

    private String region(String type, URI endpoint, Supplier<AwsProfile> profile) {
        String given = values.first("region");
        if (!given.isEmpty()) {
            return isOfAws(type) ? given.replace("us-standard", "us-east-1") : given.replaceFirst("^oss-", "");
        }
        for (Pattern pattern : REGIONS) {
            Matcher region = pattern.matcher(endpoint.getHost());
            if (region.matches()) {
                return Objects.requireNonNullElse(region.group(1), region.group(region.groupCount()));
            }
        }
        return endpoint.getHost().endsWith(".r2.cloudflarestorage.com")
                ? "auto"
                : profile.get().region().orElse("us-east-1");
    }

    /** A name with a dot fits no certificate, and one with other letters is none of a host, so it goes into the path. */
    private boolean byPath(URI endpoint, String bucket) {
        boolean named = BY_NAME.matcher(endpoint.getHost()).matches();
        return values.flag("path_style", !named || !bucket.matches("[a-z0-9-]+"));
    }

    private String prefix() {
        String prefix =
                values.first("prefix", "remotePath").replaceFirst("^/+", "").replaceFirst("/+$", "");
        return prefix.isEmpty() ? "" : prefix + "/";
    }

    private Removal removal() {
        Object delete = values.get("delete");
        // What these plugins remove is all that the site has not.
        boolean all = "all".equals(delete)
                || delete == null && (values.flag("delete_removed", false) || values.flag("delete_unknown", false));
        boolean none = delete == null && !values.flag("delete_removed", true);
        return all ? Removal.ALL : !none && values.flag("delete", true) ? Removal.OURS : Removal.NOTHING;
    }

    /** {@code CacheControl} is how the library of AWS spells it. */
    private SortedMap<String, String> headers() {
        SortedMap<String, String> headers = new TreeMap<>();
        Object given = values.get("headers");
        if (given == null) {
            return headers;
        }
        if (!(given instanceof Map<?, ?> map)) {
            throw values.refused("headers", "is no map", "names and values, such as {Cache-Control: max-age=3600}");
        }
        map.forEach((name, value) -> {
            String field = String.valueOf(name)
                    .strip()
                    .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                    .toLowerCase(Locale.ROOT);
            String text = String.valueOf(value).strip();
            if (!field.matches("cache-control|content-(?:type|encoding|disposition|language)|expires|x-amz-[a-z0-9-]+")
                    || text.matches("(?s).*\\v.*")) {
                throw values.refused(
                        "headers",
                        "has '" + name + "', which no object can have",
                        "Cache-Control, Content-Disposition, or x-amz-…");
            }
            headers.put(field, text);
        });
        return headers;
    }

    private Supplier<AccessKey> key(String type, Supplier<AwsProfile> profile) {
        String id = values.first("accessKeyId", "aws_key", "secretId");
        String secret = values.first("secretAccessKey", "aws_secret", "accessKeySecret", "secretKey");
        String token = values.first("sessionToken");
        if (id.isEmpty() != secret.isEmpty()) {
            throw new ProblemException(Problem.error("of the key of deploy, "
                            + (id.isEmpty() ? "accessKeyId" : "secretAccessKey") + " is missing")
                    .fix("say both, or none for those of the environment or of ~/.aws"));
        }
        return () -> {
            if (!id.isEmpty()) {
                return new AccessKey(value(id), value(secret), token.isEmpty() ? "" : value(token));
            }
            Optional<AccessKey> key = isOfAws(type)
                    ? profile.get().key().or(() -> ofVariables(type))
                    : ofVariables(type).or(() -> profile.get().key());
            return key.orElseThrow(
                    () -> new ProblemException(
                            Problem.error("there is no key for the bucket")
                                    .expected(
                                            "accessKeyId and secretAccessKey below deploy, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment, or a profile in ~/.aws/credentials")
                                    .fix(
                                            "put it there; in deploy with the names of variables: accessKeyId: $ID, secretAccessKey: $SECRET")));
        };
    }

    /** As the stores' own tools, and older plugins, have them. */
    private Optional<AccessKey> ofVariables(String type) {
        List<String> names = switch (type) {
            case "oss", "ali-oss", "aliyunoss" ->
                List.of(
                        "OSS_ACCESS_KEY_ID",
                        "OSS_ACCESS_KEY_SECRET",
                        "ALIBABA_CLOUD_ACCESS_KEY_ID",
                        "ALIBABA_CLOUD_ACCESS_KEY_SECRET");
            case "cos" ->
                List.of("COS_SECRET_ID", "COS_SECRET_KEY", "TENCENTCLOUD_SECRET_ID", "TENCENTCLOUD_SECRET_KEY");
            default -> List.of("AWS_KEY", "AWS_SECRET");
        };
        for (int i = 0; i < names.size(); i += 2) {
            String id = environment.apply(names.get(i));
            String secret = environment.apply(names.get(i + 1));
            if (id != null && secret != null && !id.isBlank() && !secret.isBlank()) {
                return Optional.of(new AccessKey(id.strip(), secret.strip(), ""));
            }
        }
        return Optional.empty();
    }

    /** {@code $NAME} is a variable of the environment. No message shows what it holds. */
    private String value(String given) {
        return new Variables(environment)
                .value(given)
                .orElseThrow(() -> new ProblemException(Problem.error("the environment has no "
                                + Variables.named(given).orElse("") + ", which deploy names as part of the key")
                        .fix("set it, and deploy again")));
    }
}
