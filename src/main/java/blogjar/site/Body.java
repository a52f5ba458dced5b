package blogjar.site;

import blogjar.content.Document;

/**
 * What an article's text was rendered to, as HTML.
 *
 * @param content the whole, with {@code <span id="more"></span>} where the excerpt ends; of an encrypted article what
 *     stands for it in lists and feeds
 * @param excerpt what stands before the mark; empty where there is none
 * @param moreStart where in the content that stands which follows the mark; 0 where there is none
 * @param form what the page of an encrypted article shows until its password is given; else empty
 * @param written what it was rendered from; nothing of an encrypted article
 */
public record Body(String content, String excerpt, int moreStart, String form, Written written) {

    /**
     * A document as its author wrote it.
     *
     * @param file all of it
     * @param start where in it the text begins, behind the front matter
     */
    public record Written(String file, int start) {
        static final Written NONE = new Written("", 0);

        public String text() {
            return file.substring(start);
        }
    }

    Body(String content, String excerpt, int moreStart, String form) {
        this(content, excerpt, moreStart, form, Written.NONE);
    }

    Body(String content, String excerpt, int moreStart) {
        this(content, excerpt, moreStart, "");
    }

    Body of(Document document) {
        return new Body(
                content,
                excerpt,
                moreStart,
                form,
                new Written(document.text(), document.frontMatter().bodyOffset()));
    }

    public boolean isEncrypted() {
        return !form.isEmpty();
    }

    /** What stands after the mark; the whole where there is none. Made when asked for, as few themes ask. */
    public String more() {
        return moreStart == 0 ? content : content.substring(moreStart).strip();
    }

    /** What the article's own page shows. */
    public String shown() {
        return form.isEmpty() ? content : form;
    }
}
