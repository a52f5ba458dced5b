package blogjar.route;

import blogjar.diagnostic.Problem;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Which paths a file of the site can have: those that stay within the output folder, and that file systems take. */
final class FilePaths {
    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_PATH = 3_500; // of 4,096 with the output folder before it
    private static final String OURS = ".blog-";

    private FilePaths() {}

    /** What is wrong with a path; null where nothing is. */
    static @Nullable Problem refusal(String path) {
        for (String name : path.split("/", -1)) {
            if (name.equals("..") || name.equals(".")) {
                return refused(path, "it leads out of the site", "a path such as notes/hello/");
            }
            if (name.length() > LONGEST_NAME / 3 && bytes(name) > LONGEST_NAME) {
                return refused(path, "a name in it is longer than " + LONGEST_NAME + " bytes", "a shorter one");
            }
        }
        if (path.length() > LONGEST_PATH / 3 && bytes(path) > LONGEST_PATH) {
            return refused(path, "it is longer than " + LONGEST_PATH + " bytes", "a shorter one");
        }
        if (hasControls(path)) {
            return refused(path, "it has control characters", "a path such as notes/hello/");
        }
        return path.startsWith(OURS)
                ? refused(path, "names that begin with '" + OURS + "' are blog.jar's own", "another name")
                : null;
    }

    private static boolean hasControls(String path) {
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) < ' ' || path.charAt(i) == 0x7F) {
                return true;
            }
        }
        return false;
    }

    /** The file of a path: slashes that follow one another count as one. */
    static String file(String path) {
        return path.contains("//") ? path.replaceAll("/+", "/") : path;
    }

    static Problem taken(String path) {
        return refused(path, "another file of the site has the same path", "a path of its own");
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static Problem refused(String path, String reason, String expected) {
        String shown = path.length() > 80 ? path.substring(0, 80) + "…" : path;
        return Problem.error("/" + shown + " can't be published: " + reason)
                .expected(expected)
                .fix("correct 'permalink', the file's name, or the tag or category that the path is made of");
    }
}
