package blogjar.deploy.s3;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** AWS' caches before a bucket, which are told what is another one now. */
public final class CloudFront {
    private final Line line;
    private final String distribution;

    /** @param endpoint of its API */
    public CloudFront(URI endpoint, String distribution, AccessKey key) {
        String region = endpoint.getHost().endsWith(".cn") ? "cn-northwest-1" : "us-east-1";
        this.line = new Line(endpoint, new Signer(key, region, "cloudfront"));
        this.distribution = distribution;
    }

    /** @param paths with a slash before them, not encoded; a star at the end stands for all that follows */
    public void invalidate(Collection<String> paths) throws IOException {
        StringBuilder items = new StringBuilder();
        paths.forEach(path -> {
            boolean all = path.endsWith("*");
            String encoded = UriText.path(all ? path.substring(0, path.length() - 1) : path) + (all ? "*" : "");
            items.append("<Path>").append(XmlElement.escaped(encoded)).append("</Path>");
        });
        // The same reference with each try, so that one that was heard is not begun twice.
        String xml =
                "<InvalidationBatch xmlns=\"http://cloudfront.amazonaws.com/doc/2020-05-31/\"><CallerReference>blog.jar-"
                        + UUID.randomUUID() + "</CallerReference><Paths><Items>" + items + "</Items><Quantity>"
                        + paths.size()
                        + "</Quantity></Paths></InvalidationBatch>";
        line.send(Call.of("POST", "/2020-05-31/distribution/" + distribution + "/invalidation")
                .with(Map.of("content-type", "application/xml"), Body.of(xml.getBytes(StandardCharsets.UTF_8))));
    }
}
