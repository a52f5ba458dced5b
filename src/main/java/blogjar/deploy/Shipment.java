package blogjar.deploy;

import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.function.Consumer;

/**
 * What is brought to all places.
 *
 * @param root the blog's folder
 * @param site the folder that a build wrote
 * @param mostRemoved as many files may go from a place; more are taken for a mistake
 * @param rehearse to change nothing, and tell what would be done
 * @param now in the blog's zone
 * @param say tells a person, while it goes on, why it takes long
 */
public record Shipment(
        Path root, Path site, int mostRemoved, boolean rehearse, ZonedDateTime now, Consumer<String> say) {}
