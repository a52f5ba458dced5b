package blogjar.highlight.regex;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What an expression has found last; also the machine that finds it, for one thread at a time. */
public final class Match {
    /** Kinds of entries on the way back: a place to go on from, a run of characters that can give some back or take more, a slot's former value. */
    private static final int BRANCH = 0;

    private static final int GIVE_BACK = 1;
    private static final int TAKE_MORE = 2;
    private static final int SLOT = 3;

    private static final int LONGEST_WAY_BACK = 12_000_000;

    private final Effort effort;
    private int[] words = {};
    private CharSet[] sets = {};
    private int[][][] tables = {};
    private boolean unicode;
    private String text = "";
    private int start;
    private int end;
    private int[] slots = new int[8];
    private int slotCount;
    private int[] back = new int[96];
    private int top;
    private long steps;
    private long limit;

    public Match(Effort effort) {
        this.effort = effort;
    }

    /** Where the match begins. */
    public int start() {
        return slots[0];
    }

    /** Where it ends. */
    public int end() {
        return slots[1];
    }

    /** The whole of it. */
    public String text() {
        return text.substring(slots[0], slots[1]);
    }

    /** What a group has matched; null where it took no part, or is not there or not kept. */
    public @Nullable String group(int number) {
        int from = 2 * number < slotCount ? slots[2 * number] : -1;
        return from < 0 || slots[2 * number + 1] < 0 ? null : text.substring(from, slots[2 * number + 1]);
    }

    boolean run(Program.Code code, boolean isUnicode, String of, int from, int at) {
        words = code.words();
        sets = code.sets();
        tables = code.tables();
        unicode = isUnicode;
        text = of;
        start = from;
        slotCount = code.slots();
        if (slots.length < slotCount) {
            slots = new int[slotCount];
        }
        Arrays.fill(slots, 0, slotCount, -1);
        top = 0;
        steps = 0;
        limit = effort.left();
        boolean found = go(0, at);
        effort.spend(steps);
        if (found) {
            slots[0] = at;
            slots[1] = end;
        }
        return found;
    }

    /** Runs to the next DONE, whose place is left in {@link #end}. */
    private boolean go(int first, int from) {
        int[] code = words;
        String in = text;
        int bottom = top;
        int word = first;
        int at = from;
        int length = in.length();
        while (true) {
            boolean on;
            int operand = code[word + 1];
            switch (code[word]) {
                case Program.CHAR -> {
                    on = at < length && in.charAt(at) == operand;
                    at++;
                    word += 2;
                }
                case Program.SET -> {
                    int c = at < length ? charAt(at) : -1;
                    on = c >= 0 && sets[operand].contains(c);
                    at += c > 0xFFFF ? 2 : 1;
                    word += 2;
                }
                case Program.TRY -> {
                    push(BRANCH, operand, at);
                    on = true;
                    word += 2;
                }
                case Program.TRY_LATER -> {
                    push(BRANCH, word + 2, at);
                    on = true;
                    word = operand;
                }
                case Program.JUMP -> {
                    on = true;
                    word = operand;
                }
                case Program.SAVE -> {
                    save(operand, at);
                    on = true;
                    word += 2;
                }
                case Program.MANY -> {
                    int least = skip(sets[operand], at, code[word + 2]);
                    on = least >= 0;
                    if (on) {
                        int max = code[word + 3];
                        int most = skipUpTo(
                                sets[operand], least, max == Node.ENDLESS ? Node.ENDLESS : max - code[word + 2]);
                        if (most > least) {
                            push(GIVE_BACK, word + 4, least, most);
                        }
                        at = most;
                    }
                    word += 4;
                }
                case Program.ALL -> {
                    int least = skip(sets[operand], at, code[word + 2]);
                    on = least >= 0;
                    if (on) {
                        int max = code[word + 3];
                        at = skipUpTo(sets[operand], least, max == Node.ENDLESS ? Node.ENDLESS : max - code[word + 2]);
                    }
                    word += 4;
                }
                case Program.FEW -> {
                    int least = skip(sets[operand], at, code[word + 2]);
                    on = least >= 0;
                    if (on) {
                        int max = code[word + 3];
                        push(TAKE_MORE, word, least, max == Node.ENDLESS ? Node.ENDLESS : max - code[word + 2]);
                        at = least;
                    }
                    word += 4;
                }
                case Program.EDGE -> {
                    on = isEdge(operand, at);
                    word += 2;
                }
                case Program.AHEAD -> {
                    int before = top;
                    on = go(word + 2, at);
                    if (on) {
                        keepSlots(before);
                    }
                    word = operand;
                }
                case Program.NOT_AHEAD -> {
                    int before = top;
                    on = !go(word + 2, at);
                    undo(before);
                    word = operand;
                }
                case Program.REFERENCE -> {
                    int again = referred(operand, at);
                    on = again >= 0;
                    at += again;
                    word += 2;
                }
                case Program.CHOOSE -> {
                    int[][] table = tables[operand];
                    int[] branches = table[at < length ? Math.min(in.charAt(at), Program.OTHER) : Program.END];
                    for (int i = branches.length - 1; i > 0; i--) {
                        push(BRANCH, branches[i], at);
                    }
                    on = branches.length > 0;
                    word = on ? branches[0] : word;
                }
                case Program.FORGET -> {
                    for (int slot = operand; slot < code[word + 2]; slot++) {
                        if (slots[slot] >= 0) {
                            save(slot, -1);
                        }
                    }
                    on = true;
                    word += 3;
                }
                case Program.MOVED -> {
                    on = slots[operand] != at;
                    word += 2;
                }
                default -> {
                    end = at;
                    return true;
                }
            }
            if (!on) {
                word = back(bottom);
                if (word < 0) {
                    return false;
                }
                at = end;
            }
            if (++steps > limit) {
                effort.spend(steps);
            }
        }
    }

    private int charAt(int at) {
        return unicode ? text.codePointAt(at) : text.charAt(at);
    }

    private void push(int kind, int word, int place) {
        push(kind, word, place, 0);
    }

    private void push(int kind, int word, int place, int more) {
        if (top + 3 > back.length) {
            if (top > LONGEST_WAY_BACK) {
                effort.spend(Long.MAX_VALUE);
            }
            back = Arrays.copyOf(back, back.length * 2);
        }
        back[top] = word << 2 | kind;
        back[top + 1] = place;
        back[top + 2] = more;
        top += 3;
    }

    private void save(int slot, int place) {
        push(SLOT, slot, slots[slot]);
        slots[slot] = place;
    }

    /** Takes the way back; the word to go on with, its place in {@link #end}, or a negative number at the bottom. */
    private int back(int bottom) {
        while (top > bottom) {
            int entry = top - 3;
            int word = back[entry] >> 2;
            int place = back[entry + 1];
            switch (back[entry] & 3) {
                case BRANCH -> {
                    top = entry;
                    end = place;
                    return word;
                }
                case GIVE_BACK -> {
                    int shorter = back[entry + 2] - 1;
                    if (unicode && shorter - 1 >= place && isPair(shorter)) {
                        shorter--;
                    }
                    back[entry + 2] = shorter;
                    if (shorter <= place) {
                        top = entry;
                    }
                    end = shorter;
                    return word;
                }
                case TAKE_MORE -> {
                    int more = back[entry + 2];
                    int longer = more > 0 ? skip(sets[words[word + 1]], place, 1) : -1;
                    if (longer < 0) {
                        top = entry;
                    } else {
                        back[entry + 1] = longer;
                        back[entry + 2] = more == Node.ENDLESS ? more : more - 1;
                        end = longer;
                        return word + 4;
                    }
                }
                default -> {
                    slots[word] = place;
                    top = entry;
                }
            }
        }
        return -1;
    }

    private boolean isPair(int at) {
        return Character.isLowSurrogate(text.charAt(at)) && Character.isHighSurrogate(text.charAt(at - 1));
    }

    /** Of the entries from there on, keeps those that put slots back. */
    private void keepSlots(int from) {
        int kept = from;
        for (int entry = from; entry < top; entry += 3) {
            if ((back[entry] & 3) == SLOT) {
                System.arraycopy(back, entry, back, kept, 3);
                kept += 3;
            }
        }
        top = kept;
    }

    private void undo(int to) {
        while (top > to) {
            top -= 3;
            if ((back[top] & 3) == SLOT) {
                slots[back[top] >> 2] = back[top + 1];
            }
        }
    }

    /** Behind so many characters of a set, or a negative number where there are fewer. */
    private int skip(CharSet set, int from, int count) {
        int at = from;
        for (int i = 0; i < count; i++) {
            int c = at < text.length() ? charAt(at) : -1;
            if (c < 0 || !set.contains(c)) {
                return -1;
            }
            at += c > 0xFFFF ? 2 : 1;
        }
        return at;
    }

    private int skipUpTo(CharSet set, int from, int count) {
        int length = text.length();
        int at = from;
        for (int i = 0; i < count && at < length; i++) {
            int c = charAt(at);
            if (!set.contains(c)) {
                break;
            }
            at += c > 0xFFFF ? 2 : 1;
        }
        steps += (at - from) >> 3;
        return at;
    }

    /** The length of what a group has matched if it is here again, 0 for a group that took no part, else negative. */
    private int referred(int group, int at) {
        int from = slots[2 * group];
        int to = slots[2 * group + 1];
        if (from < 0 || to < 0) {
            return 0;
        }
        return text.regionMatches(at, text, from, to - from) ? to - from : -1;
    }

    private boolean isEdge(int edge, int at) {
        if (edge == Node.Edge.LINE_START.ordinal()) {
            return at == start || CharSet.LINE_END.contains(text.charAt(at - 1));
        }
        if (edge == Node.Edge.LINE_END.ordinal()) {
            return at == text.length() || CharSet.LINE_END.contains(text.charAt(at));
        }
        if (edge == Node.Edge.TEXT_START.ordinal()) {
            return at == start;
        }
        if (edge == Node.Edge.TEXT_END.ordinal()) {
            return at == text.length();
        }
        boolean before = at > start && CharSet.WORD.contains(text.charAt(at - 1));
        boolean after = at < text.length() && CharSet.WORD.contains(text.charAt(at));
        return (before != after) == (edge == Node.Edge.WORD.ordinal());
    }
}
