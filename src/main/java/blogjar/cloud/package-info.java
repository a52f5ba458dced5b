/** How the services of clouds are asked, want a call to be signed, and are left alone for a moment before they are asked again. */
@NullMarked
package blogjar.cloud;

import org.jspecify.annotations.NullMarked;
