package blogjar.output;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a release on disk consists of. A line with the format and a checksum of the rest; the identity; the packs with their
 * lengths; then a line for each resource, its fields separated by tabs. Plain lines, as they are read while somebody waits
 * for a server to start.
 *
 * @param identity whose release it is
 * @param packs their lengths by number
 */
record ReleaseManifest(String identity, Map<Integer, Long> packs, List<Entry> entries) {
    static final String FORMAT = "blog.jar release 2 ";

    /** Where a line has the first of its pieces: after path, times, target and origin. */
    private static final int PIECES = 8;

    /** A manifest that is damaged. */
    static final class Torn extends Exception {
        private static final long serialVersionUID = 1L;

        Torn(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * A resource.
     *
     * @param bytes null where they are in the file of {@code origin}
     * @param coded the compressed forms by coding
     * @param target where it leads; null where it is no redirect
     * @param until until when it is kept; null where it is of this release and not of an earlier one
     */
    record Entry(
            String path,
            Instant modified,
            @Nullable Piece bytes,
            Map<String, Piece> coded,
            @Nullable FileState origin,
            @Nullable String target,
            @Nullable Instant until) {}

    byte[] print() {
        StringBuilder rest = new StringBuilder();
        rest.append(escaped(identity)).append('\n');
        new TreeMap<>(packs).forEach((pack, length) -> rest.append(pack + " " + length + " "));
        rest.append('\n');
        entries.forEach(entry -> print(entry, rest));
        byte[] lines = rest.toString().getBytes(StandardCharsets.UTF_8);
        byte[] head = head(lines, 0).getBytes(StandardCharsets.UTF_8);
        byte[] whole = Arrays.copyOf(head, head.length + lines.length);
        System.arraycopy(lines, 0, whole, head.length, lines.length);
        return whole;
    }

    private static String head(byte[] whole, int from) {
        return FORMAT + Long.toHexString(Piece.checksum(ByteBuffer.wrap(whole, from, whole.length - from))) + "\n";
    }

    private static void print(Entry entry, StringBuilder line) {
        line.append(escaped(entry.path)).append('\t').append(entry.modified.getEpochSecond());
        line.append('\t').append(entry.until == null ? "" : entry.until.getEpochSecond());
        line.append('\t').append(entry.target == null ? "" : escaped(entry.target));
        FileState origin = entry.origin;
        if (origin == null) {
            line.append("\t\t\t\t");
        } else {
            Instant modified = origin.modified();
            line.append('\t').append(escaped(origin.file().toString()));
            line.append('\t').append(origin.length());
            line.append('\t').append(modified.getEpochSecond()).append('\t').append(modified.getNano());
        }
        if (entry.bytes != null) {
            print("identity", entry.bytes, line);
        }
        entry.coded.forEach((coding, piece) -> print(coding, piece, line));
        line.append('\n');
    }

    private static void print(String coding, Piece piece, StringBuilder line) {
        line.append('\t').append(coding).append('\t').append(piece.name());
        line.append('\t').append(piece.length()).append('\t').append(piece.checksum());
        line.append('\t').append(piece.pack()).append('\t').append(piece.offset());
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n");
    }

    private static String plain(String escaped) {
        if (escaped.indexOf('\\') < 0) {
            return escaped;
        }
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < escaped.length(); i++) {
            char c = escaped.charAt(i);
            if (c == '\\') {
                i++;
                char next = escaped.charAt(i);
                plain.append(next == 't' ? '\t' : next == 'n' ? '\n' : next);
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    /** @throws Torn where it is not whole, or of another format */
    static ReleaseManifest parse(byte[] whole) throws Torn {
        int end = 0;
        while (end < whole.length && whole[end] != '\n') {
            end++;
        }
        String head = new String(whole, 0, end, StandardCharsets.UTF_8) + "\n";
        if (!head.startsWith(FORMAT) || end == whole.length) {
            throw new Torn("it does not begin with '" + FORMAT + "' and a checksum");
        }
        if (!head.equals(head(whole, end + 1))) {
            throw new Torn("its content has another checksum than it says");
        }
        try {
            Lines lines = new Lines(new String(whole, end + 1, whole.length - end - 1, StandardCharsets.UTF_8));
            String identity = plain(lines.next());
            Map<Integer, Long> packs = packs(lines.next());
            List<Entry> entries = new ArrayList<>();
            while (lines.hasNext()) {
                entries.add(entry(lines.next().split("\t", -1)));
            }
            return new ReleaseManifest(identity, packs, entries);
        } catch (NoSuchElementException
                | IndexOutOfBoundsException
                | IllegalArgumentException
                | DateTimeException otherwise) {
            throw new Torn("its content is not as this version writes it: " + otherwise.getMessage());
        }
    }

    /** Text line by line, each with an end. */
    private static final class Lines {
        private final String text;
        private int at;

        Lines(String text) {
            this.text = text;
        }

        boolean hasNext() {
            return at < text.length();
        }

        String next() {
            int end = text.indexOf('\n', at);
            if (end < 0) {
                throw new NoSuchElementException("a line has no end");
            }
            String line = text.substring(at, end);
            at = end + 1;
            return line;
        }
    }

    private static Map<Integer, Long> packs(String line) {
        Map<Integer, Long> packs = new TreeMap<>();
        String[] numbers = line.split(" ");
        for (int i = 0; i + 1 < numbers.length; i += 2) {
            packs.put(Integer.parseInt(numbers[i]), Long.parseLong(numbers[i + 1]));
        }
        return packs;
    }

    private static Entry entry(String[] fields) {
        Piece bytes = null;
        Map<String, Piece> coded = new LinkedHashMap<>();
        for (int i = PIECES; i < fields.length; i += 6) {
            Piece piece = new Piece(
                    fields[i + 1],
                    Integer.parseInt(fields[i + 2]),
                    Long.parseLong(fields[i + 3]),
                    Integer.parseInt(fields[i + 4]),
                    Long.parseLong(fields[i + 5]));
            if (fields[i].equals("identity")) {
                bytes = piece;
            } else {
                coded.put(fields[i], piece);
            }
        }
        return new Entry(
                plain(fields[0]),
                Instant.ofEpochSecond(Long.parseLong(fields[1])),
                bytes,
                coded,
                fields[4].isEmpty() ? null : state(fields),
                fields[3].isEmpty() ? null : plain(fields[3]),
                fields[2].isEmpty() ? null : Instant.ofEpochSecond(Long.parseLong(fields[2])));
    }

    private static FileState state(String[] fields) {
        return new FileState(
                Path.of(plain(fields[4])),
                Long.parseLong(fields[5]),
                Instant.ofEpochSecond(Long.parseLong(fields[6]), Long.parseLong(fields[7])));
    }
}
