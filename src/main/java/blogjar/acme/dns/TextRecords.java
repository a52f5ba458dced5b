package blogjar.acme.dns;

import blogjar.acme.Refusal;

/** Sets and removes TXT records, in the zones of one who hosts them. Every call may wait for the network. */
public interface TextRecords {
    /**
     * Sets a record beside all that are there; not twice where it is there already.
     *
     * @throws Refusal where it can't be set
     */
    void put(TextRecord record) throws Refusal, InterruptedException;

    /**
     * Removes a record, and no other at the same name; nothing where it is not there.
     *
     * @throws Refusal where it can't be removed
     */
    void remove(TextRecord record) throws Refusal, InterruptedException;
}
