package blogjar.metrics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for most often and not there, with the pages that led there. It has as many places as it has, however many
 * paths are tried: what comes to a place that is taken wears down the count of who has it, so that the frequent stay.
 */
final class NotFoundTable {
    private static final int PLACES = 512;
    private static final int LONGEST = 300;
    private static final int MOST_REFERRERS = 5;

    private final AtomicReferenceArray<@Nullable Entry> places = new AtomicReferenceArray<>(PLACES);

    /** One path; its count is a lower bound. */
    private static final class Entry {
        private final String target;
        private final Set<String> referrers = new LinkedHashSet<>();
        private long count = 1;

        Entry(String target) {
            this.target = target;
        }

        /** Whether it keeps its place. */
        synchronized boolean hit(String asked, @Nullable String referrer) {
            if (!asked.equals(target)) {
                return --count > 0;
            }
            count++;
            refer(referrer);
            return true;
        }

        synchronized void refer(@Nullable String referrer) {
            if (referrer != null && referrers.size() < MOST_REFERRERS) {
                referrers.add(cut(referrer));
            }
        }

        synchronized Missing now() {
            return new Missing(target, count, List.copyOf(referrers));
        }
    }

    /**
     * A path that is not there.
     *
     * @param count how often it was asked for, at least
     * @param referrers the first few
     */
    record Missing(String target, long count, List<String> referrers) {}

    /** @param referrer null where the client does not tell */
    void add(String target, @Nullable String referrer) {
        String asked = cut(target);
        int place = Math.floorMod(asked.hashCode() * 0x9E3779B9 >>> 16, PLACES);
        Entry there = places.get(place);
        if (there == null || !there.hit(asked, referrer)) {
            Entry entry = new Entry(asked);
            entry.refer(referrer);
            places.set(place, entry);
        }
    }

    private static String cut(String text) {
        return text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    }

    /** The most frequent first. */
    List<Missing> top(int most) {
        List<Missing> all = new ArrayList<>();
        for (int i = 0; i < PLACES; i++) {
            Entry entry = places.get(i);
            if (entry != null) {
                all.add(entry.now());
            }
        }
        all.sort(Comparator.comparingLong(Missing::count).reversed().thenComparing(Missing::target));
        return all.subList(0, Math.min(most, all.size()));
    }
}
