package blogjar.text;

import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * A part of a {@link Glob}. It tells where in a path it can end if it begins at any of some places, so that no way
 * through a pattern is gone twice and the depth of calls is that of the pattern.
 */
sealed interface GlobPart {
    /** The places, as UTF-16 indexes, behind what the part matches. */
    BitSet ends(String path, BitSet starts);

    private static BitSet end(int place) {
        BitSet one = new BitSet();
        one.set(place);
        return one;
    }

    /** One UTF-16 unit. */
    record Unit(IntPredicate matches) implements GlobPart {
        @Override
        public BitSet ends(String path, BitSet starts) {
            BitSet ends = new BitSet(path.length() + 1);
            starts.stream()
                    .filter(at -> at < path.length() && matches.test(path.charAt(at)))
                    .forEach(at -> ends.set(at + 1));
            return ends;
        }
    }

    /** The end of the path. */
    record End() implements GlobPart {
        @Override
        public BitSet ends(String path, BitSet starts) {
            return starts.get(path.length()) ? end(path.length()) : new BitSet();
        }
    }

    /** A place where no dot follows. */
    record NoDot() implements GlobPart {
        @Override
        public BitSet ends(String path, BitSet starts) {
            BitSet ends = new BitSet(path.length() + 1);
            starts.stream()
                    .filter(at -> at == path.length() || path.charAt(at) != '.')
                    .forEach(ends::set);
            return ends;
        }
    }

    /** Any text without a slash, the empty one too. */
    record Run() implements GlobPart {
        @Override
        public BitSet ends(String path, BitSet starts) {
            BitSet ends = new BitSet(path.length() + 1);
            for (int at = starts.nextSetBit(0); at >= 0; at = starts.nextSetBit(at + 1)) {
                for (int end = at; !ends.get(end); end++) {
                    ends.set(end);
                    if (end == path.length() || path.charAt(end) == '/') {
                        break;
                    }
                }
            }
            return ends;
        }
    }

    record Sequence(List<GlobPart> parts) implements GlobPart {
        @Override
        public BitSet ends(String path, BitSet starts) {
            BitSet at = starts;
            for (GlobPart part : parts) {
                at = part.ends(path, at);
            }
            return at;
        }
    }

    record Choice(List<GlobPart> parts) implements GlobPart {
        @Override
        public BitSet ends(String path, BitSet starts) {
            BitSet ends = new BitSet(path.length() + 1);
            parts.forEach(part -> ends.or(part.ends(path, starts)));
            return ends;
        }
    }

    /** A part any number of times, none included. */
    record Repeated(GlobPart part) implements GlobPart {
        @Override
        public BitSet ends(String path, BitSet starts) {
            BitSet ends = (BitSet) starts.clone();
            BitSet added = ends;
            while (!added.isEmpty()) {
                added = part.ends(path, added);
                added.andNot(ends);
                ends.or(added);
            }
            return ends;
        }
    }

    record Optional(GlobPart part) implements GlobPart {
        @Override
        public BitSet ends(String path, BitSet starts) {
            BitSet ends = part.ends(path, starts);
            ends.or(starts);
            return ends;
        }
    }

    /** A place where the part does not follow; with {@code whole}, not as all of the rest. */
    record Not(GlobPart part, boolean whole) implements GlobPart {
        @Override
        public BitSet ends(String path, BitSet starts) {
            BitSet ends = new BitSet(path.length() + 1);
            starts.stream()
                    .filter(at -> {
                        BitSet found = part.ends(path, end(at));
                        return whole ? !found.get(path.length()) : found.isEmpty();
                    })
                    .forEach(ends::set);
            return ends;
        }
    }
}
