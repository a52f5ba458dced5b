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
    private static final int KIND_BITS = 5;
    private static final int KIND = (1 << KIND_BITS) - 1;
    private static final int NONE = -1;
    private static final int MIX = 0x9E3779B1;

    private final Map<String, Integer> words = new HashMap<>();
    private int[] pairs = new int[1 << 12];
    private int[] pairTerms = new int[1 << 12];
    private int pairCount;

    /** By term: its last place. */
    private int[] last = new int[1 << 12];

    private int terms;

    /** By place: its term; and its passage, how often the term is in the text there, and flags, in one number. */
    private int[] owners = new int[1 << 14];

    private int[] values = new int[1 << 14];
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
            known = term();
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
        int term = term();
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

    private int term() {
        if (terms == last.length) {
            last = Arrays.copyOf(last, terms * 2);
        }
        last[terms] = NONE;
        return terms++;
    }

    private void place(int term, int passage, int flag) {
        int place = last[term];
        if (place == NONE || values[place] >> KIND_BITS != passage) {
            if (places == values.length) {
                owners = Arrays.copyOf(owners, places * 2);
                values = Arrays.copyOf(values, places * 2);
            }
            owners[places] = term;
            values[places] = passage << KIND_BITS;
            last[term] = places;
            place = places++;
        }
        if (flag != 0) {
            values[place] |= flag;
        } else if ((values[place] & KIND) < MOST_COUNTED * COUNT) {
            values[place] += COUNT;
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
        int[] ends = new int[terms];
        int[] byTerm = byTerm(ends);
        StringBuilder out = new StringBuilder();
        int word = 0;
        for (int signed : pairsInOrder) {
            int key = signed ^ Integer.MIN_VALUE;
            String pair = text(key);
            while (word < wordsInOrder.length && wordsInOrder[word].compareTo(pair) < 0) {
                write(word(wordsInOrder[word]), ends, byTerm, out);
                lines.line(wordsInOrder[word++], out);
            }
            write(pair(key), ends, byTerm, out);
            lines.line(pair, out);
        }
        while (word < wordsInOrder.length) {
            write(word(wordsInOrder[word]), ends, byTerm, out);
            lines.line(wordsInOrder[word++], out);
        }
    }

    /**
     * The values of all places, term by term: to go from place to place of one term through the memory would take most of the time.
     *
     * @param ends takes for each term where its places end
     */
    private int[] byTerm(int[] ends) {
        for (int place = 0; place < places; place++) {
            ends[owners[place]]++;
        }
        int sum = 0;
        for (int term = 0; term < terms; term++) {
            int count = ends[term];
            ends[term] = sum;
            sum += count;
        }
        int[] byTerm = new int[places];
        for (int place = 0; place < places; place++) {
            byTerm[ends[owners[place]]++] = values[place];
        }
        return byTerm;
    }

    private static String text(int pair) {
        char second = (char) pair;
        return second == 0
                ? String.valueOf((char) (pair >>> 16))
                : new String(new char[] {(char) (pair >>> 16), second});
    }

    private static void write(int term, int[] ends, int[] byTerm, StringBuilder out) {
        out.setLength(0);
        int previous = 0;
        for (int place = term == 0 ? 0 : ends[term - 1]; place < ends[term]; place++) {
            int kind = Kinds.written(byTerm[place] & KIND);
            int passage = byTerm[place] >> KIND_BITS;
            int distance = passage - previous;
            Numbers.write(kind == Kinds.ONCE ? distance * 2 : distance * 2 + 1, out);
            if (kind != Kinds.ONCE) {
                Numbers.write(kind, out);
            }
            previous = passage;
        }
    }
}
