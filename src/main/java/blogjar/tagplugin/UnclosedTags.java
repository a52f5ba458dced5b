package blogjar.tagplugin;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.Problems;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells of a tag, an expression or a comment that nothing closes, in a text that has none that is closed: Hexo then shows
 * the text as it is and says nothing. Braces of formulas and in code are no such case.
 */
final class UnclosedTags {
    private static final Pattern OPENING = Pattern.compile(
            "\\{(?:%-?[ \\t]*+([A-Za-z_]\\w*+)" + "|\\{-?[ \\t]++[A-Za-z_]\\w*+|#-?[ \\t])[^}\\n]{0,200}+(?=\\n|\\z)");

    private static final Set<String> NUNJUCKS =
            Set.of("if", "for", "set", "raw", "verbatim", "macro", "call", "filter");

    private UnclosedTags() {}

    /** @param text of the article, without its fenced code */
    static void tell(TracedText text, ArticleSource source, TagPlugins plugins, Problems problems) {
        String all = text.text();
        Matcher opening = OPENING.matcher(all);
        while (opening.find()) {
            int start = opening.start();
            int origin = text.origin(start);
            String name = opening.group(1);
            if (origin < 0
                    || name != null && !plugins.has(name) && !NUNJUCKS.contains(name)
                    || isCodeOrFormula(all, start)) {
                continue;
            }
            String end = all.startsWith("{{", start) ? "}}" : all.charAt(start + 1) + "}";
            problems.add(Problem.notice("'" + all.substring(start, start + 2)
                            + "' without its end; it is shown as text, as in Hexo")
                    .at(source.name(), source.text(), origin)
                    .fix("close it with '" + end + "', or put it in backticks if it is meant as text"));
            return;
        }
    }

    private static boolean isCodeOrFormula(String text, int at) {
        int lineStart = text.lastIndexOf('\n', at) + 1;
        String before = text.substring(lineStart, at);
        return before.startsWith("    ") || before.startsWith("\t") || before.matches("(?s).*[`$\\\\].*");
    }
}
