package blogjar.search;

/**
 * A file of an index.
 *
 * @param name within the folder of the index
 */
@SuppressWarnings("ArrayRecordComponent") // identity is all that is asked of it
public record IndexFile(String name, byte[] bytes) {}
