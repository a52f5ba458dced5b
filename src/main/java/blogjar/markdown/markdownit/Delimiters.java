package blogjar.markdown.markdownit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Pairs delimiters (CommonMark's "process emphasis", in linear time). */
final class Delimiters {
    private Delimiters() {}

    static void pair(InlineState state) {
        state.allDelimiters.forEach(Delimiters::pair);
    }

    /**
     * For every delimiter that may close, the nearest one before it that fits. {@code jumps} tell how many entries to leave out
     * when one looks back, and {@code bottoms} how far back it was looked in vain.
     */
    private static void pair(List<Delimiter> all) {
        int[] jumps = new int[all.size()];
        Map<Character, int[]> bottoms = new HashMap<>();
        int head = 0;
        int lastToken = -2;
        for (int i = 0; i < all.size(); i++) {
            Delimiter closer = all.get(i);
            if (all.get(head).mark != closer.mark || lastToken != closer.token - 1) {
                head = i;
            }
            lastToken = closer.token;
            if (!closer.closes) {
                continue;
            }
            int[] bottom = bottoms.computeIfAbsent(closer.mark, mark -> new int[] {-1, -1, -1, -1, -1, -1});
            int slot = (closer.opens ? 3 : 0) + closer.length % 3;
            int first = head - jumps[head] - 1;
            int opener = opener(all, closer, jumps, first, bottom[slot]);
            if (opener < 0) {
                bottom[slot] = first < 0 ? bottom[slot] : first;
                continue;
            }
            int inner = opener > 0 && !all.get(opener - 1).opens ? jumps[opener - 1] + 1 : 0;
            jumps[i] = i - opener + inner;
            jumps[opener] = inner;
            closer.opens = false;
            all.get(opener).end = i;
            all.get(opener).closes = false;
            lastToken = -2;
        }
    }

    private static int opener(List<Delimiter> all, Delimiter closer, int[] jumps, int from, int bottom) {
        for (int i = from; i > bottom; i -= jumps[i] + 1) {
            Delimiter opener = all.get(i);
            if (opener.mark == closer.mark && opener.opens && opener.end < 0 && !isOdd(opener, closer)) {
                return i;
            }
        }
        return -1;
    }

    /** The rule of three. */
    private static boolean isOdd(Delimiter opener, Delimiter closer) {
        return (opener.closes || closer.opens)
                && (opener.length + closer.length) % 3 == 0
                && (opener.length % 3 != 0 || closer.length % 3 != 0);
    }

    static void mark(Token token, String tag, int nesting) {
        token.kind = Token.Kind.ELEMENT;
        token.tag = tag;
        token.nesting = nesting;
        token.content = "";
    }
}
