package blogjar.highlight.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A regular expression as instructions for {@link Matcher}: a word each, operands behind it. */
final class Program {
    /** The character that is the operand. */
    static final int CHAR = 0;
    /** A character out of the set that is the operand. */
    static final int SET = 1;
    /** Goes on; on the way back, to the operand. */
    static final int TRY = 2;
    /** Goes to the operand; on the way back, on. */
    static final int TRY_LATER = 3;
    /** Goes to the operand. */
    static final int JUMP = 4;
    /** Keeps the place in the slot that is the operand. */
    static final int SAVE = 5;
    /** Characters of a set, as many as there are: set, least and largest number. */
    static final int MANY = 6;
    /** Characters of a set, as few as will do: set, least and largest number. */
    static final int FEW = 7;
    /** The place is the edge that is the operand. */
    static final int EDGE = 8;
    /** What is up to the operand follows. */
    static final int AHEAD = 9;
    /** It does not. */
    static final int NOT_AHEAD = 10;
    /** What the group has matched. */
    static final int REFERENCE = 11;
    /** One of the branches, chosen by the next character: the table that is the operand. */
    static final int CHOOSE = 12;
    /** Forgets the slots from the first operand to before the second. */
    static final int FORGET = 13;
    /** The place is not that of the slot. */
    static final int MOVED = 14;

    /** As {@link #MANY}, where none of the characters may be what comes behind: none is given back. */
    static final int ALL = 15;

    static final int DONE = 16;

    /** Index, in a table of branches, for characters beyond ASCII and for the end of the text. */
    static final int OTHER = 128;

    static final int END = 129;

    private static final int FEW_BRANCHES = 4;

    private final List<CharSet> setList = new ArrayList<>();
    private final List<int[][]> tableList = new ArrayList<>();
    private int size;
    private int slotCount;

    private int[] words = new int[32];

    /** @param groups number of groups that are kept */
    static Code of(Node node, int groups) {
        Program program = new Program(groups);
        program.add(node, First.NOTHING);
        program.emit(DONE);
        program.emit(0);
        return new Code(
                Arrays.copyOf(program.words, program.size),
                program.setList.toArray(CharSet[]::new),
                program.tableList.toArray(int[][][]::new),
                program.slotCount);
    }

    /** @param slots number of places that are kept: two for each group from 0, and those of loops */
    record Code(int[] words, CharSet[] sets, int[][][] tables, int slots) {
        /**
         * The characters that a match begins with as many of as there are, or null. Where it fails behind them, it fails
         * from each of them on: what follows them is the same.
         */
        @Nullable
        CharSet headRun() {
            int at = words[0] == SAVE ? 2 : 0;
            boolean one = words[at] == SET;
            int run = one ? at + 2 : at;
            if (words[run] != ALL || words[run + 2] != (one ? 0 : 1) || words[run + 3] != Node.ENDLESS || refers()) {
                return null;
            }
            CharSet set = sets[words[run + 1]];
            return !one || set.includes(sets[words[at + 1]]) ? set : null;
        }

        private boolean refers() {
            return Arrays.stream(words).anyMatch(word -> word == REFERENCE);
        }
    }

    private Program(int groups) {
        slotCount = 2 * groups + 2;
    }

    private int emit(int word) {
        if (size == words.length) {
            words = Arrays.copyOf(words, size * 2);
        }
        words[size] = word;
        return size++;
    }

    /** An instruction whose operand is not known yet; returns the operand's place. */
    private int open(int operation) {
        emit(operation);
        return emit(0);
    }

    private void close(int operand) {
        words[operand] = size;
    }

    private int indexOf(CharSet set) {
        int index = setList.indexOf(set);
        if (index < 0) {
            index = setList.size();
            setList.add(set);
        }
        return index;
    }

    /** @param behind what comes behind it */
    private void add(Node node, First behind) {
        if (node instanceof Node.Chars chars) {
            int single = chars.set().single();
            emit(single >= 0 ? CHAR : SET);
            emit(single >= 0 ? single : indexOf(chars.set()));
        } else if (node instanceof Node.Sequence sequence) {
            List<Node> parts = sequence.parts();
            for (int i = 0; i < parts.size(); i++) {
                add(parts.get(i), First.behind(parts.subList(i + 1, parts.size()), behind));
            }
        } else if (node instanceof Node.Choice choice) {
            addChoice(choice.branches(), behind);
        } else if (node instanceof Node.Repeat repeat) {
            addRepeat(repeat, behind);
        } else if (node instanceof Node.Group group) {
            emit(SAVE);
            emit(2 * group.number());
            add(group.body(), behind);
            emit(SAVE);
            emit(2 * group.number() + 1);
        } else if (node instanceof Node.Reference reference) {
            emit(REFERENCE);
            emit(reference.number());
        } else if (node instanceof Node.Look look) {
            int end = open(look.negative() ? NOT_AHEAD : AHEAD);
            add(look.body(), First.NOTHING);
            emit(DONE);
            close(end);
        } else if (node instanceof Node.Edge edge) {
            emit(EDGE);
            emit(edge.ordinal());
        }
    }

    private void addChoice(List<Node> branches, First behind) {
        if (branches.size() >= FEW_BRANCHES) {
            addTable(branches, behind);
            return;
        }
        List<Integer> ends = new ArrayList<>();
        for (int i = 0; i < branches.size(); i++) {
            boolean last = i == branches.size() - 1;
            int next = last ? -1 : open(TRY);
            add(branches.get(i), behind);
            if (!last) {
                ends.add(open(JUMP));
                close(next);
            }
        }
        ends.forEach(this::close);
    }

    private void addTable(List<Node> branches, First behind) {
        emit(CHOOSE);
        emit(tableList.size());
        int[][] table = new int[END + 1][];
        tableList.add(table);
        int[] counts = new int[END + 1];
        List<Integer> ends = new ArrayList<>();
        for (Node branch : branches) {
            First first = First.of(branch);
            for (int c = 0; c <= END; c++) {
                if (first.empty() || c < END && first.allows(c)) {
                    int[] starts = counts[c] == 0 ? new int[2] : table[c];
                    table[c] = counts[c] == starts.length ? Arrays.copyOf(starts, counts[c] * 2) : starts;
                    table[c][counts[c]++] = size;
                }
            }
            add(branch, behind);
            ends.add(open(JUMP));
        }
        for (int c = 0; c <= END; c++) {
            table[c] = counts[c] == 0 ? new int[0] : Arrays.copyOf(table[c], counts[c]);
        }
        ends.forEach(this::close);
    }

    private void addRepeat(Node.Repeat repeat, First behind) {
        Node body = repeat.body();
        int min = repeat.min();
        int max = repeat.max();
        if (body instanceof Node.Chars chars) {
            emit(!repeat.greedy() ? FEW : behind.excludes(chars.set()) ? ALL : MANY);
            emit(indexOf(chars.set()));
            emit(min);
            emit(max);
            return;
        }
        First first = First.of(body);
        First again = first.empty() ? First.ANYTHING : first.or(behind);
        for (int i = 0; i < min; i++) {
            add(body, again);
        }
        if (max == Node.ENDLESS) {
            addLoop(repeat, first.empty(), again);
            return;
        }
        List<Integer> ends = new ArrayList<>();
        for (int i = min; i < max; i++) {
            ends.add(open(repeat.greedy() ? TRY : TRY_LATER));
            add(body, again);
        }
        ends.forEach(this::close);
    }

    private void addLoop(Node.Repeat repeat, boolean mayBeEmpty, First again) {
        int start = size;
        int end = open(repeat.greedy() ? TRY : TRY_LATER);
        int slot = slotCount;
        if (mayBeEmpty) {
            slotCount++;
            emit(SAVE);
            emit(slot);
        }
        int[] groups = groups(repeat.body(), new int[] {Integer.MAX_VALUE, 0});
        if (groups[1] > 0) {
            emit(FORGET);
            emit(2 * groups[0]);
            emit(2 * groups[1] + 2);
        }
        add(repeat.body(), again);
        if (mayBeEmpty) {
            emit(MOVED);
            emit(slot);
        }
        emit(JUMP);
        emit(start);
        close(end);
    }

    /** The lowest and the highest number of the groups in a part. */
    private static int[] groups(Node node, int[] range) {
        if (node instanceof Node.Group group) {
            range[0] = Math.min(range[0], group.number());
            range[1] = Math.max(range[1], group.number());
            groups(group.body(), range);
        } else if (node instanceof Node.Sequence sequence) {
            sequence.parts().forEach(part -> groups(part, range));
        } else if (node instanceof Node.Choice choice) {
            choice.branches().forEach(branch -> groups(branch, range));
        } else if (node instanceof Node.Repeat repeat) {
            groups(repeat.body(), range);
        } else if (node instanceof Node.Look look) {
            groups(look.body(), range);
        }
        return range;
    }
}
