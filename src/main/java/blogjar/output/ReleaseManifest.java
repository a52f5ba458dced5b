package blogjar.output;

import blogjar.text.Json;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * What a release on disk consists of: a line with the format and a hash of the rest, then JSON.
 *
 * @param identity whose release it is
 */
record ReleaseManifest(String identity, List<Entry> entries) {
    static final String FORMAT = "blog.jar release 1 ";

    /** A manifest that is damaged. */
    static final class Torn extends Exception {
        private static final long serialVersionUID = 1L;

        Torn(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * A file with the bytes of one representation.
     *
     * @param name the hash of the bytes
     * @param checksum of the bytes, CRC32C: enough to find what is torn, and a tenth of the time of a hash
     */
    record Piece(String name, int length, long checksum) {
        static Piece of(ByteBuffer bytes) {
            return new Piece(ContentHash.of(bytes), bytes.remaining(), checksum(bytes));
        }

        boolean isWhole(ByteBuffer bytes) {
            return bytes.remaining() == length && checksum(bytes) == checksum;
        }

        private static long checksum(ByteBuffer bytes) {
            CRC32C crc = new CRC32C();
            crc.update(bytes.duplicate());
            return crc.getValue();
        }
    }

    /**
     * A resource.
     *
     * @param bytes null where they are in the file of {@code origin}
     * @param coded the compressed forms by coding; null where it had not been compressed yet
     * @param target where it leads; null where it is no redirect
     * @param until until when it is kept; null where it is of this release and not of an earlier one
     */
    record Entry(
            String path,
            Instant modified,
            @Nullable Piece bytes,
            @Nullable Map<String, Piece> coded,
            @Nullable FileState origin,
            @Nullable String target,
            @Nullable Instant until) {}

    byte[] print() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("identity", identity);
        all.put("resources", entries.stream().map(ReleaseManifest::map).toList());
        byte[] json = (Json.print(all) + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] head = (FORMAT + ContentHash.of(json) + "\n").getBytes(StandardCharsets.UTF_8);
        byte[] whole = new byte[head.length + json.length];
        System.arraycopy(head, 0, whole, 0, head.length);
        System.arraycopy(json, 0, whole, head.length, json.length);
        return whole;
    }

    private static Map<String, Object> map(Entry entry) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("path", entry.path);
        map.put("modified", entry.modified.getEpochSecond());
        if (entry.bytes != null) {
            map.put("bytes", list(entry.bytes));
        }
        if (entry.coded != null) {
            Map<String, Object> coded = new LinkedHashMap<>();
            entry.coded.forEach((coding, piece) -> coded.put(coding, list(piece)));
            map.put("coded", coded);
        }
        FileState origin = entry.origin;
        if (origin != null) {
            Instant modified = origin.modified();
            map.put("origin", List.of(origin.file().toString(), origin.length(), modified.getEpochSecond(), (long)
                    modified.getNano()));
        }
        if (entry.target != null) {
            map.put("target", entry.target);
        }
        if (entry.until != null) {
            map.put("until", entry.until.getEpochSecond());
        }
        return map;
    }

    private static List<Object> list(Piece piece) {
        return List.of(piece.name, (long) piece.length, piece.checksum);
    }

    /** @throws Torn where it is not whole, or of another format */
    static ReleaseManifest parse(byte[] whole) throws Torn {
        int end = 0;
        while (end < whole.length && whole[end] != '\n') {
            end++;
        }
        String head = new String(whole, 0, end, StandardCharsets.UTF_8);
        if (!head.startsWith(FORMAT) || end == whole.length) {
            throw new Torn("it does not begin with '" + FORMAT + "' and a hash");
        }
        byte[] json = java.util.Arrays.copyOfRange(whole, end + 1, whole.length);
        if (!head.equals(FORMAT + ContentHash.of(json))) {
            throw new Torn("its content has another hash than it says");
        }
        try {
            Map<?, ?> all = (Map<?, ?>) value(Json.parse(new String(json, StandardCharsets.UTF_8)));
            List<Entry> entries = new ArrayList<>();
            for (Object entry : (List<?>) value(all.get("resources"))) {
                entries.add(entry((Map<?, ?>) entry));
            }
            return new ReleaseManifest((String) value(all.get("identity")), entries);
        } catch (Json.SyntaxException
                | ClassCastException
                | NullPointerException
                | IndexOutOfBoundsException
                | ArithmeticException
                | IllegalArgumentException
                | DateTimeException otherwise) {
            throw new Torn("its content is not as this version writes it: " + otherwise.getMessage());
        }
    }

    private static Object value(@Nullable Object given) {
        return Objects.requireNonNull(given, "a value is missing");
    }

    private static Entry entry(Map<?, ?> map) {
        Object bytes = map.get("bytes");
        Object coded = map.get("coded");
        Object origin = map.get("origin");
        Object until = map.get("until");
        return new Entry(
                (String) value(map.get("path")),
                Instant.ofEpochSecond((Long) value(map.get("modified"))),
                bytes == null ? null : piece((List<?>) bytes),
                coded == null ? null : pieces((Map<?, ?>) coded),
                origin == null ? null : state((List<?>) origin),
                (String) map.get("target"),
                until == null ? null : Instant.ofEpochSecond((Long) until));
    }

    private static Map<String, Piece> pieces(Map<?, ?> coded) {
        Map<String, Piece> pieces = new LinkedHashMap<>();
        coded.forEach((coding, piece) -> pieces.put((String) coding, piece((List<?>) value(piece))));
        return pieces;
    }

    private static Piece piece(List<?> list) {
        return new Piece(
                (String) value(list.get(0)), Math.toIntExact((Long) value(list.get(1))), (Long) value(list.get(2)));
    }

    private static FileState state(List<?> list) {
        return new FileState(
                Path.of((String) value(list.get(0))),
                (Long) value(list.get(1)),
                Instant.ofEpochSecond((Long) value(list.get(2)), (Long) value(list.get(3))));
    }
}
