package blogjar.output;

import java.util.Optional;

/** What a release has at a path: a resource, or how one is made. */
interface Entry {
    /** Empty where it can't be made. */
    Optional<Resource> resource();
}
