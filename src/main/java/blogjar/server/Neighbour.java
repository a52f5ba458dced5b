package blogjar.server;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A site beside the blog, with a name of its own: nothing of it is seen under another one. */
final class Neighbour {
    private final String name;
    private volatile HostNames names;
    private volatile @Nullable Site site;

    Neighbour(String name) {
        this.name = name;
        this.names = new HostNames(List.of(name), List.of());
    }

    HostNames names() {
        return names;
    }

    /** Null as long as nothing has been published. */
    @Nullable
    Site site() {
        return site;
    }

    void publish(Site next) {
        site = next;
    }

    /** @param certified names of the certificates */
    void secured(Collection<String> certified) {
        names = new HostNames(List.of(name), certified);
    }
}
