package blogjar.server;

import blogjar.diagnostic.Problems;
import blogjar.output.Release;
import blogjar.output.Resource;
import blogjar.redirect.Redirects;
import blogjar.redirect.RedirectsFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A release with what its {@code _redirects} says, so that a request sees both of one build.
 *
 * @param redirects for paths without a page, unless a rule is forced
 */
record Site(Release release, Redirects redirects) {

    /** Reads the rules; what is wrong with them has been told by who made the release. */
    static Site of(Release release) {
        String text = release.find(RedirectsFile.NAME).map(Site::text).orElse("");
        return new Site(release, RedirectsFile.read(RedirectsFile.NAME, text, release::hasPage, new Problems()));
    }

    private static String text(Resource file) {
        Path from = file.file().orElse(null);
        try {
            if (from != null) {
                return Files.readString(from);
            }
        } catch (IOException unreadable) {
            return ""; // as it would be for a file that can't be read when a release is made
        }
        ByteBuffer bytes = file.identity().orElseThrow().bytes().duplicate();
        return StandardCharsets.UTF_8.decode(bytes).toString();
    }
}
