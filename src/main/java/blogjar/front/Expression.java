package blogjar.front;

import blogjar.redirect.RulePattern;
import java.util.regex.Pattern;

/** An author's regular expression, which is one of Java, in the eyes of another library. */
final class Expression {
    /** Classes and quantifiers of characters beyond ASCII, which are bytes to a server, and what only Java knows. */
    private static final Pattern OF_JAVA =
            Pattern.compile("\\\\[pPuxNXRhHGZzQEbB]|&&|\\(\\?[a-zA-Z^-]|\\[[^\\]]*[^\\p{ASCII}]|[^\\p{ASCII}][*+?{]");

    /** What takes back steps, or looks around. */
    private static final Pattern BACKTRACKING = Pattern.compile("\\(\\?[=!<>]|\\\\[1-9]|[*+?}]\\+");

    private Expression() {}

    /** Whether libraries in Perl's manner read it as Java does. */
    static boolean isCommon(RulePattern rule) {
        return !rule.isExpression() || !OF_JAVA.matcher(rule.expression()).find();
    }

    /** Whether a library without steps back, as that of Go, reads it so, too. */
    static boolean isRegular(RulePattern rule) {
        return isCommon(rule)
                && (!rule.isExpression()
                        || !BACKTRACKING.matcher(rule.expression()).find());
    }

    /**
     * The number of the group that has what a target's capture stands for.
     *
     * @return 0 for the whole of what was found
     */
    static int group(RulePattern rule, int capture) {
        return rule.isExpression() ? capture : capture + 1;
    }
}
