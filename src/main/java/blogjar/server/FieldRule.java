package blogjar.server;

import blogjar.text.PathPattern;
import org.jspecify.annotations.Nullable;

/**
 * What the responses for some paths say in one field.
 *
 * @param name of the field
 * @param value null for no such field
 */
record FieldRule(PathPattern path, String name, @Nullable String value) {}
