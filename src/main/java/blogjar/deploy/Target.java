package blogjar.deploy;

import java.io.IOException;

/** A place that has, or is to have, what the site has. */
public interface Target {
    /** For a person: what kind of place, and where. */
    String name();

    /**
     * Makes the place what the site is; where that fails it goes on having what it had, as far as such a place can.
     *
     * @return what was done, or would be
     * @throws blogjar.diagnostic.ProblemException where it can't be done
     */
    Delivery deploy(Shipment shipment) throws IOException;
}
