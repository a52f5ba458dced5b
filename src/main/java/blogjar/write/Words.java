package blogjar.write;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.tagplugin.nunjucks.Host;
import blogjar.tagplugin.nunjucks.TemplateException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Expressions and statements of Nunjucks, and no tag plugins.
 *
 * @param file for messages
 */
record Words(String file) implements Host {
    @Override
    public boolean isTag(String name) {
        return false;
    }

    @Override
    public boolean isBlock(String name, boolean ends) {
        return false;
    }

    @Override
    public String call(int start, String name, List<String> arguments, @Nullable String body) {
        throw new TemplateException("tags have no place here", "remove it");
    }

    @Override
    public String unknownBlock(String body) {
        return body;
    }

    @Override
    public String literal(int start, int end) {
        return "";
    }

    @Override
    public int limit(int start) {
        return Integer.MAX_VALUE;
    }

    @Override
    public boolean isAsWritten(int start) {
        return true;
    }

    @Override
    public void broken(int start, String message, String fix) {
        throw new ProblemException(Problem.error(message).in(file).fix(fix));
    }

    @Override
    public void printsNothing(int start, String message, String fix) {
        // as an empty value
    }

    @Override
    public void unknownVariable(int start, String name) {
        // as an empty value: Hexo's layouts name variables that not every call gives
    }

    @Override
    public void unknownTag(int start, String name) {
        throw new ProblemException(
                Problem.error("there is no tag '" + name + "' here").in(file).fix("remove it"));
    }
}
