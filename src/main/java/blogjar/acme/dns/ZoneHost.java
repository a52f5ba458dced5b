package blogjar.acme.dns;

import blogjar.acme.Refusal;
import java.util.List;
import java.util.Optional;

/** One who hosts zones, by the calls of their API that are needed here. */
interface ZoneHost {
    /** For messages. */
    String name();

    /**
     * Looks whether an account has a zone.
     *
     * @param zone its name
     * @param at a name in it
     * @throws Refusal where that can't be said, as the credentials are wrong or the API does not answer
     */
    Look look(String zone, String at) throws Refusal, InterruptedException;

    /** Adds a TXT record; no matter where it is there already. */
    void add(Zone zone, TextRecord record) throws Refusal, InterruptedException;

    /** @param id of {@link Found} */
    void delete(Zone zone, String id) throws Refusal, InterruptedException;

    /**
     * A zone, or why it is none of the account.
     *
     * @param why in the words of the API; may be empty
     */
    record Look(Optional<Zone> zone, String why) {
        static Look none(String why) {
            return new Look(Optional.empty(), why);
        }

        static Look at(Zone zone) {
            return new Look(Optional.of(zone), "");
        }
    }

    /**
     * @param id by which the API knows it
     * @param found the TXT records at the name that was looked for
     */
    record Zone(String name, String id, List<Found> found) {
        public Zone {
            found = List.copyOf(found);
        }
    }

    /**
     * @param id by which the API knows it
     * @param value without quotes
     */
    record Found(String id, String value) {}
}
