package blogjar.highlight.regex;

/** How many steps may still be made; shared by all that is done for one text. */
public final class Effort {
    /** More steps are asked for than were given. */
    public static final class Exceeded extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Exceeded() {
            super("more steps than the text is worth", null, false, false);
        }
    }

    private long left;

    public Effort(long steps) {
        left = steps;
    }

    /** @throws Exceeded when fewer steps than that are left */
    public void spend(long steps) {
        if (steps > left) {
            left = 0;
            throw new Exceeded();
        }
        left -= steps;
    }

    long left() {
        return left;
    }
}
