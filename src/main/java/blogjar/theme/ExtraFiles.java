package blogjar.theme;

import blogjar.text.NameHash;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The files of an extra in the jar: those that a page loads, and what they name in turn.
 *
 * @param base folder below the site's root, named by the hash of all files: they call each other by their own names
 * @param files name within the folder to bytes
 */
record ExtraFiles(String base, SortedMap<String, byte[]> files) {
    static final String PUBLISHED = "lib/";
    private static final String LICENCE = "LICENSE";
    private static final Pattern REFERENCE =
            Pattern.compile("[\"'(](?:\\./)?([\\w/-][\\w./-]*\\.(?:m?js|woff2))[\"')]");

    /** KaTeX names its fonts in two older formats as well, which no browser of today asks for. */
    private static final Pattern OLD_FONT = Pattern.compile(",url\\([^)]*\\.(?:woff|ttf)\\) format\\(\"\\w+\"\\)");

    static ExtraFiles of(Extra extra) {
        String folder = "/extras/" + extra.folder() + "/";
        SortedMap<String, byte[]> files = new TreeMap<>();
        Deque<String> wanted = new ArrayDeque<>();
        wanted.addAll(extra.styles());
        wanted.addAll(extra.scripts());
        wanted.add(LICENCE);
        while (!wanted.isEmpty()) {
            String name = wanted.remove();
            byte[] bytes = files.containsKey(name) ? null : resource(folder + name);
            if (bytes != null) {
                files.put(name, name.endsWith(".css") ? style(bytes) : bytes);
                if (!name.endsWith(".woff2")) {
                    references(name, bytes, wanted);
                }
            }
        }
        return new ExtraFiles(PUBLISHED + extra.folder() + "." + NameHash.of(files.values()) + "/", files);
    }

    private static byte[] style(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return OLD_FONT.matcher(text).replaceAll("").getBytes(StandardCharsets.UTF_8);
    }

    private static void references(String name, byte[] bytes, Deque<String> found) {
        String folder = name.substring(0, name.lastIndexOf('/') + 1);
        Matcher reference = REFERENCE.matcher(new String(bytes, StandardCharsets.UTF_8));
        while (reference.find()) {
            found.add(folder + reference.group(1));
        }
    }

    private static byte @Nullable [] resource(String path) {
        try (InputStream in = ExtraFiles.class.getResourceAsStream(path)) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
