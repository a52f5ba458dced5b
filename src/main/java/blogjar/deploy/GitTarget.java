package blogjar.deploy;

import blogjar.diagnostic.ProblemException;
import blogjar.git.GitException;
import blogjar.git.Push;
import blogjar.git.RemoteBranch;
import blogjar.text.TextDigest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A branch of a repository: GitHub Pages, and others like it ({@code type: git}). Read as hexo-deployer-git 4 reads it; but its
 * history is gone on with, and not written over.
 */
record GitTarget(RemoteBranch branch, String message, Author author, Choice choice) implements Target {
    /** What somebody set on the branch itself, and no build makes. */
    private static final Set<String> OF_THE_HOST = Set.of("CNAME", ".nojekyll");

    private static final String NO_JEKYLL = ".nojekyll";
    private static final Pattern REPOSITORY =
            Pattern.compile("(?:(?:git|https?|git\\+https|git\\+ssh|ssh)://)?(?:[^@]+@)?([^/]+?)[/:](.+?)(?:\\.git)?");

    /** Who commits. */
    record Author(String name, String email) {}

    /**
     * Which files.
     *
     * @param folders besides the site, from the blog's root
     */
    record Choice(List<String> folders, Ignored ignored) {}

    /**
     * Which branch is meant where none is named.
     *
     * @param address of a repository
     */
    static String usualBranch(String address) {
        Matcher parts = REPOSITORY.matcher(address.strip());
        if (parts.matches() && parts.group(1).equals("github.com")) {
            return parts.group(2).matches(".*\\.github\\.(?:io|com)") ? "master" : "gh-pages";
        }
        return "master";
    }

    @Override
    public String name() {
        return "git " + branch;
    }

    @Override
    public Delivery deploy(Shipment shipment) throws IOException {
        Map<String, Path> files = SiteFiles.of(shipment.site(), "", choice.ignored.in("public"));
        for (String folder : choice.folders) {
            Path from = shipment.root().resolve(folder.replaceFirst("^/+", "")).normalize();
            String prefix = from.equals(shipment.root()) ? "" : shipment.root().relativize(from) + "/";
            files.putAll(SiteFiles.of(
                    from,
                    prefix,
                    path -> !path.startsWith(".deploy_git")
                            && choice.ignored.in(folder).test(path)));
        }
        boolean plain = branch.host().equals("github.com") && !files.containsKey(NO_JEKYLL);
        Push.Tree tree = new Push.Tree(files, plain ? Set.of(NO_JEKYLL) : Set.of(), OF_THE_HOST);
        Push.Message text =
                new Push.Message(CommitMessage.of(message, shipment.now()), author.name, author.email, shipment.now());
        try {
            Push push = new Push(copy(shipment.root()), branch);
            Push.Changes changes = push.run(tree, text, shipment.mostRemoved(), shipment.rehearse());
            return Delivery.of(told(changes, shipment), changes.added(), changes.changed(), changes.removed());
        } catch (GitException failed) {
            throw new ProblemException(failed.problem());
        }
    }

    /** Beside what Hexo keeps of it; one for each branch. */
    private Path copy(Path root) {
        return root.resolve(".deploy_git").resolve(".blog-" + TextDigest.sha1(branch.toString()));
    }

    private static String told(Push.Changes changes, Shipment shipment) {
        if (changes.isEmpty()) {
            return "it has all of it already";
        }
        List<String> parts = new ArrayList<>();
        add(parts, changes.added().size(), "new");
        add(parts, changes.changed().size(), "changed");
        add(parts, changes.removed().size(), "removed");
        String kept =
                changes.kept().isEmpty() ? "" : "; what is there already stays: " + String.join(", ", changes.kept());
        String commit =
                shipment.rehearse() ? "" : ", commit " + changes.commit().substring(0, 7);
        return String.join(", ", parts) + commit + kept;
    }

    private static void add(List<String> parts, int number, String what) {
        if (number > 0) {
            parts.add(number + " " + what);
        }
    }
}
