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

/** The rules in a release's {@code _redirects}. */
final class RulesOfRelease {
    private RulesOfRelease() {}

    /** Reads the rules; what is wrong with them has been told by who made the release. */
    static Redirects read(Release release) {
        String text = release.find(RedirectsFile.NAME).map(RulesOfRelease::text).orElse("");
        return RedirectsFile.read(RedirectsFile.NAME, text, release::hasPage, new Problems());
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
