package blogjar.build;

import blogjar.config.Config;
import blogjar.route.Route;
import blogjar.text.Addresses;
import blogjar.text.HtmlTags;
import blogjar.text.SlashPaths;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Width and height for the pictures of a page, from their files, so that the text stands where it will be before they have come. One that
 * says how large it is, by an attribute, a class or a style, is left alone, and so is one of another host.
 */
final class PictureSizes {
    private static final Pattern SOURCE =
            Pattern.compile("\\ssrc\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')", Pattern.CASE_INSENSITIVE);
    private static final Pattern BEYOND_PATH = Pattern.compile("[?#].*$");
    private static final List<String> SIZED = List.of("width", "height", "class", "style", "sizes");

    private final Map<String, Path> files = new HashMap<>();
    private final Map<String, Optional<PictureSize>> known = new ConcurrentHashMap<>();
    private final String root;

    PictureSizes(Config config, List<Route> routes) {
        this.root = config.links().urlFor("/");
        for (Route route : routes) {
            route.match(
                    templated -> null,
                    copied -> files.put(copied.path(), copied.file()),
                    text -> null,
                    redirect -> null);
        }
    }

    /**
     * A page with sizes in it.
     *
     * @param path of the page, decoded, from the site's root
     */
    String in(String path, String html) {
        return HtmlTags.map(html, "img", tag -> {
            Matcher source = SOURCE.matcher(tag);
            if (SIZED.stream().anyMatch(name -> HtmlTags.has(tag, name)) || !source.find()) {
                return tag;
            }
            String address = source.group(1) != null ? source.group(1) : source.group(2);
            return known.computeIfAbsent(published(path, address), this::size)
                    .map(size ->
                            "<img width=\"" + size.width() + "\" height=\"" + size.height() + "\"" + tag.substring(4))
                    .orElse(tag);
        });
    }

    private Optional<PictureSize> size(String path) {
        Path file = files.get(path);
        return file == null ? Optional.empty() : PictureSize.of(file);
    }

    /** The path in the site that an address on a page leads to, decoded; empty where it leads out. */
    private String published(String page, String address) {
        String plain = BEYOND_PATH.matcher(address).replaceFirst("");
        if (plain.isEmpty() || plain.startsWith("//") || Addresses.hasScheme(plain)) {
            return "";
        }
        String decoded = Addresses.decode(plain);
        String whole = decoded.startsWith("/") ? decoded : "/" + page.substring(0, page.lastIndexOf('/') + 1) + decoded;
        String resolved = whole.contains("/.") ? "/" + SlashPaths.normalized(whole) : whole;
        String base = decoded.startsWith("/") ? root : "/";
        return resolved.startsWith(base) ? resolved.substring(base.length()) : "";
    }
}
