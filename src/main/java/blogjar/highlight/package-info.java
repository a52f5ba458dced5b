/**
 * Colours code: what is a keyword, a string, a comment.
 *
 * <p>In: code and the name of its language. Out: HTML, a string a line, with the class names of highlight.js or Prism.
 * It knows nothing of posts and of what stands around the code.
 *
 * <p>The grammars are those of highlight.js 11 (BSD-3-Clause), as its own compiler leaves them, written by {@code
 * .ci/highlight/export.mjs}: a file a language, a line for each thing, which its first letter tells. {@code f}: flags of
 * the language; {@code l}: words that a check asks for; {@code r}: a pattern; {@code k}: a table of keywords begins;
 * {@code w}: a scope, its relevance and keywords, with tabs between; {@code m}: a mode, see {@link blogjar.highlight.Mode}.
 * Patterns, tables and modes are numbered from 0; mode 0 is the language itself.
 */
@NullMarked
package blogjar.highlight;

import org.jspecify.annotations.NullMarked;
