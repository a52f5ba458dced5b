package blogjar.search;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The terms of all passages, gathered passage by passage. Terms of two characters, which are most, are keys of an open table: a text of a
 * million characters has a million of them.
 */
final class TermTable {
    static final int TITLE = 1;
    static final int LABEL = 2;
    private static final int COUNT = 4;
    private static final int MOST_COUNTED = 5;
    private static final int NONE = -1;
    private static final int MIX = 0x9E3779B1;

    private final Map<String, Integer> words = new HashMap<>();
    private int[] pairs = new int[1 << 12];
    private int[] pairTerms = new int[1 << 12];
    private int pairCount;

    /** By term: its last place, and its text where it is no pair. */
    private int[] last = new int[1 << 12];

    private int[] numbers = new int[1 << 12];
    private int terms;

    /** By place: passage, flags and count, and the term's place before. */
    private int[] passages = new int[1 << 14];

    private int[] kinds = new int[1 << 14];
    private int[] before = new int[1 << 14];
    private int places;

    TermTable() {
        Arrays.fill(pairTerms, NONE);
    }

    /**
     * Adds what a folded text has.
     *
     * @param flag {@link #TITLE} or {@link #LABEL}; 0 for the text
     */
    void add(String folded, int passage, int flag) {
        Runs runs = new Runs(folded);
        while (runs.next()) {
            if (runs.isWide()) {
                wide(folded, runs.start(), runs.end(), passage, flag);
            } else {
                place(word(Terms.cut(folded.substring(runs.start(), runs.wordEnd()))), passage, flag);
                if (runs.end() > runs.wordEnd()) {
                    place(word(Terms.cut(folded.substring(runs.start(), runs.end()))), passage, flag);
                }
            }
        }
    }

    private void wide(String folded, int start, int end, int passage, int flag) {
        int at = start;
        while (at < end) {
            int first = folded.codePointAt(at);
            int next = at + Character.charCount(first);
            int second = next < end ? folded.codePointAt(next) : 0;
            int term = first > 0xFFFF || second > 0xFFFF
                    ? word(folded.substring(at, next < end ? next + Character.charCount(second) : next))
                    : pair(first << 16 | second);
            place(term, passage, flag);
            at = next;
        }
    }

    private int word(String word) {
        Integer known = words.get(word);
        if (known == null) {
            known = term(0);
            words.put(word, known);
        }
        return known;
    }

    private int pair(int key) {
        int mask = pairs.length - 1;
        int slot = key * MIX >>> 7 & mask;
        while (pairTerms[slot] != NONE) {
            if (pairs[slot] == key) {
                return pairTerms[slot];
            }
            slot = slot + 1 & mask;
        }
        int term = term(key);
        pairs[slot] = key;
        pairTerms[slot] = term;
        if (++pairCount * 2 > pairs.length) {
            growPairs();
        }
        return term;
    }

    private void growPairs() {
        int[] keys = pairs;
        int[] known = pairTerms;
        pairs = new int[keys.length * 2];
        pairTerms = new int[keys.length * 2];
        Arrays.fill(pairTerms, NONE);
        int mask = pairs.length - 1;
        for (int i = 0; i < keys.length; i++) {
            if (known[i] != NONE) {
                int slot = keys[i] * MIX >>> 7 & mask;
                while (pairTerms[slot] != NONE) {
                    slot = slot + 1 & mask;
                }
                pairs[slot] = keys[i];
                pairTerms[slot] = known[i];
            }
        }
    }

    private int term(int pair) {
        if (terms == last.length) {
            last = Arrays.copyOf(last, terms * 2);
            numbers = Arrays.copyOf(numbers, terms * 2);
        }
        last[terms] = NONE;
        numbers[terms] = pair;
        return terms++;
    }

    private void place(int term, int passage, int flag) {
        int place = last[term];
        if (place == NONE || passages[place] != passage) {
            if (places == passages.length) {
                passages = Arrays.copyOf(passages, places * 2);
                kinds = Arrays.copyOf(kinds, places * 2);
                before = Arrays.copyOf(before, places * 2);
            }
            passages[places] = passage;
            kinds[places] = 0;
            before[places] = place;
            last[term] = places;
            place = places++;
        }
        if (flag != 0) {
            kinds[place] |= flag;
        } else if (kinds[place] < MOST_COUNTED * COUNT) {
            kinds[place] += COUNT;
        }
    }

    /** Takes a term with its places as they are written. */
    @FunctionalInterface
    interface Lines {
        void line(String term, StringBuilder places);
    }

    /** All terms in the order of UTF-16. */
    void forEach(Lines lines) {
        int[] pairsInOrder = new int[pairCount];
        int found = 0;
        for (int i = 0; i < pairs.length; i++) {
            if (pairTerms[i] != NONE) {
                pairsInOrder[found++] = pairs[i] ^ Integer.MIN_VALUE; // so that they are in order without a sign
            }
        }
        Arrays.sort(pairsInOrder);
        String[] wordsInOrder = words.keySet().toArray(String[]::new);
        Arrays.sort(wordsInOrder);
        StringBuilder out = new StringBuilder();
        int[] reversed = new int[16];
        int word = 0;
        for (int signed : pairsInOrder) {
            int key = signed ^ Integer.MIN_VALUE;
            String pair = text(key);
            while (word < wordsInOrder.length && wordsInOrder[word].compareTo(pair) < 0) {
                reversed = write(word(wordsInOrder[word]), reversed, out);
                lines.line(wordsInOrder[word++], out);
            }
            reversed = write(pair(key), reversed, out);
            lines.line(pair, out);
        }
        while (word < wordsInOrder.length) {
            reversed = write(word(wordsInOrder[word]), reversed, out);
            lines.line(wordsInOrder[word++], out);
        }
    }

    private static String text(int pair) {
        char second = (char) pair;
        return second == 0
                ? String.valueOf((char) (pair >>> 16))
                : new String(new char[] {(char) (pair >>> 16), second});
    }

    /** @return room for the places of the next term */
    private int[] write(int term, int[] room, StringBuilder out) {
        int[] reversed = room;
        int count = 0;
        for (int place = last[term]; place != NONE; place = before[place]) {
            if (count == reversed.length) {
                reversed = Arrays.copyOf(reversed, count * 2);
            }
            reversed[count++] = place;
        }
        out.setLength(0);
        int previous = 0;
        while (count > 0) {
            int place = reversed[--count];
            int kind = Kinds.written(kinds[place]);
            int distance = passages[place] - previous;
            Numbers.write(kind == Kinds.ONCE ? distance * 2 : distance * 2 + 1, out);
            if (kind != Kinds.ONCE) {
                Numbers.write(kind, out);
            }
            previous = passages[place];
        }
        return reversed;
    }
}
