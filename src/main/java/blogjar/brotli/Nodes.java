package blogjar.brotli;

/**
 * How each place of a meta-block is reached most cheaply, by place. Used for one meta-block after the other, as the memory is
 * more than the text's by far; whoever begins with one writes before reading.
 */
final class Nodes {
    /** What it costs, in parts of a bit. */
    int[] cost = {};

    /** How many literals the last command to here has, how much it copies, and how long it says that is. */
    int[] inserted = {};

    int[] copied = {};
    int[] copyCode = {};

    /** As in {@link Commands}. */
    int[] distance = {};

    /** The four last distances after that command. */
    int[] last = {};

    /** What all literals up to here cost. */
    int[] literals = {};

    void reserve(int places) {
        if (cost.length < places) {
            int room = room(places);
            cost = new int[room];
            inserted = new int[room];
            copied = new int[room];
            copyCode = new int[room];
            distance = new int[room];
            last = new int[Distances.LAST * room];
            literals = new int[room];
        }
    }

    /** As texts come by length, each is longer than the last: with just the room that one takes all would be made anew for each. */
    static int room(int places) {
        return Integer.highestOneBit(Math.max(1, places - 1)) * 2;
    }
}
