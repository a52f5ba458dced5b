/**
 * Pictures as bytes: smaller ones made, and what their files tell of how they were made, taken out.
 *
 * <p>In: a JPEG, PNG or WebP file. Out: of which pieces of it the same picture consists; files with fewer pixels. What is broken or of another kind is said by
 * {@link blogjar.picture.BrokenPicture}, and nothing is held in memory that a header only promises. It knows neither blogs nor pages.
 */
@NullMarked
package blogjar.picture;

import org.jspecify.annotations.NullMarked;
