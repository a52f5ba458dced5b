package blogjar.rights;

import java.nio.ByteBuffer;

/** The C library of the system. */
interface CLibrary {
    /**
     * Calls a function of at most three numbers or addresses.
     *
     * @return what it returns: 0, where it is one that says so when it succeeds
     * @throws java.util.NoSuchElementException where there is no such function
     */
    int call(String function, long first, long second, long third);

    /** Where memory outside of the heap is. */
    long address(ByteBuffer memory);
}
