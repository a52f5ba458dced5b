package blogjar.server;

import java.util.ArrayList;
import java.util.List;

/**
 * The parts of a representation that a request asks for.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-14.1.2">RFC 9110, 14.1.2</a>
 */
final class ByteRanges {
    private static final String UNIT = "bytes=";

    /** More is no player and no reader of documents, but an attack (CVE-2011-3192). */
    private static final int MOST = 32;

    private ByteRanges() {}

    /**
     * @param first offset of the first byte
     * @param last offset of the last byte, inclusive
     */
    record Part(long first, long last) {
        long length() {
            return last - first + 1;
        }
    }

    /** What to make of the field: the parts to send; none means 416. */
    record Wanted(boolean ignored, List<Part> parts) {
        static final Wanted ALL = new Wanted(true, List.of());
    }

    /**
     * @param field the value of Range
     * @param length of the representation in bytes
     */
    static Wanted parse(String field, long length) {
        if (!field.regionMatches(true, 0, UNIT, 0, UNIT.length())) {
            return Wanted.ALL;
        }
        List<Part> parts = new ArrayList<>();
        long sum = 0;
        int count = 0;
        for (String element : field.substring(UNIT.length()).split(",", -1)) {
            String spec = element.strip();
            if (spec.isEmpty()) {
                continue;
            }
            int dash = spec.indexOf('-');
            if (dash < 0 || ++count > MOST) {
                return Wanted.ALL;
            }
            long from = offset(spec, 0, dash);
            long to = offset(spec, dash + 1, spec.length());
            if (from < -1 || to < -1 || from == -1 && to == -1 || from >= 0 && to >= 0 && to < from) {
                return Wanted.ALL;
            }
            Part part = from == -1
                    ? new Part(Math.max(0, length - to), length - 1)
                    : new Part(from, to == -1 ? length - 1 : Math.min(to, length - 1));
            if (part.first() < length && part.length() > 0) {
                parts.add(part);
                sum += part.length();
            }
        }
        boolean wasteful = parts.size() > 1 && sum >= length;
        return count == 0 || wasteful ? Wanted.ALL : new Wanted(false, parts);
    }

    /** The number; -1 for no digits at all, -2 for what is none. A number beyond all files is as good as the end. */
    private static long offset(String spec, int from, int to) {
        if (from == to) {
            return -1;
        }
        long value = 0;
        for (int i = from; i < to; i++) {
            char c = spec.charAt(i);
            if (c < '0' || c > '9') {
                return -2;
            }
            value = value > Long.MAX_VALUE / 20 ? value : value * 10 + (c - '0');
        }
        return value;
    }
}
