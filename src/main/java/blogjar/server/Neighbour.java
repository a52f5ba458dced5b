package blogjar.server;

import java.util.Collection;
import java.util.List;

/** A site beside the blog, with a name of its own: nothing of it is seen under another one. */
final class Neighbour {
    private final String name;
    private volatile HostNames names;
    private volatile Site site;
    private volatile boolean published;

    /** @param empty what is there before something is published */
    Neighbour(String name, Site empty) {
        this.name = name;
        this.names = new HostNames(List.of(name), List.of());
        this.site = empty;
    }

    HostNames names() {
        return names;
    }

    Site site() {
        return site;
    }

    boolean isPublished() {
        return published;
    }

    void publish(Site next) {
        site = next;
        published = true;
    }

    /** @param certified names of the certificates */
    void secured(Collection<String> certified) {
        names = new HostNames(List.of(name), certified);
    }
}
