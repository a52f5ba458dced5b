package blogjar.picture;

/** A piece of a file that is made of another one. */
sealed interface Piece {
    long length();

    /** Octets of the other file. */
    record Taken(long from, long length) implements Piece {}

    /** Octets of its own. */
    @SuppressWarnings("ArrayRecordComponent") // identity is all that is asked of it
    record Own(byte[] octets) implements Piece {
        @Override
        public long length() {
            return octets.length;
        }
    }
}
