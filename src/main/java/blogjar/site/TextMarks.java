package blogjar.site;

import blogjar.text.Fingerprint;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What tells the texts of articles from those that the build before had, so that one which is the same is rendered only if somebody asks for it. Any
 * thread may call.
 */
public final class TextMarks {
    private static final int KEPT = 32;

    private final boolean on;
    private final Map<String, Mark> before;
    private final Map<String, Mark> now = new ConcurrentHashMap<>();
    private final Reads reads = new Reads();

    /**
     * Of one article.
     *
     * @param digest of its file and the time of its last change; or, where these do not make it alone, of what it was rendered to as well
     * @param byFile whether the same file is rendered to the same, as long as heads and settings are, and there is nothing to tell of it
     */
    public record Mark(String digest, boolean byFile) {}

    private TextMarks(boolean on, Map<String, Mark> before) {
        this.on = on;
        this.before = before;
    }

    /** For who renders all, and leaves nothing to another build. */
    public static TextMarks none() {
        return new TextMarks(false, Map.of());
    }

    /** @param before by kind and source: the marks of the build before */
    public static TextMarks after(Map<String, Mark> before) {
        return new TextMarks(true, Map.copyOf(before));
    }

    public Reads reads() {
        return reads;
    }

    /** Those of this build, by kind and source; when all articles are there. */
    public Map<String, Mark> now() {
        return new HashMap<>(now);
    }

    /** The mark of an article in this build; null where it has none. */
    public @Nullable Mark of(String article) {
        return now.get(article);
    }

    /** Whether an article is rendered to what it was. */
    public boolean isSame(String article) {
        Mark mark = now.get(article);
        return mark != null && mark.equals(before.get(article));
    }

    boolean isOn() {
        return on;
    }

    /** The mark of an article by its file; null where it has to be rendered to be known. */
    @Nullable
    Mark known(String article, String digest) {
        Mark last = before.get(article);
        return last != null && last.byFile() && last.digest().equals(digest) ? last : null;
    }

    void keep(String article, Mark mark) {
        now.put(article, mark);
    }

    static String digest(Written<?> written) {
        return hex(new Fingerprint()
                .add(written.document().text())
                .add(String.valueOf(written.article().updated())));
    }

    static String digest(String document, Body body) {
        return hex(new Fingerprint()
                .add(document)
                .add(body.content())
                .add(body.excerpt())
                .add(body.moreStart())
                .add(body.form()));
    }

    private static String hex(Fingerprint fingerprint) {
        byte[] digest = fingerprint.digest();
        return HexFormat.of().formatHex(Arrays.copyOf(digest, KEPT / 2));
    }
}
