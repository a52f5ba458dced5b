package blogjar.markdown.kramed;

import blogjar.text.JsSpace;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Where what stands in brackets ends. kramed takes as much as it can: a bracketed part as a whole, a closing bracket if
 * another one follows before the next opening one.
 */
final class Brackets {
    private final Source source;
    private final int lastParenthesis;
    private int @Nullable [] steps;
    private int @Nullable [] links;
    private int @Nullable [] references;
    private int @Nullable [] notes;
    private int @Nullable [] names;

    Brackets(Source source) {
        this.source = source;
        this.lastParenthesis = source.text.lastIndexOf(')');
    }

    /** The bracket that closes the text of {@code [text](address)}, or -1. */
    int link(int from) {
        int[] known = links;
        if (known == null) {
            known = last(i -> source.is(i + 1, '(') && lastParenthesis > i + 1);
            links = known;
        }
        return known[from];
    }

    /** The bracket that closes the text of {@code [text] [name]}, or -1. */
    int reference(int from) {
        int[] known = references;
        if (known == null) {
            known = last(i -> {
                int open = source.skipWhite(i + 1);
                return source.is(open, '[') && source.closingBracket(open + 1) >= 0;
            });
            references = known;
        }
        return known[from];
    }

    /** The bracket that closes {@code [^name]}, or -1. */
    int note(int from) {
        int[] known = notes;
        if (known == null) {
            known = last(i -> true);
            notes = known;
        }
        return known[from];
    }

    /** The bracket that closes {@code [name]}, or -1. */
    int name(int from) {
        int[] known = names;
        if (known == null) {
            known = new int[source.length + 1];
            known[source.length] = -1;
            for (int i = source.length - 1; i >= 0; i--) {
                char c = source.text.charAt(i);
                int close = c == '[' ? source.closingBracket(i + 1) : i;
                known[i] = c == ']' ? i : close < 0 ? -1 : known[close + 1];
            }
            names = known;
        }
        return known[from];
    }

    /** For every place the last closing bracket on the way from there that {@code counts}. */
    private int[] last(IntPredicate counts) {
        int[] steps = steps();
        int[] last = new int[source.length + 1];
        last[source.length] = -1;
        for (int i = source.length - 1; i >= 0; i--) {
            int later = steps[i] < 0 ? -1 : last[steps[i]];
            last[i] = later >= 0 || source.text.charAt(i) != ']' || !counts.test(i) ? later : i;
        }
        return last;
    }

    private int[] steps() {
        int[] known = steps;
        if (known == null) {
            known = new int[source.length];
            int nextOpen = source.length;
            for (int i = source.length - 1; i >= 0; i--) {
                char c = source.text.charAt(i);
                int close = source.closingBracket(i + 1);
                if (c == '[') {
                    known[i] = close < 0 ? -1 : close + 1;
                    nextOpen = i;
                } else {
                    known[i] = c != ']' || close >= 0 && close < nextOpen ? i + 1 : -1;
                }
            }
            steps = known;
        }
        return known;
    }

    /**
     * The address and title in parentheses.
     *
     * @param end where the rest begins
     */
    record Address(String address, String title, int end) {}

    private int noTitleFrom = Integer.MAX_VALUE;

    /** @param open the parenthesis; one that closes follows somewhere */
    Address address(int open) {
        int from = source.skipWhite(open + 1);
        from += source.is(from, '<') ? 1 : 0;
        int i = from;
        while (true) {
            Address found = source.is(i, '>') ? ending(from, i, i + 1) : null;
            found = found != null ? found : ending(from, i, i);
            if (found != null) {
                return found;
            }
            i = JsSpace.is(source.text.charAt(i)) ? source.skipWhite(i) : i + 1;
        }
    }

    private @Nullable Address ending(int from, int to, int at) {
        int after = source.skipWhite(at);
        if (source.is(after, ')')) {
            return new Address(source.text.substring(from, to), "", after + 1);
        }
        if (after == at || !isQuote(after) || after + 1 >= noTitleFrom) {
            return null;
        }
        for (int i = after + 1; i < source.length; i++) {
            if (isQuote(i)) {
                int end = source.skipWhite(i + 1);
                if (source.is(end, ')')) {
                    return new Address(source.text.substring(from, to), source.text.substring(after + 1, i), end + 1);
                }
            }
        }
        noTitleFrom = after + 1;
        return null;
    }

    private boolean isQuote(int at) {
        return source.is(at, '"') || source.is(at, '\'');
    }
}
