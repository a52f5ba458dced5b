/**
 * Search inside a site: an index made with it, and the answers to a query. It knows nothing of blogs, themes and HTTP, and two
 * readers follow what is agreed here to the letter: {@link blogjar.search.SearchIndex}, and {@code js/search.js} of the built-in theme.
 *
 * <p><b>Files.</b> {@code index.json} names the others, whose names change with their content:
 *
 * <pre>
 * {"format": "blog.jar search 4",
 *  "page": the file, in this folder, of the page that shows answers; "" for none,
 *  "passages": how many there are,
 *  "continued": numbers, the passages that go on with the article of the passage before,
 *  "suffixes": [what is taken off words, the longest first],
 *  "hanzi": hash of the file c.HASH.txt; "" for none,
 *  "terms": [[first term, hash], …] for the files w.HASH.txt,
 *  "heads": [[first article, hash], …] for the files h.HASH.json,
 *  "texts": [[first passage, hash], …] for the files t.HASH.json}
 * </pre>
 *
 * <p><b>Passages.</b> An article's text is cut into passages of some 12,000 bytes, numbered over all articles, the oldest article first.
 * {@code t.HASH.json} is a list of some of them, in Unicode's form C, the first of an article behind its tags and categories, each of which ends with a
 * line feed. Most articles are one passage. {@code h.HASH.json} is a list of
 * {@code [title, path from the site's root as in a link]} by article: up to some 1,500 of them in one file, of more in many small ones.
 *
 * <p><b>Folding.</b> Text and query are compared by code points, each of them with the marks U+3099, U+309A, U+FF9E and U+FF9F after it:
 * form KD, without U+0300 to U+036F, lower case, form C, then ß ss, æ ae, œ oe, ø o, đ d, ł l, ı i, ς σ, þ th.
 * Before lower case, of Chinese characters that are written for each other in the two scripts one stands for all ({@link blogjar.search.Hanzi}): {@code c.HASH.txt} has
 * pairs of a character and the one for it, those that matter to this index. Pages are shown as they are written.
 *
 * <p><b>Terms.</b> A run of characters of scripts without blanks between words, and of emoji ({@link blogjar.search.Script#WIDE}), gives each two neighbours
 * and its last character; any other run of letters, digits and their marks gives itself, cut to 32 units, and once more with one or two
 * {@code +} or {@code #} where these end it ({@code c++}).
 *
 * <p><b>Lines.</b> {@code w.HASH.txt} has a line for each term, in the order of UTF-16: the term, a blank, its places. A place is the
 * distance from the place before (the first from 0), times two; and one more where its kind follows, which is 4 otherwise. A kind is 1 for
 * the title, 2 for tags, categories and headings, and 4, 8 or 12 for the text with one, two to four or more of it, or a sum of these. Title, tags and
 * headings are places in the first passage. Numbers are written five bits a character, the lowest first: the last one as
 * {@code A–Z a–f}, others as {@code g–z 0–9 - _}.
 *
 * <p><b>Query.</b> Of its first 100 units the first 12 parts count. A word is a part; of a wide run each two neighbours, from five
 * characters on every second pair and the last one; a single wide character by itself. A part finds terms:
 *
 * <ul>
 *   <li>a pair itself, with factor 4;
 *   <li>a single wide character the terms that begin with it, with 4;
 *   <li>a word of one unit itself; any other itself with 4, those of the same {@link blogjar.search.Stems stem} with 3 and those that begin with it with
 *       2. They are looked for from the shorter of stem and word on.
 * </ul>
 *
 * At most 3 files are read for a part: the one where it stands itself, then those where what begins like it stands. Where all titles are in one
 * file they are looked at as well, and what they have counts as a term of rarity 1. So the articles whose titles have all parts are known, in their
 * order, before any file of terms is there.
 *
 * <p><b>Order.</b> A place counts the rarity of its term (1, and one more each time that its number of places can be doubled within all
 * passages) times the factor times 12 in a title, 6 in tags and headings, 1, 2 or 3 in the text. Each part counts by its best place in the article.
 * Articles with most parts are found, if they have half of them; ordered by the least of their parts' best kinds of place (title, headings, text);
 * those in whose titles all is, by the sum of the best factors there, others by what they count; the newest first. An article shows the passage whose
 * text has most parts, the first of such.
 *
 * <p><b>Excerpts.</b> Tags and categories with a part of the query that the text of the passage has not, each with {@code " · "} behind it, then of the
 * text: hits in it are the words that a part finds, and the wide pairs and characters. From the hit on that has most different parts
 * behind it within a width of 160, the first of such; 40 are shown before it. A wide character is two wide, any other unit one. A cut
 * within a word is moved inwards by up to 16 units, to the word's end and the blank behind it; a hit that is cut is left out at the start, where
 * it ends before what is shown for, and whole at the end.
 */
@NullMarked
package blogjar.search;

import org.jspecify.annotations.NullMarked;
