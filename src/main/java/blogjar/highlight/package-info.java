/**
 * Colours code: what is a keyword, a string, a comment.
 *
 * <p>In: code and the name of its language. Out: HTML, a string a line, with the class names of highlight.js or Prism.
 * It knows nothing of posts and of what stands around the code.
 */
@NullMarked
package blogjar.highlight;

import org.jspecify.annotations.NullMarked;
