package blogjar.theme;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.SourcePosition;
import blogjar.text.NearName;
import io.pebbletemplates.pebble.error.LoaderException;
import io.pebbletemplates.pebble.error.PebbleException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is wrong with a template, told to the one who writes it: file, line, column where it is known, and the cure. */
final class TemplateProblems {
    private static final Pattern NO_FUNCTION = Pattern.compile("Function or Macro \\[(.*)\\] does not exist\\.");
    private static final Pattern NO_FILTER = Pattern.compile("Filter \\[(.*)\\] does not exist\\.");
    private static final Pattern NO_TEST =
            Pattern.compile(".*[Tt]est \\[?\"?(.*?)\"?\\]? (does not exist|not found).*");
    private static final Pattern NO_TAG = Pattern.compile("Unexpected tag name \"(.*)\"");
    private static final Pattern UNCLOSED = Pattern.compile("Unclosed \"(.*)\"");
    private static final Pattern UNENDED = Pattern.compile(
            "Unexpected end of template\\. Pebble was looking for the (?:\"(\\w+)\" tag|following tags.*)");
    private static final Pattern UNEXPECTED =
            Pattern.compile("Unexpected (?:token \"\\w+\" of value|token of value) \"(.*?)\".*", Pattern.DOTALL);
    private static final Pattern CHARACTER = Pattern.compile("Unexpected character \\[(.*)\\]", Pattern.DOTALL);
    private static final Pattern HELPER = Pattern.compile("(\\w+)\\(\\): .*", Pattern.DOTALL);
    private static final Pattern HAS_NO = Pattern.compile(".* has no '(.*)'");
    private static final Pattern CALLED = Pattern.compile("'(.*)' can't be called: .*");
    private static final String GUIDE = "https://pebbletemplates.io/wiki/guide/basic-usage/";

    private final String place;
    private final Map<String, String> sources;

    TemplateProblems(String place, Map<String, String> sources) {
        this.place = place;
        this.sources = sources;
    }

    /** @param name of the layout that was being evaluated */
    Problem of(PebbleException wrong, String name) {
        PebbleException cause = deepest(wrong);
        if (cause instanceof LoaderException) {
            return missing(Objects.requireNonNull(cause.getPebbleMessage()), name);
        }
        String file = sources.containsKey(cause.getFileName()) ? cause.getFileName() : name;
        int line = cause.getLineNumber() == null ? 0 : cause.getLineNumber();
        String message = Objects.requireNonNullElse(cause.getPebbleMessage(), "");
        return explained(message, cause.getCause(), file, line);
    }

    /** The innermost one: those around it only say that a condition failed. */
    private static PebbleException deepest(PebbleException wrong) {
        PebbleException at = wrong;
        while (at.getCause() instanceof PebbleException inner) {
            at = inner;
        }
        return at;
    }

    private Problem explained(String message, @Nullable Throwable cause, String file, int line) {
        Matcher m = NO_FUNCTION.matcher(message);
        if (m.matches()) {
            return at(file, line, m.group(1), "there is no function or macro '" + m.group(1) + "'")
                    .fix(named(m.group(1), Helper.functions(Set.of()).keySet()));
        }
        m = NO_FILTER.matcher(message);
        if (m.matches()) {
            return at(file, line, m.group(1), "there is no filter '" + m.group(1) + "'")
                    .fix(named(m.group(1), Helper.filters().keySet()));
        }
        m = NO_TEST.matcher(message);
        if (m.matches()) {
            return at(file, line, m.group(1), "there is no test '" + m.group(1) + "'")
                    .fix("correct its name; there are empty, even, odd, null, defined, iterable and map");
        }
        m = NO_TAG.matcher(message);
        if (m.matches()) {
            return tag(file, line, m.group(1));
        }
        m = HAS_NO.matcher(message);
        if (m.matches()) {
            return at(file, line, "." + m.group(1), message).fix("correct the name");
        }
        m = CALLED.matcher(message);
        if (m.matches()) {
            return at(file, line, "." + m.group(1), message).fix("use a filter or a function of the theme instead");
        }
        m = HELPER.matcher(message);
        if (m.matches()) {
            return at(file, line, m.group(1), message)
                    .fix("correct it; what each helper takes stands in docs/themes.md");
        }
        return syntax(message, cause, file, line);
    }

    private static String named(String name, Set<String> names) {
        String near = NearName.of(name, names);
        return near.isEmpty()
                ? "correct its name; of ours there are " + String.join(", ", names)
                : "did you mean '" + near + "'? docs/themes.md lists what there is";
    }

    private Problem tag(String file, int line, String tag) {
        if (tag.startsWith("end") || tag.startsWith("else")) {
            return at(file, line, tag, "'" + tag + "' without the tag that it belongs to")
                    .fix("remove it, or add its beginning");
        }
        return at(file, line, tag, "there is no tag '" + tag + "'")
                .fix("correct its name; the language of the templates is described at " + GUIDE);
    }

    private Problem syntax(String message, @Nullable Throwable cause, String file, int line) {
        Matcher m = UNENDED.matcher(message);
        if (m.matches()) {
            String end = m.group(1) == null ? "endif" : m.group(1);
            return at(file, line, "", "'" + end + "' is missing").fix("add {% " + end + " %} where the part ends");
        }
        if (message.startsWith("endblock tag should be present")) {
            return at(file, line, "block", "'endblock' is missing").fix("add {% endblock %} where the block ends");
        }
        m = UNCLOSED.matcher(message);
        if (m.matches()) {
            boolean closing = ")]}".contains(m.group(1));
            String what = closing ? "' is missing" : "' is opened and not closed";
            return at(file, line, closing ? "" : m.group(1), "'" + m.group(1) + what)
                    .fix("close it");
        }
        m = UNEXPECTED.matcher(message);
        if (m.matches()) {
            boolean end = List.of("}}", "%}", "", "null").contains(m.group(1));
            String what = end ? "the expression ends too early" : "'" + m.group(1) + "' can't stand here";
            return at(file, line, end ? "" : m.group(1), what)
                    .fix("correct the expression; its language is described at " + GUIDE);
        }
        m = CHARACTER.matcher(message);
        if (m.matches()) {
            return at(file, line, m.group(1), "'" + m.group(1) + "' can't stand here")
                    .fix("correct the expression; its language is described at " + GUIDE);
        }
        String reason = cause == null || cause.getMessage() == null ? "" : ": " + cause.getMessage();
        String said = message.isEmpty() ? "the template can't be evaluated" : message.replaceFirst("\\.$", "");
        return at(file, line, "", Character.toLowerCase(said.charAt(0)) + said.substring(1) + reason)
                .fix("correct the expression; its language is described at " + GUIDE);
    }

    /** A template that is not there, at the first place that names it. */
    private Problem missing(String missing, String name) {
        String fix = "add layout/" + missing + ".peb to the theme, or correct the name";
        Pattern use = Pattern.compile("\\{%-?\\s*(?:include|extends|import|from|embed)\\b[^%]*?(['\"])(?:\\.{1,2}/)*"
                + Pattern.quote(missing) + "(?:\\.peb)?\\1");
        for (Map.Entry<String, String> source : sources.entrySet()) {
            Matcher m = use.matcher(source.getValue());
            if (m.find()) {
                return Problem.error("there is no template '" + missing + "'")
                        .at(file(source.getKey()), source.getValue(), m.start(1))
                        .fix(fix);
            }
        }
        return Problem.error("there is no template '" + missing + "'")
                .in(file(name))
                .fix(fix);
    }

    /** Values of a kind that an operator or a test can't take, where the library does not say where. */
    Problem ofValues(RuntimeException wrong, String name) {
        return Problem.error(
                        "an expression of this template, or of one that it includes, uses values of the wrong kind: "
                                + wrong.getMessage())
                .in(file(name))
                .fix("ask 'is not empty' of lists and maps; use numbers for arithmetic");
    }

    /** Templates that include each other for ever. */
    Problem endless(String name) {
        return Problem.error("this template includes itself, or a macro calls itself, without an end")
                .in(file(name))
                .fix("remove the include, or put it in an {% if %} that comes to an end");
    }

    private String file(String template) {
        return place + "/layout/" + template + ".peb";
    }

    /** At a line; the column is that of a word in it, where it is there; a dot before the word is not counted in. */
    private Problem at(String template, int line, String word, String message) {
        Problem problem = Problem.error(message);
        String source = sources.getOrDefault(template, "");
        int lines = (int) source.lines().count();
        if (line < 1 || lines == 0) {
            return problem.in(file(template));
        }
        int shown = Math.min(line, lines);
        String text = source.lines().skip(shown - 1L).findFirst().orElse("");
        Matcher found = word(word).matcher(text);
        if (!word.isEmpty() && found.find()) {
            int start = found.start() + (word.startsWith(".") ? 1 : 0);
            int column = text.codePointCount(0, start) + 1;
            return problem.at(new SourcePosition(file(template), shown, column)).showing(source);
        }
        return new Problem(problem.severity(), file(template), shown, 0, message, text, null, null, problem.topic());
    }

    /** A word as a whole, not as a part of another. */
    private static Pattern word(String word) {
        boolean ends = !word.isEmpty() && Character.isLetterOrDigit(word.charAt(word.length() - 1));
        boolean begins = !word.isEmpty() && Character.isLetterOrDigit(word.charAt(0));
        return Pattern.compile((begins ? "\\b" : "") + Pattern.quote(word) + (ends ? "\\b" : ""));
    }
}
