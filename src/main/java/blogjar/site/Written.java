package blogjar.site;

import blogjar.content.Document;

/**
 * An article without its text, and the document that it is made of.
 *
 * @param <A> post or page
 */
record Written<A extends Article>(A article, Document document) {}
