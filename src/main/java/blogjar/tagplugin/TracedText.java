package blogjar.tagplugin;

import java.util.Arrays;

/**
 * A text that knows which of its parts stand in the source file, and where, however often it was cut and joined.
 *
 * <p>All positions are UTF-16 indices.
 */
final class TracedText {
    private static final int UNKNOWN = -1;

    private final String text;
    private final int[] starts;
    private final int[] origins;

    private TracedText(String text, int[] starts, int[] origins) {
        this.text = text;
        this.starts = starts;
        this.origins = origins;
    }

    /** Text that stands in the file from {@code origin} on. */
    static TracedText of(String text, int origin) {
        return new TracedText(text, new int[] {0}, new int[] {origin});
    }

    String text() {
        return text;
    }

    /** Where in the file the character comes from, or a negative number. */
    int origin(int position) {
        int part = part(position);
        return origins[part] < 0 ? UNKNOWN : origins[part] + position - starts[part];
    }

    /** The end of the part that the position is in. */
    int partEnd(int position) {
        int part = part(position);
        return part + 1 < starts.length ? starts[part + 1] : text.length();
    }

    private int part(int position) {
        int found = Arrays.binarySearch(starts, position);
        return found >= 0 ? found : Math.max(0, -found - 2);
    }

    /** Puts traced texts together. */
    static final class Builder {
        private final StringBuilder out;
        private int[] starts = new int[16];
        private int[] origins = new int[16];
        private int parts;

        Builder(int capacity) {
            out = new StringBuilder(capacity);
        }

        /** Adds text that stands in the file at {@code origin}, or nowhere if that is negative. */
        void append(CharSequence added, int start, int end, int origin) {
            if (start == end) {
                return;
            }
            if (origin < 0 && parts > 0 && origins[parts - 1] < 0) { // one text, if in pieces
                out.append(added, start, end);
                return;
            }
            if (parts == starts.length) {
                starts = Arrays.copyOf(starts, parts * 2);
                origins = Arrays.copyOf(origins, parts * 2);
            }
            starts[parts] = out.length();
            origins[parts++] = origin;
            out.append(added, start, end);
        }

        void append(String added, int origin) {
            append(added, 0, added.length(), origin);
        }

        /** Adds a part of a traced text with all that it knows. */
        void append(TracedText from, int start, int end) {
            int at = start;
            while (at < end) {
                int stop = Math.min(end, from.partEnd(at));
                append(from.text, at, stop, from.origin(at));
                at = stop;
            }
        }

        int length() {
            return out.length();
        }

        TracedText build() {
            if (parts == 0) {
                return of("", UNKNOWN);
            }
            return new TracedText(out.toString(), Arrays.copyOf(starts, parts), Arrays.copyOf(origins, parts));
        }
    }
}
