/** How the services of clouds are asked, and want a call to be signed. */
@NullMarked
package blogjar.cloud;

import org.jspecify.annotations.NullMarked;
