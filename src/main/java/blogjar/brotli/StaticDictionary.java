package blogjar.brotli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The words that every decoder knows, with the ways to change them: as they are, with an upper case letter or all letters
 * so, cut at the end, and with something before or after.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7932#section-8">RFC 7932, 8</a>
 */
final class StaticDictionary {
    static final int LONGEST_WORD = 24;

    /** With what stands before and after. */
    static final int LONGEST = 37;

    private static final int SHORTEST_WORD = 4;

    /** How many bits the number of a word of each length has. */
    private static final int[] BITS = {
        0, 0, 0, 0, 10, 10, 11, 11, 10, 10, 10, 10, 10, 9, 9, 8, 7, 7, 8, 7, 7, 6, 6, 5, 5
    };

    private static final int HASH_BITS = 15;

    /** All words in their three forms, one form after the other. */
    private final byte[] forms;

    private final int formLength;
    private final int[] offsets = new int[LONGEST_WORD + 2];

    /** Of each hash of four bytes the entry that begins with them and was added last, or -1. */
    private final int[] first = new int[1 << HASH_BITS];

    /** Entries: form, length and number of a word; and the entry before it with the same hash. */
    private final int[] entries;

    private final int[] next;
    private final Transforms transforms;

    private StaticDictionary(byte[] words, Transforms transforms) {
        this.transforms = transforms;
        formLength = words.length;
        forms = Arrays.copyOf(words, formLength * Transforms.FORMS);
        int count = 0;
        for (int length = SHORTEST_WORD; length <= LONGEST_WORD; length++) {
            offsets[length + 1] = offsets[length] + (length << BITS[length]);
            count += 1 << BITS[length];
        }
        entries = new int[count * Transforms.FORMS];
        next = new int[entries.length];
        Arrays.fill(first, -1);
        index();
    }

    static StaticDictionary load() {
        Transforms transforms = Transforms.of(new String(read("transforms.txt"), StandardCharsets.UTF_8)
                .lines()
                .toList());
        return new StaticDictionary(read("dictionary.bin"), transforms);
    }

    private static byte[] read(String name) {
        try (InputStream in = StaticDictionary.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException(name + " is missing in this program");
            }
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void index() {
        int added = 0;
        for (int length = SHORTEST_WORD; length <= LONGEST_WORD; length++) {
            for (int number = (1 << BITS[length]) - 1; number >= 0; number--) {
                int word = offsets[length] + number * length;
                for (int form = Transforms.FORMS - 1; form >= 0; form--) {
                    int place = form * formLength + word;
                    System.arraycopy(forms, word, forms, place, length);
                    Transforms.change(form, forms, place, length);
                    if (isNew(form, word, length)) {
                        entries[added] = (form << 5 | length) << 11 | number;
                        int hash = hash(forms, place);
                        next[added] = first[hash];
                        first[hash] = added++;
                    }
                }
            }
        }
    }

    /** Whether a form is another text than the forms before it; all letters upper is made before the first one. */
    private boolean isNew(int form, int word, int length) {
        return form == 0
                || Arrays.mismatch(
                                forms,
                                form * formLength + word,
                                form * formLength + word + length,
                                forms,
                                word,
                                word + length)
                        >= 0;
    }

    private static int hash(byte[] bytes, int place) {
        return Bytes.four(bytes, place) * 0x1e35a7bd >>> 32 - HASH_BITS;
    }

    /** What of the dictionary a text has at a place, by length: the smallest number, from 0 up, or -1. */
    static final class Found {
        final int[] numbers = new int[LONGEST + 1];
        final int[] wordLengths = new int[LONGEST + 1];
        int longest;

        void clear() {
            Arrays.fill(numbers, -1);
            longest = 0;
        }

        void add(int length, int number, int wordLength) {
            if (numbers[length] < 0 || number < numbers[length]) {
                numbers[length] = number;
                wordLengths[length] = wordLength;
                longest = Math.max(longest, length);
            }
        }
    }

    /** @param end of the text */
    void find(byte[] text, int place, int end, Found found) {
        found.clear();
        find(text, place, end, 0, transforms.bare(), found);
        for (Transforms.Prefix prefix : transforms.beginningWith(place < end ? text[place] : 0)) {
            int start = place + prefix.bytes().length;
            if (start <= end && Bytes.isAt(prefix.bytes(), text, place)) {
                find(text, start, end, prefix.bytes().length, prefix, found);
            }
        }
    }

    private void find(byte[] text, int place, int end, int before, Transforms.Prefix prefix, Found found) {
        if (end - place < SHORTEST_WORD) {
            return;
        }
        for (int entry = first[hash(text, place)]; entry >= 0; entry = next[entry]) {
            int form = entries[entry] >> 16;
            int length = entries[entry] >> 11 & 31;
            int number = entries[entry] & 0x7ff;
            int word = form * formLength + offsets[length] + number * length;
            int common = Bytes.common(forms, word, text, place, Math.min(length, end - place));
            if (common == length) {
                for (Transforms.Suffix suffix : prefix.suffixes().get(form)) {
                    int after = place + length;
                    if (after + suffix.bytes().length <= end && Bytes.isAt(suffix.bytes(), text, after)) {
                        found.add(
                                before + length + suffix.bytes().length,
                                number | suffix.transform() << BITS[length],
                                length);
                    }
                }
            }
            if (form == 0 && before == 0) {
                addCut(length, number, common, found);
            }
        }
    }

    private void addCut(int length, int number, int common, Found found) {
        for (int cut = 1; cut < transforms.cuts().length && length - cut >= SHORTEST_WORD; cut++) {
            if (length - cut <= common) {
                found.add(length - cut, number | transforms.cuts()[cut] << BITS[length], length);
            }
        }
    }
}
