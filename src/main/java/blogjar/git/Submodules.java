package blogjar.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.lib.BlobBasedConfig;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * The repositories within a repository, as its {@code .gitmodules} names them.
 *
 * @see <a href="https://git-scm.com/docs/gitmodules">gitmodules</a>
 */
final class Submodules {
    private static final String SECTION = "submodule";

    private Submodules() {}

    /**
     * One of them.
     *
     * @param path of its folder, from the root of the repository that it is in
     * @param address whole, or from that of the outer one on
     */
    record Submodule(String path, String address, ObjectId commit) {}

    static List<Submodule> of(Repository repository, ObjectId commit) throws IOException, ConfigInvalidException {
        List<Submodule> found = new ArrayList<>();
        try (RevWalk walk = new RevWalk(repository);
                TreeWalk file = new TreeWalk(repository)) {
            RevTree tree = walk.parseCommit(commit).getTree();
            Map<String, String> addresses = addresses(repository, tree);
            if (addresses.isEmpty()) {
                return List.of();
            }
            file.addTree(tree);
            file.setRecursive(true);
            while (file.next()) {
                String address = addresses.get(file.getPathString());
                if (FileMode.GITLINK.equals(file.getRawMode(0)) && address != null) {
                    found.add(new Submodule(file.getPathString(), address, file.getObjectId(0)));
                }
            }
        }
        return found;
    }

    /** By path. */
    private static Map<String, String> addresses(Repository repository, RevTree tree)
            throws IOException, ConfigInvalidException {
        try (TreeWalk file = TreeWalk.forPath(repository, Constants.DOT_GIT_MODULES, tree)) {
            if (file == null) {
                return Map.of();
            }
            BlobBasedConfig config = new BlobBasedConfig(null, repository, file.getObjectId(0));
            Map<String, String> addresses = new HashMap<>();
            for (String name : config.getSubsections(SECTION)) {
                String path = config.getString(SECTION, name, "path");
                String address = config.getString(SECTION, name, "url");
                if (path != null && address != null) {
                    addresses.put(path, address);
                }
            }
            return addresses;
        }
    }

    /** The whole address of one: {@code ../theme.git} begins at the outer one's. */
    static String whole(String outer, String address) {
        if (!address.startsWith("./") && !address.startsWith("../")) {
            return address;
        }
        String base = outer.replaceFirst("/+$", "");
        String rest = address;
        while (rest.startsWith("./") || rest.startsWith("../")) {
            if (rest.startsWith("../")) {
                int cut = Math.max(base.lastIndexOf('/'), base.lastIndexOf(':'));
                base = cut < 0 ? base : base.substring(0, cut);
            }
            rest = rest.substring(rest.indexOf('/') + 1);
        }
        return Objects.requireNonNull(base) + "/" + rest;
    }
}
