package blogjar.deploy;

import blogjar.deploy.s3.Body;
import blogjar.deploy.s3.Bucket;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a bucket has, and what we noted there of what we brought. The list of a bucket has a mark of each content, but neither the fields
 * of an object nor whose it is; a mark is not always a checksum either, as in buckets with keys of their own. So the note says, by
 * path, which mark an object had when we brought it, and a checksum of its content and its fields: an object whose mark is another one was
 * changed by somebody else. A thousand objects come with one request, so all that is asked of 100,000 files is a hundred requests.
 *
 * @param files by path from the prefix
 * @param noted what was brought
 */
record S3Site(SortedMap<String, Seen> files, SortedMap<String, Noted> noted) {
    static final String NOTE = ".blog-files";

    /** Of what is ours, and may not be whole. */
    static final String UNKNOWN = "-";

    private static final String UNTOLD = "~";
    private static final String HEAD = "blog.jar s3 1";
    private static final int FIELDS = 3;

    /** @param etag the content's mark */
    record Seen(String etag, long size) {}

    /** @param digest of content and fields; {@link #UNKNOWN} where it is being sent */
    record Noted(String digest, String etag) {
        /** The same, of which the caches before the bucket do not know yet. */
        Noted untold() {
            return isTold() ? new Noted(UNTOLD + digest, etag) : this;
        }

        Noted told() {
            return isTold() ? this : new Noted(digest.substring(UNTOLD.length()), etag);
        }

        boolean isTold() {
            return !digest.startsWith(UNTOLD);
        }

        boolean isKnown() {
            return !told().digest.equals(UNKNOWN);
        }
    }

    /** What is in doubt since an earlier run did not come to its end: brought, or removed, and the caches before the bucket may not know. */
    Set<String> untold() {
        return noted.entrySet().stream()
                .filter(one ->
                        !one.getValue().isTold() || !one.getValue().isKnown() || !files.containsKey(one.getKey()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static S3Site read(Bucket bucket, String prefix) throws IOException {
        SortedMap<String, Seen> files = new TreeMap<>();
        bucket.list(prefix, one -> {
            String path = one.key().substring(prefix.length());
            if (!path.isEmpty() && !path.endsWith("/") && !path.startsWith(S3Lock.FOLDER)) {
                files.put(path, new Seen(one.etag(), one.size()));
            }
        });
        SortedMap<String, Noted> noted = new TreeMap<>();
        if (files.remove(NOTE) != null) {
            read(bucket.get(prefix + NOTE).orElseGet(() -> new byte[0]), noted);
        }
        return new S3Site(files, noted);
    }

    /** A note that can't be read is none: its objects are looked at then. */
    private static void read(byte[] bytes, SortedMap<String, Noted> noted) throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8))) {
            if (!HEAD.equals(lines.readLine())) {
                return;
            }
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split(" ", FIELDS);
                if (parts.length == FIELDS) {
                    noted.put(parts[2], new Noted(parts[0], parts[1]));
                }
            }
        }
    }

    static void write(Bucket bucket, String prefix, SortedMap<String, Noted> noted) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write((HEAD + "\n").getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, Noted> one : noted.entrySet()) {
            String line = one.getValue().digest + " " + one.getValue().etag + " " + one.getKey() + "\n";
            bytes.write(line.getBytes(StandardCharsets.UTF_8));
        }
        bucket.put(
                prefix + NOTE,
                Map.of("content-type", "text/plain; charset=utf-8", "cache-control", "no-store"),
                Body.of(bytes.toByteArray()));
    }
}
