package blogjar.migrate.arrive;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a text of another program has beside Markdown, put into Hexo's words where it has any; the rest stays and is told. */
final class Liquid {
    private static final Pattern CODE = Pattern.compile("(?m)^(```|~~~).*?^\\1[ \\t]*$|`[^`\\n]+`", Pattern.DOTALL);
    private static final Set<String> KNOWN = Set.of(
            "raw",
            "endraw",
            "youtube",
            "vimeo",
            "gist",
            "post_path",
            "post_link",
            "asset_img",
            "img",
            "mermaid",
            "endmermaid");
    private static final Pattern LEFT = Pattern.compile(
            "\\{%-?\\s*(\\w+)[^%]*%}|\\{\\{[<%]\\s*/?\\s*([\\w./-]+)[^}]*[>%]}}|\\{\\{-?\\s*([\\w.]+)[^}]*}}|(\\{:)[^}\\n]*}");

    /** What is no text for Hexo either: fenced code, and what is marked as text. */
    private static final Pattern SAFE =
            Pattern.compile("(?ms)^(```|~~~).*?^\\1[ \\t]*$|\\{%\\s*raw\\s*%}.*?\\{%\\s*endraw\\s*%}");

    /** What Hexo would take for a tag or a value. */
    private static final Pattern TAG =
            Pattern.compile("\\{%-?\\s*(\\w+)[^%]*%}|\\{\\{[<%][^}]*?[>%]}}|\\{\\{[<%].*?[>%]}}|\\{\\{.*?}}");

    /** A heading with a name of its own, which Hexo would take for a comment; the name goes into an element before it. */
    static final Rule NAMED_HEADING = new Rule(
            Pattern.compile("(?m)^(#{1,6}[ \\t].*?)[ \\t]*\\{#([\\w:.-]+)[^}\\n]*}[ \\t]*$"),
            found -> "<a id=\"" + found.group(2) + "\"></a>\n\n" + found.group(1));

    private final String file;
    private final List<Problem> remarks;

    /** @param file for remarks */
    Liquid(String file, List<Problem> remarks) {
        this.file = file;
        this.remarks = remarks;
    }

    /** A replacement that is made outside of code. */
    record Rule(Pattern pattern, Function<MatchResult, String> with) {
        static Rule of(String regex, Function<MatchResult, String> with) {
            return new Rule(Pattern.compile(regex, Pattern.DOTALL), with);
        }
    }

    static String fence(String language, String code) {
        String text = code.strip().isEmpty()
                ? ""
                : code.replaceFirst("^[ \\t]*\\r?\\n", "").stripTrailing();
        String mark = text.contains("```") ? "~~~~" : "```";
        return mark + language + "\n" + text + "\n" + mark;
    }

    String apply(String text, List<Rule> rules) {
        String result = text;
        for (Rule rule : rules) {
            result = outsideCode(
                    result,
                    part -> rule.pattern()
                            .matcher(part)
                            .replaceAll(found ->
                                    Matcher.quoteReplacement(rule.with().apply(found))));
        }
        return result;
    }

    /** Tells what is left; the line is that of the text as it arrived. */
    void tell(String result, String original, String system) {
        List<String> told = new ArrayList<>();
        outsideCode(result.replaceAll("(?s)\\{%\\s*raw\\s*%}.*?\\{%\\s*endraw\\s*%}", ""), part -> {
            Matcher m = LEFT.matcher(part);
            while (m.find()) {
                String name = m.group(1) != null
                        ? m.group(1)
                        : m.group(2) != null ? m.group(2) : m.group(3) != null ? m.group(3) : "{: … }";
                if (!KNOWN.contains(name) && !told.contains(name)) {
                    told.add(name);
                    int at = Math.max(0, original.indexOf(m.group()));
                    remarks.add(Problem.notice(
                                    "'" + name + "' of " + system + " has no equal here; it stays in the text as it is")
                            .at(SourcePosition.of(file, original, at))
                            .fix("write in Markdown or HTML what it was to show"));
                }
            }
            return part;
        });
    }

    /** The text in which what has no equal is marked as text, so that Hexo does not take it for a tag of its own. */
    static String kept(String text) {
        return outside(
                SAFE,
                text,
                part -> TAG.matcher(part).replaceAll(found -> {
                    boolean same = found.group(1) != null && KNOWN.contains(found.group(1));
                    return Matcher.quoteReplacement(
                            same ? found.group() : "{% raw %}" + found.group() + "{% endraw %}");
                }));
    }

    private static String outsideCode(String text, Function<String, String> change) {
        return outside(CODE, text, change);
    }

    private static String outside(Pattern code, String text, Function<String, String> change) {
        StringBuilder out = new StringBuilder();
        Matcher m = code.matcher(text);
        int done = 0;
        while (m.find()) {
            out.append(change.apply(text.substring(done, m.start()))).append(m.group());
            done = m.end();
        }
        return out.append(change.apply(text.substring(done))).toString();
    }
}
