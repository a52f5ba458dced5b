package blogjar.brotli;

import java.util.Arrays;

/**
 * The cheapest commands for a meta-block: the shortest path from its first place to its end, where each edge is some
 * literals and a copy. Places are counted from the meta-block's beginning.
 */
final class ShortestPath {
    /** A copy as long as this is taken without looking at what lies in it. */
    static final int TAKEN_AT_ONCE = 256;

    /** For so many beginnings of a command all matches are tried; for the others the last distances only. */
    private static final int CLOSELY = 2;

    private static final int NEVER = Integer.MAX_VALUE / 2;

    private final byte[] text;
    private final int from;
    private final int size;
    private final Matches matches;
    private final int reach;
    private final int[] cost;
    private final int[] inserted;
    private final int[] copied;
    private final int[] copyCode;
    private final int[] distance;

    /** The four last distances at each place where a copy ends. */
    private final int[] last;

    /** Places where a command may begin, the best first. */
    private final int[] starts;

    private int startCount;

    private Costs costs;

    /** The longest copy that was found from a place. */
    private int longest;

    /**
     * @param reach the longest distance in this stream
     * @param tried how many beginnings of a command are tried
     * @param nodes no other path's at the same time
     */
    ShortestPath(byte[] text, int from, int to, Matches matches, int reach, int tried, Nodes nodes) {
        this.text = text;
        this.from = from;
        this.size = to - from;
        this.matches = matches;
        this.reach = reach;
        starts = new int[tried];
        nodes.reserve(size + 1);
        cost = nodes.cost;
        inserted = nodes.inserted;
        copied = nodes.copied;
        copyCode = nodes.copyCode;
        distance = nodes.distance;
        last = nodes.last;
        costs = Costs.NONE;
    }

    /**
     * May be called again with other costs.
     *
     * @param lastDistances at the beginning; afterwards at the end
     */
    Commands find(Costs asked, int[] lastDistances) {
        costs = asked;
        startCount = 0;
        Arrays.fill(cost, 0, size + 1, NEVER);
        cost[0] = 0;
        System.arraycopy(lastDistances, 0, last, 0, Distances.LAST);
        start(0);
        for (int place = 0; place < size; ) {
            if (place > 0 && cost[place] <= costs.literals()[place]) {
                remember(place);
                start(place);
            }
            longest = 0;
            if (size - place >= Lengths.SHORTEST_COPY) {
                relax(place);
            }
            place += longest >= TAKEN_AT_ONCE ? longest : 1;
        }
        return trace(lastDistances);
    }

    /** What the last distances are after the copy that ends here (RFC 7932, 4). */
    private void remember(int place) {
        int before = Distances.LAST * (place - copied[place] - inserted[place]);
        int here = Distances.LAST * place;
        int said = distance[place];
        int real = said >= Distances.NEAR ? said - Distances.NEAR : said <= 0 ? 0 : Distances.near(said, last, before);
        if (real == 0 || real > Math.min(reach, from + place - copied[place])) { // the same, or a word
            System.arraycopy(last, before, last, here, Distances.LAST);
        } else {
            last[here] = real;
            System.arraycopy(last, before, last, here + 1, Distances.LAST - 1);
        }
    }

    private int rank(int place) {
        return cost[place] - costs.literals()[place];
    }

    private void start(int place) {
        int at = startCount;
        if (startCount < starts.length) {
            startCount++;
        } else if (rank(starts[--at]) < rank(place)) {
            return;
        }
        for (; at > 0 && rank(starts[at - 1]) >= rank(place); at--) {
            starts[at] = starts[at - 1];
        }
        starts[at] = place;
    }

    private void relax(int place) {
        int[] literals = costs.literals();
        int reachable = Math.min(reach, from + place);
        int shortest = shortest(place, cost[starts[0]] + literals[place] - literals[starts[0]] + costs.cheapest());
        for (int i = 0; i < startCount; i++) {
            int start = starts[i];
            int symbols = i == 0 ? Distances.NEAR : Distances.LAST;
            int insertCode = Lengths.insertCode(place - start);
            int base = cost[start] + literals[place] - literals[start] + Lengths.insertBits(insertCode) * Costs.BIT;
            if (isNew(i)) {
                near(place, start, symbols, insertCode, base, shortest, reachable);
            }
            if (i < CLOSELY) {
                far(place, start, insertCode, base, shortest, reachable);
            }
        }
    }

    /** Whether the last distances are others than for all better beginnings. */
    private boolean isNew(int which) {
        int one = Distances.LAST * starts[which];
        for (int i = 0; i < which; i++) {
            int other = Distances.LAST * starts[i];
            if (last[one] == last[other]
                    && last[one + 1] == last[other + 1]
                    && last[one + 2] == last[other + 2]
                    && last[one + 3] == last[other + 3]) {
                return false;
            }
        }
        return true;
    }

    /** The shortest copy that can still be cheaper than what is known. */
    private int shortest(int place, int least) {
        int length = Lengths.SHORTEST_COPY;
        int sum = least;
        int grows = 10;
        int step = 4;
        while (place + length <= size && cost[place + length] <= sum) {
            length++;
            if (length == grows) {
                sum += Costs.BIT;
                grows += step;
                step *= 2;
            }
        }
        return length;
    }

    /** Copies from one of the last distances, or near it: so many of the symbols for that are tried. */
    private void near(int place, int start, int symbols, int insertCode, int base, int shortest, int reachable) {
        int here = from + place;
        int left = size - place;
        int best = shortest - 1;
        for (int symbol = 0; symbol < symbols && best < left; symbol++) {
            int back = Distances.near(symbol, last, Distances.LAST * start);
            if (back <= 0 || back > reachable || text[here + best] != text[here - back + best]) {
                continue;
            }
            int length = Bytes.common(text, here - back, text, here, left);
            if (length <= best) {
                continue;
            }
            longest = Math.max(longest, length);
            int first = length >= TAKEN_AT_ONCE ? length : best + 1;
            best = length;
            int full = base + costs.distances()[symbol];
            for (int copy = first; copy <= length; copy++) {
                int code = Lengths.copyCode(copy);
                int command = Lengths.symbol(insertCode, code, symbol == 0);
                int sum = (command < Lengths.WITHOUT_DISTANCE ? base : full)
                        + Lengths.copyBits(code) * Costs.BIT
                        + costs.symbols()[command];
                if (sum < cost[place + copy]) {
                    put(place, copy, start, copy, command < Lengths.WITHOUT_DISTANCE ? -1 : symbol, sum);
                }
            }
        }
    }

    /** Copies from what was found, and words of the dictionary. */
    private void far(int place, int start, int insertCode, int base, int shortest, int reachable) {
        int next = shortest;
        int end = matches.start(place + 1);
        for (int match = matches.start(place); match < end; match++) {
            int back = matches.distance(match);
            int length = matches.length(match);
            int word = matches.wordLength(match);
            longest = Math.max(longest, length);
            if (length < next) {
                continue;
            }
            int first = word > 0 || length >= TAKEN_AT_ONCE ? length : next;
            int full = base + Distances.extraBits(back) * Costs.BIT + costs.distances()[Distances.symbol(back)];
            for (int copy = first; copy <= length; copy++) {
                int said = word > 0 ? word : copy;
                int code = Lengths.copyCode(said);
                int sum = full
                        + Lengths.copyBits(code) * Costs.BIT
                        + costs.symbols()[Lengths.symbol(insertCode, code, false)];
                if (sum < cost[place + copy]) {
                    put(place, copy, start, said, back + Distances.NEAR, sum);
                }
            }
            next = word > 0 ? next : length + 1;
        }
    }

    private void put(int place, int copy, int start, int said, int how, int sum) {
        int end = place + copy;
        cost[end] = sum;
        inserted[end] = place - start;
        copied[end] = copy;
        copyCode[end] = said;
        distance[end] = how;
    }

    /** The commands of the best path, with the literals that are left after the last copy. */
    private Commands trace(int[] lastDistances) {
        int end = 0;
        int least = NEVER;
        for (int place = 0; place <= size; place++) {
            if (cost[place] < NEVER) {
                int sum = rank(place) + (place < size ? costs.cheapest() : 0);
                if (sum < least) {
                    least = sum;
                    end = place;
                }
            }
        }
        int count = end < size ? 1 : 0;
        for (int place = end; place > 0; place -= inserted[place] + copied[place]) {
            count++;
        }
        Commands commands = new Commands(count);
        int at = count - 1;
        if (end < size) {
            commands.inserts()[at] = size - end;
            commands.copyCodes()[at] = Lengths.SHORTEST_COPY;
            commands.distances()[at] = -1;
            commands.symbols()[at] = Lengths.symbol(Lengths.insertCode(size - end), 0, true);
            at--;
        }
        for (int place = end; place > 0; place -= inserted[place] + copied[place]) {
            commands.inserts()[at] = inserted[place];
            commands.copies()[at] = copied[place];
            commands.copyCodes()[at] = copyCode[place];
            commands.distances()[at] = distance[place];
            commands.symbols()[at] = Lengths.symbol(
                    Lengths.insertCode(inserted[place]), Lengths.copyCode(copyCode[place]), distance[place] < 0);
            at--;
        }
        if (end > 0) {
            remember(end);
        }
        System.arraycopy(last, Distances.LAST * end, lastDistances, 0, Distances.LAST);
        return commands;
    }
}
