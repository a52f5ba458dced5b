package blogjar.text;

import java.util.ArrayDeque;
import java.util.Deque;

/** Paths with {@code /} between their names, in the source folder and in the site. */
public final class SlashPaths {
    private static final String INDEX = "index.html";

    private SlashPaths() {}

    /** Without empty parts, {@code .} and {@code ..}; it can't lead above where it begins. */
    public static String normalized(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/")) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return String.join("/", parts);
    }

    /** A page's path as readers know it: that of the folder where the file is its index. */
    public static String ofPage(String path) {
        boolean index = path.equals(INDEX) || path.endsWith("/" + INDEX);
        return index ? path.substring(0, path.length() - INDEX.length()) : path;
    }
}
