package blogjar.deploy.s3;

import blogjar.cloud.Digests;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A bucket of a store. Each step may be done twice, as nobody knows what was done when a line is cut. */
public final class Bucket {
    /** As many as a store removes with one request. */
    public static final int AT_ONCE = 1000;

    private static final int ABSENT = 404;

    private final Line line;
    private final String name;
    private final String path;

    private Bucket(Line line, String name, String path) {
        this.line = line;
        this.name = name;
        this.path = path;
    }

    /**
     * @param endpoint scheme, name, and port perhaps
     * @param byPath whether the bucket is part of the path, and not of the name
     */
    public static Bucket of(URI endpoint, String name, boolean byPath, String region, AccessKey key) {
        URI base =
                byPath ? endpoint : URI.create(endpoint.getScheme() + "://" + name + "." + endpoint.getRawAuthority());
        return new Bucket(new Line(base, new Signer(key, region, "s3")), name, byPath ? "/" + name + "/" : "/");
    }

    /** The same, where each request is sent once only. */
    public Bucket hasty() {
        return new Bucket(line.hasty(), name, path);
    }

    public String name() {
        return name;
    }

    /** The clock of the store; ours where it does not say. */
    public Instant list(String prefix, Consumer<Listed> each) throws IOException {
        String next = "";
        while (true) {
            Call call = Call.of("GET", path).asking(Map.of("list-type", "2", "prefix", prefix));
            Reply reply = line.send(next.isEmpty() ? call : call.asking(Map.of("continuation-token", next)));
            XmlElement page = reply.xml();
            for (XmlElement one : page.all("Contents").toList()) {
                each.accept(listed(one));
            }
            next = page.text("NextContinuationToken");
            if (!page.text("IsTruncated").equals("true") || next.isEmpty()) {
                return reply.date().orElseGet(Instant::now);
            }
        }
    }

    private static Listed listed(XmlElement one) throws IOException {
        // Keys may begin and end with blanks.
        String key = one.all("Key").findFirst().map(XmlElement::text).orElse("");
        try {
            return new Listed(
                    key,
                    Reply.etag(one.text("ETag")),
                    Long.parseLong(one.text("Size")),
                    Instant.parse(one.text("LastModified")));
        } catch (NumberFormatException | DateTimeException strange) {
            throw new IOException("the list of the bucket has no size or no time for " + key, strange);
        }
    }

    /** What is there, as bytes; empty where there is nothing. */
    public Optional<byte[]> get(String key) throws IOException {
        try {
            return Optional.of(line.send(Call.of("GET", path + key)).body());
        } catch (Refused refused) {
            unlessAbsent(refused);
            return Optional.empty();
        }
    }

    /** What is there, as a look at one of its fields; empty where there is nothing. */
    public Optional<Fields> look(String key) throws IOException {
        try {
            return Optional.of(line.send(Call.of("HEAD", path + key))::field);
        } catch (Refused refused) {
            unlessAbsent(refused);
            return Optional.empty();
        }
    }

    /** What an object is answered with. */
    public interface Fields {
        /** Empty where there is no such field. */
        String get(String name);
    }

    /**
     * @param fields by lower-case names
     * @return the content's mark
     */
    public String put(String key, Map<String, String> fields, Body body) throws IOException {
        return line.send(Call.of("PUT", path + key).with(fields, body)).etag();
    }

    /** Nothing where it is not there. */
    public void remove(String key) throws IOException {
        try {
            line.send(Call.of("DELETE", path + key));
        } catch (Refused refused) {
            unlessAbsent(refused);
        }
    }

    /**
     * Many with one request, which not all stores know.
     *
     * @param keys {@link #AT_ONCE} at most
     */
    public void removeAll(Collection<String> keys) throws IOException {
        StringBuilder xml =
                new StringBuilder("<Delete xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Quiet>true</Quiet>");
        keys.forEach(key ->
                xml.append("<Object><Key>").append(XmlElement.escaped(key)).append("</Key></Object>"));
        byte[] bytes = xml.append("</Delete>").toString().getBytes(StandardCharsets.UTF_8);
        // The one checksum that all of them take here (S3, OSS, COS, MinIO); some take no other.
        String md5 = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(Digests.md5(bytes)));
        Reply reply = line.send(Call.of("POST", path)
                .asking(Map.of("delete", ""))
                .with(Map.of("content-md5", md5, "content-type", "application/xml"), Body.of(bytes)));
        if (reply.body().length > 0) {
            List<XmlElement> errors = reply.xml().all("Error").toList();
            for (XmlElement error : errors) {
                if (!error.text("Code").equals("NoSuchKey")) {
                    throw Refused.of(error.text("Code"), error.text("Key") + ": " + error.text("Message"));
                }
            }
        }
    }

    private static void unlessAbsent(Refused refused) throws Refused {
        if (refused.status() != ABSENT || refused.code().equals("NoSuchBucket")) {
            throw refused;
        }
    }

    /** The name that requests go to. */
    @Override
    public String toString() {
        return line.toString();
    }
}
