package blogjar.brotli;

import java.util.Arrays;

/**
 * What the two bytes before a literal say of it: one of 64 contexts.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7932#section-7.1">RFC 7932, 7.1</a>
 */
enum LiteralContext {
    LSB6,
    MSB6,
    UTF8,
    SIGNED;

    static final int CONTEXTS = 64;

    /** What a byte of ASCII is as the last one: a letter for each multiple of four. */
    private static final String LAST = "AAAAAAAAABBAABAAAAAAAAAAAAAAAAAACDEDDFDEGHDDIDJDLLLLLLLLLLIIGKHD"
            + "DMNNNMNNNMNNNNNMNNNNNMNNNNNGDHDDDOPPPOPPPOPPPPPOPPPPPOPPPPPGDHDA";

    private final int[] ofLast = new int[256];
    private final int[] ofSecondLast = new int[256];

    LiteralContext() {
        for (int value = 0; value < 256; value++) {
            ofLast[value] = ofLast(value);
            ofSecondLast[value] = ofSecondLast(value);
        }
    }

    private int ofLast(int value) {
        return switch (ordinal()) {
            case 0 -> value & 63;
            case 1 -> value >> 2;
            case 2 -> value < 128 ? (LAST.charAt(value) - 'A') * 4 : value < 192 ? value & 1 : 2 + (value & 1);
            default -> magnitude(value) << 3;
        };
    }

    private int ofSecondLast(int value) {
        return switch (ordinal()) {
            case 0, 1 -> 0;
            case 2 -> kind(value);
            default -> magnitude(value);
        };
    }

    /** As the second last one: a blank or a part of another script's letter, punctuation, a digit or upper case, lower case. */
    private static int kind(int value) {
        if (value >= 128) {
            return value < 224 ? 0 : 2;
        }
        if (value >= 'a' && value <= 'z') {
            return 3;
        }
        boolean name = value >= '0' && value <= '9' || value >= 'A' && value <= 'Z';
        return name ? 2 : value <= ' ' || value == 127 ? 0 : 1;
    }

    private static int magnitude(int value) {
        int[] ends = {0, 15, 63, 127, 191, 239, 254, 255};
        int found = Arrays.binarySearch(ends, value);
        return found < 0 ? -1 - found : found;
    }

    /** The context of the literal at this place. */
    int at(byte[] bytes, int place) {
        int last = place > 0 ? bytes[place - 1] & 0xff : 0;
        int secondLast = place > 1 ? bytes[place - 2] & 0xff : 0;
        return ofLast[last] | ofSecondLast[secondLast];
    }
}
