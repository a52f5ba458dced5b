package blogjar.tagplugin;

import blogjar.config.Links;
import blogjar.text.Addresses;
import blogjar.text.JsSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code img} and {@code asset_img}. */
final class ImageTags {
    private final Links links;
    private final SiteLookup site;

    ImageTags(Links links, SiteLookup site) {
        this.links = links;
        this.site = site;
    }

    String image(TagCall call) {
        return image(call.arguments());
    }

    /** An image with the first argument that names an asset as its source; nothing where none does. */
    String assetImage(TagCall call) {
        List<String> arguments = new ArrayList<>(call.arguments());
        for (int i = 0; i < arguments.size(); i++) {
            Optional<String> path = site.assetPath(call.article(), arguments.get(i));
            if (path.isPresent()) {
                arguments.set(i, Addresses.encode(folderOfUrl() + path.get()));
                return image(arguments);
            }
        }
        return "";
    }

    /** The asset's path is read relative to the blog's address, of which the last part falls away. */
    private String folderOfUrl() {
        int host = links.url().indexOf("://") + 3;
        int first = links.url().indexOf('/', host);
        return first < 0 ? "/" : links.url().substring(first, links.url().lastIndexOf('/') + 1);
    }

    private String image(List<String> arguments) {
        List<String> classes = new ArrayList<>();
        String src = null;
        int at = 0;
        while (at < arguments.size() && src == null) {
            String argument = arguments.get(at++);
            if (argument.startsWith("/") || LinkTags.looksLikeUrl(argument)) {
                src = links.urlFor(argument);
            } else {
                classes.add(argument);
            }
        }
        String width = isNumber(arguments, at) ? arguments.get(at++) : null;
        String height = width != null && isNumber(arguments, at) ? arguments.get(at++) : null;
        String rest = String.join(" ", arguments.subList(at, arguments.size()));
        Meta meta = meta(rest);
        return new HtmlElement("img")
                .with("src", src)
                .with("class", String.join(" ", classes))
                .with("width", width)
                .with("height", height)
                .with("title", meta.title)
                .with("alt", meta.alt)
                .open();
    }

    private static boolean isNumber(List<String> arguments, int at) {
        return at < arguments.size() && arguments.get(at).chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private record Meta(@Nullable String title, @Nullable String alt) {}

    /** Title and alternative text, each up to its quote. */
    private static Meta meta(String text) {
        char first = text.startsWith("\"") ? '"' : '\'';
        char last = text.endsWith("\"") ? '"' : '\'';
        int start = skip(text, 0, first);
        int end = upTo(text, start, first);
        int next = skip(text, end, first);
        while (next < text.length() && JsSpace.is(text.charAt(next))) {
            next++;
        }
        int alt = skip(text, next, last);
        int altEnd = upTo(text, alt, last);
        return new Meta(
                end > start ? text.substring(start, end) : null, altEnd > alt ? text.substring(alt, altEnd) : null);
    }

    private static int skip(String text, int at, char quote) {
        return at < text.length() && text.charAt(at) == quote ? at + 1 : at;
    }

    private static int upTo(String text, int from, char quote) {
        int end = text.indexOf(quote, from);
        return end < 0 ? text.length() : end;
    }
}
