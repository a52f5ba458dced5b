package blogjar.cli;

import blogjar.build.PageMemory;
import blogjar.diagnostic.Problem;
import blogjar.output.FolderSink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where builds leave what the next one can go on with: the user's folder for such files.
 *
 * @param place null where the user has none
 */
record CacheFolder(@Nullable Path place) {
    private static final String NAME = "blog.jar";

    /**
     * {@code XDG_CACHE_HOME}, else {@code .cache} in the user's folder; on Windows {@code LOCALAPPDATA}.
     *
     * @see <a href="https://specifications.freedesktop.org/basedir-spec/latest/">XDG Base Directory Specification</a>
     */
    static CacheFolder of(Map<String, String> environment) {
        for (String variable : new String[] {"XDG_CACHE_HOME", "LOCALAPPDATA"}) {
            String given = environment.getOrDefault(variable, "");
            if (!given.isEmpty() && Path.of(given).isAbsolute()) {
                return new CacheFolder(Path.of(given, NAME));
            }
        }
        String home = environment.getOrDefault("HOME", "");
        boolean there = !home.isEmpty() && Path.of(home).isAbsolute() && Files.isDirectory(Path.of(home));
        return new CacheFolder(there ? Path.of(home, ".cache", NAME) : null);
    }

    /** What the last build of a blog into a folder left. */
    PageMemory pages(Path blog, Path output, FolderSink sink) {
        if (place == null) {
            return PageMemory.none();
        }
        return PageMemory.in(PageMemory.file(place, blog, output), sink, OwnProgram.fingerprint());
    }

    /** Removes what the last build of a blog into a folder left. */
    void forget(Path blog, Path output) throws IOException {
        if (place != null) {
            PageMemory.forget(PageMemory.file(place, blog, output));
        }
    }

    /** That the next build makes every page. */
    static Problem unkept(String why) {
        return Problem.notice("what the next build could go on with can't be kept: " + why)
                .fix("mend that, name another folder with XDG_CACHE_HOME, or say --no-cache; the site is complete");
    }
}
