/**
 * Text in, text out: slugs, date formats, HTML escaping and stripping, path encoding, globs.
 *
 * <p>Pure functions of their arguments. It knows no other room.
 */
@NullMarked
package blogjar.text;

import org.jspecify.annotations.NullMarked;
