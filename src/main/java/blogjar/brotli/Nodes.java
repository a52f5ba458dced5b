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
            cost = new int[places];
            inserted = new int[places];
            copied = new int[places];
            copyCode = new int[places];
            distance = new int[places];
            last = new int[Distances.LAST * places];
            literals = new int[places];
        }
    }
}
