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
import java.util.NavigableMap;
import java.util.Optional;
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
 * @param files marks of contents, by path from the prefix
 * @param noted what was brought
 */
record S3Site(SortedMap<String, String> files, SortedMap<String, Noted> noted) {
    static final String NOTE = ".blog-files";

    /** Of what is ours, and may not be whole. */
    static final String UNKNOWN = "-";

    private static final String UNTOLD = "~";
    private static final String HEAD = "blog.jar s3 1";
    private static final int FIELDS = 3;

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

    /** @param site what it is compared with: paths that are there, too, take no room of their own, which 100,000 of them would need */
    static S3Site read(Bucket bucket, String prefix, NavigableMap<String, ?> site) throws IOException {
        NavigableMap<String, String> files = new TreeMap<>();
        bucket.list(prefix, one -> {
            String path = one.key().substring(prefix.length());
            if (!path.isEmpty() && !path.endsWith("/") && !path.startsWith(S3Lock.FOLDER)) {
                files.put(known(path, site), one.etag());
            }
        });
        SortedMap<String, Noted> noted = new TreeMap<>();
        if (files.remove(NOTE) != null) {
            Optional<byte[]> note = bucket.get(prefix + NOTE);
            if (note.isPresent()) {
                read(note.get(), files, noted);
            }
        }
        return new S3Site(files, noted);
    }

    private static String known(String path, NavigableMap<String, ?> paths) {
        String found = paths.ceilingKey(path);
        return path.equals(found) ? found : path;
    }

    /** A note that can't be read is none: its objects are looked at then. */
    private static void read(byte[] bytes, NavigableMap<String, String> files, SortedMap<String, Noted> noted)
            throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8))) {
            if (!HEAD.equals(lines.readLine())) {
                return;
            }
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split(" ", FIELDS);
                if (parts.length == FIELDS) {
                    String etag = files.get(parts[2]);
                    noted.put(
                            known(parts[2], files),
                            new Noted(parts[0], etag != null && etag.equals(parts[1]) ? etag : parts[1]));
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
