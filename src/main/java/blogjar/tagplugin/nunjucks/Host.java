package blogjar.tagplugin.nunjucks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who renders a template: gives it its tags and hears of what is wrong. Places are UTF-16 indices in the template. */
public interface Host {
    /** Whether there is a tag of this name. */
    boolean isTag(String name);

    /**
     * Whether the tag has a body and an end.
     *
     * @param ends whether an end of it stands further down in the text
     */
    boolean isBlock(String name, boolean ends);

    /**
     * Runs the tag at {@code start}.
     *
     * @param body of a block, rendered; null where the tag has none
     * @throws TemplateException where the tag can't be run
     */
    String call(int start, String name, List<String> arguments, @Nullable String body);

    /** The body, rendered, of a block that is not known. */
    String unknownBlock(String body);

    /** Part of the template as text for readers. */
    String literal(int start, int end);

    /** Behind which place a tag that begins at {@code start} can't go on. */
    int limit(int start);

    /** Whether the place is in a tag as the author wrote it, rather than in HTML made of it. */
    boolean isAsWritten(int start);

    /** Something is wrong with the tag at {@code start}; the author sees it as text in the page. */
    void broken(int start, String message, String fix);

    /** The tag at {@code start} prints nothing, for a reason that its author should hear. */
    void printsNothing(int start, String message, String fix);

    /** The expression at {@code start} names what is not there, and prints nothing. */
    void unknownVariable(int start, String name);

    /** There is no tag of this name. */
    void unknownTag(int start, String name);
}
