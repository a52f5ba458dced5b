/**
 * The published site, brought to other places. In: the folder that a build wrote, and what {@code deploy} of {@code _config.yml}
 * says. Out: each place has what the folder has. It knows nothing of how the folder came to be.
 */
@NullMarked
package blogjar.deploy;

import org.jspecify.annotations.NullMarked;
