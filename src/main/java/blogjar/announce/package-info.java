/** A site that changed, told to those who keep copies or lists of it: caches, search engines, hubs of feeds, hooks. */
@NullMarked
package blogjar.announce;

import org.jspecify.annotations.NullMarked;
