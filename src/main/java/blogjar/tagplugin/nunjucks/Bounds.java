package blogjar.tagplugin.nunjucks;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How much one template may make, so that a post can't take the memory of a build. */
final class Bounds {
    static final int LONGEST_TEXT = 1_000_000;

    private static final int DEEPEST = 100;
    private static final int LONGEST_LIST = 200_000;
    private static final int MOST_MADE = 20_000_000;
    private static final int COST_OF_ELEMENT = 8;

    private int made;

    /** @throws TemplateException where a text of this length would be too long */
    static void text(long length) {
        if (length > LONGEST_TEXT) {
            throw tooMuch("a text of more than " + LONGEST_TEXT + " characters");
        }
    }

    /** @throws TemplateException where a list of this length would be too long */
    static void list(long length) {
        if (length > LONGEST_LIST) {
            throw tooMuch("a list of more than " + LONGEST_LIST + " elements");
        }
    }

    /** @throws TemplateException where lists and mappings are as deep as only those are that hold themselves */
    static void depth(int depth) {
        if (depth > DEEPEST) {
            throw new TemplateException("a list in lists, more than " + DEEPEST + " deep");
        }
    }

    private static TemplateException tooMuch(String what) {
        return new TemplateException(what, "make its numbers or its loops smaller");
    }

    /**
     * Counts a result.
     *
     * @throws TemplateException where it is too large, or all results of the template together are
     */
    @Nullable
    Object made(@Nullable Object value) {
        if (value instanceof CharSequence text) {
            text(text.length());
            count(text.length());
        } else if (value instanceof Safe safe) {
            text(safe.text().length());
            count(safe.text().length());
        } else if (value instanceof List<?> list) {
            list(list.size());
            count(list.size() * COST_OF_ELEMENT);
        }
        return value;
    }

    private void count(int size) {
        if (made > MOST_MADE - size) {
            throw tooMuch("a template that makes more than " + MOST_MADE + " characters");
        }
        made += size;
    }
}
