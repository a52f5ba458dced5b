/** How the services of clouds want a call to be signed. */
@NullMarked
package blogjar.cloud;

import org.jspecify.annotations.NullMarked;
