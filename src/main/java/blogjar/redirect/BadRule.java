package blogjar.redirect;

import java.util.Objects;

/** What is wrong with a rule that somebody wrote; told as a problem by who knows its place. */
final class BadRule extends Exception {
    private static final long serialVersionUID = 1L;

    private final String expected;

    /**
     * @param message in one sentence without a full stop
     * @param expected what should have stood there
     */
    BadRule(String message, String expected) {
        super(message);
        this.expected = expected;
    }

    static BadRule circle() {
        return new BadRule("it leads round in a circle, so that no page is ever shown", "another target");
    }

    String message() {
        return Objects.requireNonNull(getMessage());
    }

    String expected() {
        return expected;
    }
}
