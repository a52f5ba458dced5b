package blogjar.migrate;

import blogjar.search.IndexFile;
import blogjar.text.Addresses;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Paths as readers know them: decoded, from the site's root, without a leading slash; a folder's index is the folder. */
final class SitePath {
    private static final String SEARCH = "search/";
    private static final String OPEN_SEARCH = "opensearch.xml";

    private static final String INDEX = "index.html";

    private static final Set<String> OF_THEMES = Set.of(
            "css", "js", "mjs", "map", "webmanifest", "woff", "woff2", "ttf", "eot", "otf", "scss", "less", "styl");
    private static final Set<String> MEDIA = Set.of(
            "png", "jpg", "jpeg", "gif", "svg", "webp", "avif", "ico", "bmp", "cur", "mp3", "m4a", "mp4", "webm", "mov",
            "ogg", "flac", "wav");
    private static final Set<String> FILES = Set.of(
            "xml", "txt", "json", "pdf", "epub", "doc", "docx", "ppt", "pptx", "xls", "xlsx", "csv", "zip", "gz", "tgz",
            "tar", "rar", "7z", "exe", "apk", "dmg", "jar", "md", "yml");

    private SitePath() {}

    /** @param file path of a file of a site: {@code a/index.html} is {@code a/} */
    static String ofFile(String file) {
        String path = Normalizer.normalize(file, Normalizer.Form.NFC);
        boolean index = path.equals(INDEX) || path.endsWith("/" + INDEX);
        return index ? path.substring(0, path.length() - INDEX.length()) : path;
    }

    /** @param path of an address, percent-encoded, behind the root of its site */
    static String ofAddress(String path) {
        return ofFile(Addresses.decode(path));
    }

    /**
     * The one of the paths that a path means, which may leave out a slash or {@code .html} as web servers and
     * {@code pretty_urls} allow.
     */
    static Optional<String> among(Set<String> paths, String path) {
        for (String form : List.of(path, path + "/", path + ".html")) {
            if (paths.contains(form)) {
                return Optional.of(form);
            }
        }
        return Optional.empty();
    }

    /** Whether a part begins with a dot, which is of no reader's business but for {@code .well-known}. */
    static boolean isHidden(String path) {
        return ("/" + path).replace("/.well-known/", "/").contains("/.");
    }

    static boolean isPage(String path) {
        return path.isEmpty() || path.endsWith("/") || path.endsWith(".html") || path.endsWith(".htm");
    }

    /** Whether it is certainly no page; of {@code notes/v1.2} one can't know. */
    static boolean isFile(String path) {
        String extension = extension(path);
        return FILES.contains(extension) || isOfTheme(path) || isMedia(path);
    }

    /** Styles, scripts and fonts, the web manifest, and the index by which readers of the built-in theme search. */
    static boolean isOfTheme(String path) {
        return OF_THEMES.contains(extension(path)) || isOfSearch(path);
    }

    private static boolean isOfSearch(String path) {
        int name = path.lastIndexOf('/') + 1;
        return ("/" + path.substring(0, name)).endsWith("/" + SEARCH)
                && (path.endsWith("/" + OPEN_SEARCH) || IndexFile.isName(path.substring(name)));
    }

    /** Pictures, sounds and films. */
    static boolean isMedia(String path) {
        return MEDIA.contains(extension(path));
    }

    /** What stands behind the last dot of its last part, in lower case; empty where there is none. */
    static String extension(String path) {
        int dot = path.lastIndexOf('.');
        return dot < path.lastIndexOf('/') + 1 ? "" : path.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
