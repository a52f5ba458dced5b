package blogjar.site;

import blogjar.text.Once;
import org.jspecify.annotations.Nullable;

/** What an article's text is rendered to, at once or when somebody asks for it; and who asks is taken note of. Any thread may ask. */
public final class LateBody {
    private final Once<Body> body;
    private final boolean encrypted;
    private final String article;
    private final @Nullable Reads reads;

    private LateBody(Once<Body> body, boolean encrypted, String article, @Nullable Reads reads) {
        this.body = body;
        this.encrypted = encrypted;
        this.article = article;
        this.reads = reads;
    }

    /** One that is rendered, of which nobody takes note. */
    static LateBody of(Body body) {
        return new LateBody(Once.of(body), body.isEncrypted(), "", null);
    }

    /**
     * @param article by kind and source, for who takes note
     * @param encrypted whether it will be
     */
    static LateBody of(Once<Body> body, boolean encrypted, String article, Reads reads) {
        return new LateBody(body, encrypted, article, reads);
    }

    /** Which article it is, by kind and source; empty where nobody takes note. */
    public String article() {
        return article;
    }

    Body body() {
        note();
        return body.value();
    }

    /** Renders it, for nobody. */
    public void make() {
        body.value();
    }

    /** Known before it is rendered. */
    boolean isEncrypted() {
        return encrypted;
    }

    /** Something of the article is asked for that another text or another time of the file would change. */
    public void note() {
        if (reads != null) {
            reads.note(article);
        }
    }
}
