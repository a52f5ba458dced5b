package blogjar.tagplugin;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The text of an article and what its tags may see.
 *
 * @param name of the file, for messages
 * @param text the whole file
 * @param bodyOffset where the body begins in the text, as a UTF-16 index
 * @param variables of {@code {{ … }}}
 * @param nunjucks whether tags and expressions are run at all
 * @param source path under the source folder, by which assets are found
 */
public record ArticleSource(
        String name,
        String text,
        int bodyOffset,
        Map<String, @Nullable Object> variables,
        boolean nunjucks,
        String source) {}
