/**
 * YAML with a position for every key and value, read as js-yaml reads it (YAML 1.2 core and timestamps).
 *
 * <p>In: text and the name of its file. Out: plain maps, lists and scalars with their positions, or a problem with file,
 * line and column. Only this package knows SnakeYAML.
 */
@NullMarked
package blogjar.yaml;

import org.jspecify.annotations.NullMarked;
