package blogjar.rights;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A user and a group of the system, by number: an image may have no list of names.
 *
 * @param id not 0, which is root
 */
public record User(int id, int group) {
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,10})(?::(\\d{1,10}))?");

    /** The last number has a meaning of its own: "as it is". */
    private static final long LAST = Integer.MAX_VALUE - 1L;

    /**
     * @param text {@code 10001} or {@code 10001:10001}; without a group it is the one of the user's number
     * @throws ProblemException where it is anything else
     */
    public static User of(String text) {
        Matcher numbers = NUMBERS.matcher(text.strip());
        if (numbers.matches()) {
            long id = Long.parseLong(numbers.group(1));
            long group = numbers.group(2) == null ? id : Long.parseLong(numbers.group(2));
            if (id > 0 && id <= LAST && group <= LAST) {
                return new User((int) id, (int) group);
            }
        }
        throw new ProblemException(Problem.error("--run-as " + text + " is no user to become")
                .expected("a number above 0, with the number of a group or without: 10001 or 10001:10001")
                .fix("write one of these, or nothing (BLOG_RUN_AS=) to stay who started it"));
    }

    @Override
    public String toString() {
        return id + ":" + group;
    }
}
