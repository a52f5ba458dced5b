package blogjar.metrics;

import blogjar.text.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * How often each page was read. Who reads a page again within half an hour counts once; to know that, and no more, a hash of
 * address and browser is in memory for so long, with a salt that is another one each day and is written nowhere.
 *
 * <p>Any thread may call; none waits for another. Memory is bounded: as many pages as a blog may have, and as many hashes as
 * there are places; where two readers meet on one place, the later takes it, and the earlier may count twice.
 */
public final class Views {
    private static final int PLACES = 1 << 16;
    private static final int MOST_PAGES = 50_000;
    private static final int AWHILE = 30;
    private static final int MINUTE_BITS = 24;
    private static final long MINUTES = (1L << MINUTE_BITS) - 1;
    private static final long SECONDS_OF_A_DAY = 86_400;
    private static final String HEAD = "views 1";

    private final Clock clock;
    private final AtomicLongArray readers = new AtomicLongArray(PLACES);
    private final Map<String, LongAdder> pages = new ConcurrentHashMap<>();
    private final LongAdder all = new LongAdder();
    private volatile Salt salt = new Salt(-1, new byte[0]);

    @SuppressWarnings("ArrayRecordComponent") // it is only looked at
    private record Salt(long day, byte[] bytes) {}

    public Views(Clock clock) {
        this.clock = clock;
    }

    /**
     * Somebody reads a page.
     *
     * @param page one that is there: its path
     * @param reader what tells readers apart: address and browser
     */
    public void add(String page, String reader) {
        if (isNew(page, reader)) {
            LongAdder known = pages.get(page);
            if (known == null && pages.size() < MOST_PAGES) {
                known = pages.computeIfAbsent(page, first -> new LongAdder());
            }
            if (known != null) {
                known.increment();
                all.increment();
            }
        }
    }

    private boolean isNew(String page, String reader) {
        long seconds = clock.instant().getEpochSecond();
        long hash = hash(salt(seconds / SECONDS_OF_A_DAY), page, reader);
        int place = (int) (hash & PLACES - 1);
        long minute = seconds / 60 & MINUTES;
        long before = readers.get(place);
        boolean same = before != 0 && before >>> MINUTE_BITS == hash >>> MINUTE_BITS;
        long since = minute - (before & MINUTES);
        if (same && since >= 0 && since < AWHILE) {
            return false;
        }
        return readers.compareAndSet(place, before, hash >>> MINUTE_BITS << MINUTE_BITS | minute);
    }

    private byte[] salt(long day) {
        Salt now = salt;
        return now.day() == day ? now.bytes() : another(day);
    }

    private synchronized byte[] another(long day) {
        if (salt.day() != day) {
            byte[] bytes = new byte[16];
            new SecureRandom().nextBytes(bytes);
            salt = new Salt(day, bytes);
        }
        return salt.bytes();
    }

    private static long hash(byte[] salt, String page, String reader) {
        MessageDigest digest = Sha256.begin();
        digest.update(salt);
        digest.update(reader.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        byte[] bytes = digest.digest(page.getBytes(StandardCharsets.UTF_8));
        long hash = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            hash = hash << Byte.SIZE | bytes[i] & 0xFF;
        }
        return hash;
    }

    /** How often a page was read. */
    public long of(String page) {
        LongAdder known = pages.get(page);
        return known == null ? 0 : known.sum();
    }

    /** The pages that were read most, the most read first; by their names where they were read as often. */
    public List<String> most(int limit) {
        Map<String, Long> counts = new TreeMap<>();
        pages.forEach((page, count) -> counts.put(page, count.sum()));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** How often pages were read, all together. */
    public long all() {
        return all.sum();
    }

    /** All counts for the next start: a line for each page, its count and its path. */
    public String text() {
        StringBuilder out = new StringBuilder(HEAD).append('\n');
        new TreeMap<>(pages)
                .forEach((page, count) ->
                        out.append(count.sum()).append(' ').append(page).append('\n'));
        return out.toString();
    }

    /**
     * Goes on from counts that were kept.
     *
     * @throws IllegalArgumentException where it is no such text; then nothing is taken
     */
    public void goOnFrom(String text) {
        Map<String, Long> kept = new TreeMap<>();
        String[] lines = text.split("\n");
        if (!lines[0].equals(HEAD)) {
            throw new IllegalArgumentException("its first line is not '" + HEAD + "'");
        }
        for (int i = 1; i < lines.length; i++) {
            int blank = lines[i].indexOf(' ');
            if (blank < 0 || !lines[i].substring(0, blank).matches("\\d{1,18}")) {
                throw new IllegalArgumentException("line " + (i + 1) + " is no count and a path");
            }
            kept.put(lines[i].substring(blank + 1), Long.valueOf(lines[i].substring(0, blank)));
        }
        kept.forEach((page, count) -> {
            pages.computeIfAbsent(page, first -> new LongAdder()).add(count);
            all.add(count);
        });
    }
}
