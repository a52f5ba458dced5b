/**
 * What is wrong with a blog that builds: links and pictures that lead nowhere, tags and titles that are there twice, and the like.
 *
 * <p>In: a {@link blogjar.build.Build}, of which the published pages are looked at as a browser reads them. Out: findings, each at the
 * line of the source where that can be told. What can't be known is no finding. Nothing is written.
 */
@NullMarked
package blogjar.check;

import org.jspecify.annotations.NullMarked;
