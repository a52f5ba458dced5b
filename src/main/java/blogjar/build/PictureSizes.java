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
import java.util.Set;
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
    private static final List<String> SIZED = List.of("width", "height", "class", "style", "sizes", "srcset");

    /** As wide as the text of the built-in themes is. */
    private static final String SIZES = "(max-width: 40rem) 100vw, 38rem";

    private final Map<String, Path> files = new HashMap<>();
    private final Map<String, Optional<Known>> known = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> byPage = new ConcurrentHashMap<>();
    private final String root;
    private final Pictures pictures;

    /** What a page says of a picture. */
    private record Known(PictureSize size, List<Pictures.Smaller> smaller) {}

    PictureSizes(Config config, List<Route> routes, Pictures pictures) {
        this.pictures = pictures;
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
            String picture = published(path, address);
            if (!picture.isEmpty()) {
                byPage.computeIfAbsent(path, page -> ConcurrentHashMap.newKeySet())
                        .add(picture);
            }
            return known.computeIfAbsent(picture, this::known)
                    .map(one -> "<img width=\"" + one.size.width() + "\" height=\"" + one.size.height() + "\""
                            + choice(address, one) + tag.substring(4))
                    .orElse(tag);
        });
    }

    /** The pictures on a page whose sizes were looked for, by their paths in the site. */
    Set<String> on(String page) {
        return byPage.getOrDefault(page, Set.of());
    }

    /** How large a picture of the site is shown, for who compares it; empty where that is not known. */
    String size(String path) {
        return known.computeIfAbsent(path, this::known)
                .map(one -> one.size.width() + "x" + one.size.height())
                .orElse("");
    }

    private Optional<Known> known(String path) {
        Path file = files.get(path);
        return file == null
                ? Optional.empty()
                : PictureSize.of(file).map(size -> new Known(size, pictures.smaller(path, file, size.width())));
    }

    /** By what a browser chooses; the address of a smaller one differs from that of the picture in its ending only. */
    private static String choice(String address, Known one) {
        String plain = BEYOND_PATH.matcher(address).replaceFirst("");
        int dot = plain.lastIndexOf('.');
        if (one.smaller.isEmpty() || dot <= plain.lastIndexOf('/')) {
            return "";
        }
        StringBuilder out = new StringBuilder(" srcset=\"");
        for (Pictures.Smaller smaller : one.smaller) {
            out.append(inSet(plain.substring(0, dot) + smaller.ending()))
                    .append(' ')
                    .append(smaller.width())
                    .append("w, ");
        }
        return out.append(inSet(address))
                .append(' ')
                .append(one.size.width())
                .append("w\" sizes=\"")
                .append(SIZES)
                .append('"')
                .toString();
    }

    /** Blanks and quotes would end an address. */
    private static String inSet(String address) {
        return address.strip().replaceAll("\\s", "%20").replace("\"", "&quot;");
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
