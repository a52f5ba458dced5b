package blogjar.site;

import blogjar.config.Config;
import blogjar.content.Document;
import blogjar.content.SourceFile;
import blogjar.content.SourceTree;
import blogjar.diagnostic.Problems;
import blogjar.text.PermalinkPattern;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A site as it was made last, for the next build, with what it was made of. What heads of documents say is nearly all that a site is: order, addresses,
 * lists. So while they say the same, only the texts that are other ones have to be made.
 *
 * @param themeLanguages languages that the theme has texts for
 * @param drafts whether drafts are shown
 * @param posts those that are published, in the order of their files
 * @param pages all of them
 * @param texts what all the texts are rendered with
 * @param told what was wrong with heads
 * @param toldOfTexts what was wrong with texts, by article; never changed
 * @param made of it; no post of it is secret, and each document in it is one of the tree
 */
record LastSite(
        SourceTree tree,
        Set<String> themeLanguages,
        boolean drafts,
        List<Written<Post>> posts,
        List<Written<Page>> pages,
        Texts texts,
        Problems told,
        Map<String, Problems> toldOfTexts,
        SiteAssembly.Assembled made) {
    /** With more of them it is no edit any more, and costs nothing to speak of to make the site anew. */
    private static final int MOST = 50;

    /**
     * A post whose document is another one.
     *
     * @param place of it among the published ones
     */
    record Edit(int place, Written<Post> now) {}

    /** Whether it still is the site where nothing is other than posts. */
    boolean isOf(Set<String> languages, boolean withDrafts, Instant now) {
        return themeLanguages.equals(languages)
                && drafts == withDrafts
                && made.span().has(now);
    }

    /** Published posts that are to be rendered again; null where a document is new, gone or says other things in its head, or another file is. */
    @Nullable
    List<Edit> edits(SourceTree now, Config config, PermalinkPattern newPostName) {
        List<Document> before = tree.documents();
        List<Document> documents = now.documents();
        boolean sameFiles = before.size() == documents.size()
                && tree.leftOut() == now.leftOut()
                && areStill(tree.besidePosts(), now.besidePosts())
                && tree.data().equals(now.data());
        if (!sameFiles) {
            return null;
        }
        List<Edit> edits = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            Document last = before.get(i);
            Document next = documents.get(i);
            if (last == next || last.equals(next)) {
                continue;
            }
            PostHead head = PostHead.of(next, config, newPostName);
            if (edits.size() == MOST
                    || next.kind() == Document.Kind.PAGE
                    || !isSameHead(last, next)
                    || !head.isLike(PostHead.of(last, config, newPostName))) {
                return null;
            }
            int place = place(last);
            if (place >= 0) {
                edits.add(
                        new Edit(place, new Written<>(posts.get(place).article().changed(head.updated()), next)));
            }
        }
        return edits;
    }

    /** Posts are among them, of which only those count that belong to another one. */
    private boolean areStill(List<SourceFile> files, List<SourceFile> now) {
        boolean same = files.size() == now.size();
        for (int i = 0; same && i < files.size(); i++) {
            SourceFile last = files.get(i);
            SourceFile next = now.get(i);
            same = last.equals(next)
                    || last.path().equals(next.path()) && !texts.assets().isAsset(last.path());
        }
        return same;
    }

    /** The text of both heads is one, so that all is the same which is made of it, and what is wrong is so in the same places. */
    private static boolean isSameHead(Document one, Document other) {
        int end = one.frontMatter().bodyOffset();
        return one.kind() == other.kind()
                && one.path().equals(other.path())
                && end > 0
                && end == other.frontMatter().bodyOffset()
                && one.text().regionMatches(0, other.text(), 0, end);
    }

    /** Among those that are published, or below zero. */
    private int place(Document document) {
        for (int i = 0; i < posts.size(); i++) {
            if (posts.get(i).document().path().equals(document.path())) {
                return i;
            }
        }
        return -1;
    }
}
