package blogjar.site;

import blogjar.tagplugin.SiteLookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A look-up that notes what the tags of an article ask of the site, and what they were told: an article whose questions have the same
 * answers as before is rendered to the same. Each article is rendered on one thread.
 */
final class AskedLookup implements SiteLookup {
    private final SiteLookup site;

    /** What the article asks that is being rendered on a thread. */
    private final ThreadLocal<List<Asked>> asking = new ThreadLocal<>();

    AskedLookup(SiteLookup site) {
        this.site = site;
    }

    /**
     * One question, and its answer.
     *
     * @param ofText whether the answer is the text of another document, so that it may be another one where all heads are the same
     */
    record Asked(
            Function<SiteLookup, @Nullable Object> question,
            @Nullable Object answer,
            boolean ofText) {
        boolean isStill(SiteLookup site) {
            return Objects.equals(answer, question.apply(site));
        }
    }

    /** Begins to note the questions of an article, which are asked by this thread. */
    List<Asked> begin() {
        List<Asked> asked = new ArrayList<>();
        asking.set(asked);
        return asked;
    }

    void end() {
        asking.remove();
    }

    private @Nullable Object ask(Function<SiteLookup, @Nullable Object> question) {
        return ask(question, false);
    }

    private @Nullable Object ask(Function<SiteLookup, @Nullable Object> question, boolean ofText) {
        Object answer = question.apply(site);
        List<Asked> asked = asking.get();
        if (asked != null) {
            asked.add(new Asked(question, answer, ofText));
        }
        return answer;
    }

    @Override
    @SuppressWarnings("unchecked") // it is what the same question was answered
    public Optional<LinkTarget> post(String slugOrTitle) {
        return (Optional<LinkTarget>) Objects.requireNonNull(ask(all -> all.post(slugOrTitle)));
    }

    @Override
    @SuppressWarnings("unchecked") // as above
    public Optional<String> assetPath(String articleSource, String name) {
        return (Optional<String>) Objects.requireNonNull(ask(all -> all.assetPath(articleSource, name)));
    }

    @Override
    @SuppressWarnings("unchecked") // as above
    public Optional<IncludedCode> includedCode(String path) {
        return (Optional<IncludedCode>) Objects.requireNonNull(ask(all -> all.includedCode(path), true));
    }

    @Override
    public @Nullable Object data(String name) {
        return ask(all -> all.data(name));
    }

    @Override
    @SuppressWarnings("unchecked") // as above
    public List<LinkTarget> series(String articleSource, String name) {
        return (List<LinkTarget>) Objects.requireNonNull(ask(all -> all.series(articleSource, name)));
    }
}
