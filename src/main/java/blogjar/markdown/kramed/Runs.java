package blogjar.markdown.kramed;

import java.util.Arrays;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** The runs of one mark in a text, and what each of them may close. */
final class Runs {
    private final Source source;
    private final char mark;
    private final boolean pedantic;
    private final int[] starts;
    private final int[] ends;
    private final int[] nextStrong;
    private final int[] nextEmphasis;
    private final int[] nextStrike;
    private final int lastEmphasis;
    private final TreeMap<Integer, int[]> byLength = new TreeMap<>();

    Runs(Source source, char mark, boolean pedantic) {
        this.source = source;
        this.mark = mark;
        this.pedantic = pedantic;
        int[] places = new int[16];
        int count = 0;
        for (int at = source.text.indexOf(mark); at >= 0; at = source.text.indexOf(mark, places[count - 1])) {
            if (count + 2 > places.length) {
                places = Arrays.copyOf(places, 2 * places.length);
            }
            places[count] = at;
            places[count + 1] = source.skip(at, mark);
            count += 2;
        }
        starts = new int[count / 2];
        ends = new int[count / 2];
        for (int run = 0; run < starts.length; run++) {
            starts[run] = places[2 * run];
            ends[run] = places[2 * run + 1];
        }
        nextStrong = next(run -> length(run) > 2 || length(run) == 2 && !(pedantic && isAfterBlank(run)));
        nextEmphasis =
                next(run -> pedantic ? length(run) > 1 || !isAfterBlank(run) : length(run) % 2 == 1 && ends(run));
        nextStrike = next(run -> length(run) > 2 || length(run) == 2 && !isAfterBlank(run));
        int last = starts.length - 1;
        while (last >= 0 && !ends(last)) {
            last--;
        }
        lastEmphasis = last;
    }

    private int length(int run) {
        return ends[run] - starts[run];
    }

    private boolean isAfterBlank(int run) {
        return starts[run] == 0 || source.isWhite(starts[run] - 1);
    }

    /** Underscores within a word close nothing. */
    private boolean ends(int run) {
        return mark != '_' || ends[run] == source.length || !Source.isWord(source.text.charAt(ends[run]));
    }

    private int[] next(IntPredicate holds) {
        int[] next = new int[starts.length + 1];
        next[starts.length] = -1;
        for (int run = starts.length - 1; run >= 0; run--) {
            next[run] = holds.test(run) ? run : next[run + 1];
        }
        return next;
    }

    /** The first run that ends behind a place. */
    private int after(int at) {
        int found = Arrays.binarySearch(ends, at + 1);
        return found < 0 ? -found - 1 : found;
    }

    /** Where the two marks begin that close those at {@code open}, or -1. */
    int strong(int open) {
        if (pedantic && (open + 2 >= source.length || source.isWhite(open + 2))) {
            return -1;
        }
        int from = open + 3;
        int run = after(from);
        if (run < starts.length && starts[run] < from && ends[run] - 2 >= from) {
            return ends[run] - 2;
        }
        if (run < starts.length && starts[run] < from) {
            run++;
        }
        int found = nextStrong[run];
        return found < 0 ? -1 : ends[found] - 2;
    }

    /**
     * Where the mark is that closes the one at {@code open}, or -1. kramed steps over pairs of marks; only where nothing
     * closes then it takes one of a pair, from the end of the text.
     */
    int emphasis(int open) {
        int from = open + 1;
        if (pedantic && (from >= source.length || source.isWhite(from))) {
            return -1;
        }
        int run = after(from);
        if (source.is(from, mark)) {
            int length = ends[run] - from;
            if (pedantic ? length > 1 : length > 2 && length % 2 == 1 && ends(run)) {
                return ends[run] - 1;
            }
            run++;
        }
        int found = nextEmphasis[run];
        if (found >= 0) {
            return ends[found] - 1;
        }
        int last = pedantic || lastEmphasis < 0 ? -1 : ends[lastEmphasis] - 1;
        return last > from ? last : -1;
    }

    /** Where the two marks begin that close those at {@code open}, without a blank before them; or -1. */
    int strike(int open) {
        int from = open + 3;
        if (from > source.length || source.isWhite(open + 2)) {
            return -1;
        }
        int run = after(from);
        if (run < starts.length && starts[run] < from) {
            if (ends[run] - 2 >= from) {
                return from;
            }
            run++;
        }
        int found = nextStrike[run];
        return found < 0 ? -1 : starts[found] + (isAfterBlank(found) ? 1 : 0);
    }

    /** The first run of {@code length} at or after a place, or -1. */
    int exactly(int length, int from) {
        int[] places = byLength().get(length);
        int found = places == null ? 0 : Arrays.binarySearch(places, from);
        int index = found < 0 ? -found - 1 : found;
        return places == null || index == places.length ? -1 : places[index];
    }

    /** The greatest length below {@code length} of a run at or after a place, or 0. */
    int shorter(int length, int from) {
        Integer key = byLength().lowerKey(length);
        while (key != null && exactly(key, from) < 0) {
            key = byLength().lowerKey(key);
        }
        return key == null ? 0 : key;
    }

    private TreeMap<Integer, int[]> byLength() {
        if (byLength.isEmpty()) {
            TreeMap<Integer, Integer> counts = new TreeMap<>();
            for (int run = 0; run < starts.length; run++) {
                counts.merge(length(run), 1, Integer::sum);
            }
            counts.forEach((length, count) -> byLength.put(length, new int[count]));
            counts.replaceAll((length, count) -> 0);
            for (int run = 0; run < starts.length; run++) {
                int index = counts.merge(length(run), 1, Integer::sum) - 1;
                Objects.requireNonNull(byLength.get(length(run)))[index] = starts[run];
            }
        }
        return byLength;
    }
}
