package blogjar.markdown.pandoc;

import java.util.Set;

/** LaTeX within Markdown. */
final class Latex {
    private static final Set<String> MATH = Set.of(
            "align",
            "align*",
            "alignat",
            "alignat*",
            "aligned",
            "alignedat",
            "cases",
            "displaymath",
            "eqnarray",
            "eqnarray*",
            "equation",
            "equation*",
            "flalign",
            "flalign*",
            "gather",
            "gather*",
            "gathered",
            "math",
            "matrix",
            "multline",
            "multline*",
            "split",
            "bmatrix",
            "pmatrix",
            "smallmatrix",
            "vmatrix");

    private Latex() {}

    /** Whether an environment makes a formula. */
    static boolean isMath(String environment) {
        return MATH.contains(environment);
    }

    /** The end of a command with its arguments, or -1. */
    static int commandEnd(String text, int backslash) {
        int i = backslash + 1;
        while (i < text.length() && (text.charAt(i) | 0x20) >= 'a' && (text.charAt(i) | 0x20) <= 'z') {
            i++;
        }
        if (i == backslash + 1) {
            return -1;
        }
        while (i < text.length() && (text.charAt(i) == '{' || text.charAt(i) == '[')) {
            int end = text.indexOf(text.charAt(i) == '{' ? '}' : ']', i);
            if (end < 0 || end > i + 1000) {
                return i;
            }
            i = end + 1;
        }
        return i;
    }
}
