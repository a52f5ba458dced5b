package blogjar.search;

/** What a term's place in a passage is. */
final class Kinds {
    /** In the text, and nothing else. */
    static final int ONCE = 4;

    static final int TEXT = 1;
    static final int LABELS = 2;
    static final int TITLE = 3;

    private static final int IN_TITLE = 12;
    private static final int IN_LABELS = 6;
    private static final int LEVEL = 2;

    private Kinds() {}

    /** @param counted flags, and from bit 2 on how often it stands in the text, up to five */
    static int written(int counted) {
        int count = counted >> LEVEL;
        int level = count < 2 ? count : count < 5 ? 2 : 3;
        return level << LEVEL | counted & 3;
    }

    static boolean isInText(int kind) {
        return kind >= ONCE;
    }

    /** The best of its kinds: {@link #TEXT}, {@link #LABELS} or {@link #TITLE}. */
    static int best(int kind) {
        return (kind & TermTable.TITLE) != 0 ? TITLE : (kind & TermTable.LABEL) != 0 ? LABELS : TEXT;
    }

    static int weight(int kind) {
        return switch (best(kind)) {
            case TITLE -> IN_TITLE;
            case LABELS -> IN_LABELS;
            default -> kind >> LEVEL;
        };
    }
}
