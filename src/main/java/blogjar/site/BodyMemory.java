package blogjar.site;

import blogjar.content.Document;
import blogjar.diagnostic.Problems;
import blogjar.highlight.Highlighter;
import blogjar.tagplugin.SiteLookup;
import blogjar.text.Once;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What articles were rendered to, by one build for the next one. All with the same configuration. Any thread may call.
 *
 * <p>A text is rendered to the same where everything is the same that it is made of: the document, what the site knows of the article, the
 * files beside it, and the answers to what its tags asked of the site.
 */
public final class BodyMemory {
    private final Map<String, Rendering> renderings = new ConcurrentHashMap<>();

    private final Map<String, PostHead> heads = new ConcurrentHashMap<>();

    private volatile @Nullable LastSite last;

    /** Takes its time to read the grammars that it needs; a server that shows what was kept does so before. */
    private final Once<Highlighter> highlighter = new Once<>(Highlighter::new);

    /**
     * @param told what was wrong with it
     */
    record Rendering(
            Written<?> written,
            Map<String, PostAssets.PostAsset> assets,
            List<AskedLookup.Asked> asked,
            Body body,
            Problems told) {}

    Highlighter highlighter() {
        return highlighter.value();
    }

    /** The head of a post: as it was where the document is the same, else read. */
    PostHead head(Document document, Function<Document, PostHead> reading) {
        PostHead last = heads.get(document.path());
        if (last != null && last.document().equals(document)) {
            return last;
        }
        PostHead head = reading.apply(document);
        heads.put(document.path(), head);
        return head;
    }

    /** What is known of an article; null where it has to be rendered. */
    @Nullable
    Rendering of(Written<?> written, PostAssets assets, SiteLookup site) {
        String source = written.document().path();
        Rendering last = renderings.get(source);
        boolean same = last != null
                && last.written().equals(written)
                && last.assets().equals(assets.of(source))
                && last.asked().stream().allMatch(asked -> asked.isStill(site));
        return same ? last : null;
    }

    void keep(Rendering rendering) {
        renderings.put(rendering.written().document().path(), rendering);
    }

    /** The site as it was made last; null where nothing of it can be gone on with. */
    @Nullable
    LastSite last() {
        return last;
    }

    void keep(LastSite site) {
        last = site;
    }

    void forgetSite() {
        last = null;
    }

    /** Forgets all but those of these sources. */
    void keepOnly(Set<String> sources) {
        renderings.keySet().retainAll(sources);
        heads.keySet().retainAll(sources);
    }

    /** Forgets all. */
    public void clear() {
        renderings.clear();
        heads.clear();
        last = null;
    }
}
