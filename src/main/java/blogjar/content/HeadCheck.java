package blogjar.content;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.Problems;
import blogjar.text.Json;
import blogjar.yaml.Yaml;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells of a file whose author meant it to have front matter, where Hexo takes all of it for text without a word. A rule
 * ({@code ---}) at the start of a text, or between two parts of it, is no such case.
 */
final class HeadCheck {
    private static final Pattern KEY = Pattern.compile("[A-Za-z_][\\w-]*[ \t]*:(?:[ \t].*)?");
    private static final Pattern USUAL_KEY =
            Pattern.compile("(?:title|date|updated|layout|tags|categories|permalink)[ \t]*:(?:[ \t].*)?");

    private final String name;
    private final String text;

    private HeadCheck(String name, String text) {
        this.name = name;
        this.text = text;
    }

    /** @param problems takes one notice at most, told once for all files that have it alike */
    static void tell(String name, String text, FrontMatter front, Problems problems) {
        if (!front.isThere()) {
            Problem problem = new HeadCheck(name, text).problem();
            if (problem != null) {
                problems.addMerged(problem);
            }
        }
    }

    private @Nullable Problem problem() {
        int firstEnd = text.indexOf('\n');
        if (firstEnd < 0) {
            return carriageReturns();
        }
        String first = text.substring(0, firstEnd);
        int secondEnd = text.indexOf('\n', firstEnd + 1);
        String second = text.substring(firstEnd + 1, secondEnd < 0 ? text.length() : secondEnd);
        String mark = first.stripTrailing();
        if (!isMark(mark)) {
            return unmarked(first, second);
        }
        boolean json = mark.startsWith(";");
        boolean data = json ? second.startsWith("\"") : KEY.matcher(second).matches();
        if (mark.length() < first.length()) {
            return data ? blanks(mark) : null;
        }
        int close = text.indexOf("\n" + mark, firstEnd + 2);
        if (close < 0) {
            return data ? open(mark) : null;
        }
        return json ? brokenJson(firstEnd + 1, close) : noMapping(firstEnd + 1, close);
    }

    private static boolean isMark(String line) {
        return line.length() >= 3 && (line.equals("-".repeat(line.length())) || line.equals(";".repeat(line.length())));
    }

    private @Nullable Problem carriageReturns() {
        int at = text.indexOf('\r');
        return at < 0 || at == text.length() - 1
                ? null
                : Problem.notice("the lines of this file end in CR alone; to Hexo all of it is one line of text")
                        .in(name)
                        .expected("lines that end in LF or CR LF")
                        .fix("save it with the line ends of Unix or Windows");
    }

    private Problem blanks(String mark) {
        return Problem.notice("blanks behind '" + mark + "', so that the front matter is shown as text, as in Hexo")
                .at(name, text, mark.length())
                .expected("the end of the line")
                .fix("remove the blanks, in each file that has them");
    }

    private Problem open(String mark) {
        return Problem.notice("front matter that is never closed; it is shown as text, as in Hexo")
                .at(name, text, 0)
                .expected("a second '" + mark + "' at the start of a line")
                .fix("add a line '" + mark + "' where the front matter ends");
    }

    /** Data without any mark; or a list before a rule, which Hexo takes for data and fails on. */
    private @Nullable Problem unmarked(String first, String second) {
        int close = FrontMatter.closing(text);
        if (close < 0) {
            boolean data =
                    USUAL_KEY.matcher(first).matches() && KEY.matcher(second).matches();
            return data ? open("---") : null;
        }
        if (text.charAt(close + 1) == ';') {
            return first.startsWith("\"") || first.equals("{") ? brokenJson(0, close) : null;
        }
        return Yaml.parse(name, text.substring(0, close), 1).value() instanceof List
                ? Problem.notice("a list before '---', which Hexo takes for front matter and leaves the file out;"
                                + " here all of it is text")
                        .at(name, text, 0)
                        .fix("begin the file with front matter, or write the rule as '***'")
                : null;
    }

    private @Nullable Problem noMapping(int start, int end) {
        String data = text.substring(start, end);
        Object value = Yaml.parse(name, data, 2).value();
        boolean list = value instanceof List;
        if (value == null || !list && data.lines().anyMatch(String::isBlank)) {
            return null;
        }
        return Problem.notice("front matter that is " + (list ? "a list" : "no more than a value")
                        + "; all of the file is shown as text" + (list ? "" : ", as in Hexo"))
                .at(name, text, start)
                .expected("lines of the form 'key: value'")
                .fix("write a key before the value; if it is meant as text, put a blank line below the first '---'");
    }

    private @Nullable Problem brokenJson(int start, int end) {
        try {
            Json.parse("{" + text.substring(start, end) + "}");
            return null;
        } catch (Json.SyntaxException broken) {
            return Problem.notice("front matter that is not JSON; all of the file is shown as text, as in Hexo")
                    .at(name, text, Math.min(end, start + Math.max(0, broken.offset() - 1)))
                    .expected(Objects.requireNonNull(broken.getMessage()).replaceFirst("^expected ", ""))
                    .fix("correct it: between ';;;' stand \"key\": value and commas, without the braces around");
        }
    }
}
