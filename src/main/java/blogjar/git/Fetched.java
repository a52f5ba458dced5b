package blogjar.git;

import java.util.List;
import org.eclipse.jgit.lib.ObjectId;

/** What was fetched of a branch and of the repositories within it, ready to become files. */
public final class Fetched {
    private final ObjectId commit;
    private final List<Part> parts;

    /**
     * A repository whose files have a folder.
     *
     * @param name of its folder beside those of the others
     * @param path below the work tree, with '/'; empty for the blog's own repository
     */
    record Part(String name, String path, ObjectId commit) {}

    /** @param parts outer ones before those within */
    Fetched(ObjectId commit, List<Part> parts) {
        this.commit = commit;
        this.parts = List.copyOf(parts);
    }

    /** The name of the commit, 40 digits. */
    public String commit() {
        return commit.name();
    }

    List<Part> parts() {
        return parts;
    }
}
