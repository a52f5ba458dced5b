package blogjar.deploy;

import blogjar.cloud.Digests;
import blogjar.deploy.s3.Body;
import blogjar.deploy.s3.Bucket;
import blogjar.output.CachePolicy;
import blogjar.output.Gzip;
import blogjar.output.MediaTypes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a file is as an object: with the type and the time in caches that {@code serve} gives it, too.
 *
 * @param gzip whether text is kept compressed, for stores that nothing compresses after
 * @param website whether the store shows it itself, and sends readers from a page that leads to another one there at once
 * @param acl who may read it, in the store's words; empty for what the bucket says
 * @param more fields by lower-case names, over which ours do not win
 */
record S3Form(boolean gzip, boolean website, String acl, SortedMap<String, String> more) {
    private static final String ACL = "x-amz-acl";

    /** A page that leads to another one, as a build writes it, whose address fits a field. */
    private static final Pattern LEADS = Pattern.compile(
            "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>Redirecting...</title>"
                    + "<link rel=\"canonical\" href=\"((?:https?:/)?/[!-~]{1,2000})\"><meta http-equiv=\"refresh\" content=\"0; url=\\1\"></head></html>");

    private static final int LONGEST = 5000;

    /** As many as tell any two apart; a note of 100,000 files is shorter for it. */
    private static final int DIGITS = 40;

    /** By lower-case names. */
    SortedMap<String, String> fields(String path, Path file) throws IOException {
        SortedMap<String, String> fields = new TreeMap<>();
        fields.put("content-type", MediaTypes.of(path));
        fields.put("cache-control", CachePolicy.of(path));
        if (isCompressed(path)) {
            fields.put("content-encoding", "gzip");
        }
        if (website && path.endsWith(".html") && Files.size(file) < LONGEST) {
            Matcher leads = LEADS.matcher(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            if (leads.matches()) {
                fields.put("x-amz-website-redirect-location", leads.group(1));
            }
        }
        if (!acl.isEmpty()) {
            fields.put(ACL, acl);
        }
        fields.putAll(more);
        return fields;
    }

    private boolean isCompressed(String path) {
        return gzip && MediaTypes.isCompressible(MediaTypes.of(path));
    }

    Body body(String path, Path file) throws IOException {
        return isCompressed(path) ? Body.of(Gzip.compress(ByteBuffer.wrap(Files.readAllBytes(file)))) : Body.of(file);
    }

    /** Of the content and of all fields, so that other ones make it another object. */
    String digest(String path, Path file) throws IOException {
        return Digests.sha256(Digests.sha256(file) + fields(path, file)).substring(0, DIGITS);
    }

    /** Whether an object with the same content is answered with the same fields; who may read it can't be seen. */
    boolean isAs(String path, Path file, Bucket.Fields there) throws IOException {
        SortedMap<String, String> fields = fields(path, file);
        return !fields.containsKey(ACL)
                && there.get("content-encoding").equals(fields.getOrDefault("content-encoding", ""))
                && fields.entrySet().stream()
                        .allMatch((Map.Entry<String, String> one) -> there.get(one.getKey())
                                .toLowerCase(Locale.ROOT)
                                .replace(" ", "")
                                .equals(one.getValue().toLowerCase(Locale.ROOT).replace(" ", "")));
    }
}
