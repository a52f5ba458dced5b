/**
 * The user that this process is, and the rights that the system gives to each of its threads.
 *
 * <p>A program that root started becomes another user for good. Its threads that read the blog and look after certificates keep
 * root's rights to files, those that speak with the network have none. It knows nothing of what they do. Where the process is the
 * first of a container, the system leaves orphans to it; their end is taken note of.
 */
@NullMarked
package blogjar.rights;

import org.jspecify.annotations.NullMarked;
