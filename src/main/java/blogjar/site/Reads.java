package blogjar.site;

import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Takes note of what a page asks while it is made: the texts of articles and the times of their last change, and what time it is. All else that a page
 * shows stays the same as long as heads and settings do. Each page is made on one thread.
 */
public final class Reads {
    private final ThreadLocal<@Nullable Page> making = new ThreadLocal<>();

    /** What the making of one page asked for. */
    public static final class Page {
        private final Set<String> articles = new TreeSet<>();
        private boolean time;

        /** By kind and source. */
        public Set<String> articles() {
            return articles;
        }

        /** Whether it is another one at another time. */
        public boolean hasTime() {
            return time;
        }
    }

    /** Makes something of a page, with notes of what it asks. */
    public <T> T during(Page page, Supplier<T> work) {
        making.set(page);
        try {
            return work.get();
        } finally {
            making.remove();
        }
    }

    /** The text of an article, or the time of its last change, is asked for. */
    void note(String article) {
        Page page = making.get();
        if (page != null) {
            page.articles.add(article);
        }
    }

    /** The time is asked for. */
    public void noteTime() {
        Page page = making.get();
        if (page != null) {
            page.time = true;
        }
    }
}
