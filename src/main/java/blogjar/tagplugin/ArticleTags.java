package blogjar.tagplugin;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.Problems;
import blogjar.tagplugin.nunjucks.Host;
import blogjar.text.NearName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The tags of one article, and what is said about those that fail. */
final class ArticleTags implements Host {
    private static final int LONGEST_SEARCHED = 30;
    private static final int MOST_TOLD = 30;

    private final TagPlugins plugins;
    private final ArticleSource source;
    private final TracedText html;
    private final UnaryOperator<String> markdown;
    private final Problems problems;
    private final Set<Integer> told = new HashSet<>();

    ArticleTags(
            TagPlugins plugins,
            ArticleSource source,
            TracedText html,
            UnaryOperator<String> markdown,
            Problems problems) {
        this.plugins = plugins;
        this.source = source;
        this.html = html;
        this.markdown = markdown;
        this.problems = problems;
    }

    @Override
    public boolean isTag(String name) {
        return plugins.has(name);
    }

    @Override
    public boolean isBlock(String name, boolean ends) {
        return plugins.isBlock(name, ends);
    }

    @Override
    public String call(int start, String name, List<String> arguments, @Nullable String body) {
        String text = body == null ? "" : trimmed(body);
        Consumer<Problem> heard = problem -> heard(start, problem);
        return plugins.call(new TagCall(name, arguments, text, source.source(), markdown, heard), body != null);
    }

    @Override
    public String unknownBlock(String body) {
        return "\n" + markdown.apply(trimmed(body));
    }

    /** Without the common indent and one line end on both sides. */
    private static String trimmed(String body) {
        String text = Indent.strip(body);
        int start = text.startsWith("\n") ? 1 : 0;
        int end = text.length() > start && text.endsWith("\n") ? text.length() - 1 : text.length();
        return text.substring(start, end);
    }

    @Override
    public String literal(int start, int end) {
        String text = html.text().substring(start, end);
        return isAsWritten(start)
                ? text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
                : text;
    }

    @Override
    public int limit(int start) {
        return html.partEnd(start);
    }

    @Override
    public boolean isAsWritten(int start) {
        return html.origin(start) >= 0;
    }

    @Override
    public void broken(int start, String message, String fix) {
        broken(start, message, fix, false);
    }

    private void broken(int start, String message, String fix, boolean unknown) {
        if (told.size() == MOST_TOLD && told.add(start)) {
            problems.add(Problem.notice("more than " + MOST_TOLD + " tags are broken; all are shown as text")
                    .in(source.name())
                    .fix("write 'disableNunjucks: true' in the front matter if the text is not meant to have tags"));
        } else if (told.size() < MOST_TOLD && told.add(start)) {
            String mend = "mend it, or put {% raw %} and {% endraw %} around what is meant as text";
            Problem problem = at(start, message + "; it is shown as text").fix(fix.isEmpty() ? mend : fix);
            if (unknown) {
                problems.addMerged(problem.about(Problem.Topic.TAG));
            } else {
                problems.add(problem);
            }
        }
    }

    private Problem at(int start, String message) {
        return Problem.notice(message).at(source.name(), source.text(), place(start));
    }

    private void heard(int start, Problem problem) {
        if (told.size() < MOST_TOLD && told.add(start)) {
            problems.add(problem.at(source.name(), source.text(), place(start)));
        }
    }

    @Override
    public void printsNothing(int start, String message, String fix) {
        if (told.size() < MOST_TOLD && told.add(start)) {
            problems.add(
                    at(start, message + "; as in Hexo, this prints nothing").fix(fix));
        }
    }

    @Override
    public void unknownVariable(int start, String name) {
        printsNothing(
                start,
                "there is no '" + name + "'",
                "put {% raw %} and {% endraw %} around it if it is meant as text, or give it a value in the front matter");
    }

    @Override
    public void unknownTag(int start, String name) {
        String near = NearName.of(name, plugins.names());
        broken(
                start,
                name.isEmpty() ? "a tag without a name" : "there is no tag '" + name + "'",
                near.isEmpty()
                        ? "a plugin or theme may have given it; delete it, or put {% raw %} and {% endraw %} around"
                                + " what is meant as text"
                        : "did you mean '" + near + "'?",
                !name.isEmpty());
    }

    /** The place in the file; of what Markdown went over, where the same text stands there. */
    private int place(int start) {
        int origin = html.origin(start);
        String text = html.text();
        for (int length = LONGEST_SEARCHED; origin < 0 && length > 1; length -= 4) {
            String wanted = text.substring(start, Math.min(text.length(), start + length));
            origin = source.text().indexOf(wanted, source.bodyOffset());
        }
        return origin < 0 ? source.bodyOffset() : origin;
    }
}
