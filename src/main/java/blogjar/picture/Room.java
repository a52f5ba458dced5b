package blogjar.picture;

import java.util.concurrent.Semaphore;

/** The memory that there is for pictures which are being worked on; who needs more than is free waits, and who needs more than there is, goes without. */
public final class Room {
    private static final int UNIT = 1024;

    private final int units;
    private final Semaphore free;

    /** @param bytes of all that are worked on at a time */
    public Room(long bytes) {
        this.units = (int) Math.min(Integer.MAX_VALUE, bytes / UNIT);
        this.free = new Semaphore(units, true);
    }

    /** @throws BrokenPicture where it is more than there is */
    Claim claim(long bytes) throws BrokenPicture {
        long needed = bytes / UNIT + 1;
        if (needed > units) {
            throw new BrokenPicture("it needs " + bytes / 1_000_000 + " MB of memory, of "
                    + (long) units * UNIT / 1_000_000 + " MB that there are for it");
        }
        int claimed = (int) needed;
        free.acquireUninterruptibly(claimed);
        return () -> free.release(claimed);
    }

    /** Given back in the end. */
    interface Claim {
        void close();
    }
}
