package blogjar.tagplugin;

import blogjar.config.Links;
import java.util.List;

/** {@code link}, {@code url_for} and {@code full_url_for}. */
final class LinkTags {
    private final Links links;

    LinkTags(Links links) {
        this.links = links;
    }

    String link(TagCall call) {
        List<String> arguments = call.arguments();
        int url = 0;
        while (url < arguments.size() && !looksLikeUrl(arguments.get(url))) {
            url++;
        }
        String flag = call.argument(url + 1);
        boolean hasFlag = "true".equals(flag) || "false".equals(flag);
        return new HtmlElement("a")
                .with("href", url < arguments.size() ? arguments.get(url) : "")
                .with("title", call.joined(url + (hasFlag ? 2 : 1)))
                .with("target", "true".equals(flag) ? "_blank" : "")
                .text(String.join(" ", arguments.subList(0, url)));
    }

    String urlFor(TagCall call) {
        String path = call.argument(1, "/");
        String relative = call.argument(2);
        Links how = relative == null || relative.isEmpty()
                ? links
                : new Links(
                        links.url(),
                        links.root(),
                        links.trailingIndex(),
                        links.trailingHtml(),
                        !relative.equals("false"));
        return new HtmlElement("a").with("href", how.urlFor(path)).text(call.argument(0));
    }

    String fullUrlFor(TagCall call) {
        return new HtmlElement("a")
                .with("href", links.fullUrlFor(call.argument(1, "/")))
                .text(call.argument(0));
    }

    /**
     * Whether there is an address anywhere in the word: a scheme of three letters or more with its colon, {@code www}
     * and a character, or {@code name@}, each with a host behind it.
     */
    static boolean looksLikeUrl(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (c == ':' && i >= 3 && areLetters(word, i - 3, i)) {
                if (isHost(word, i + 1) || word.startsWith("//", i + 1) && isHost(word, i + 3)) {
                    return true;
                }
            } else if (c == 'w' && word.startsWith("www", i) && isHost(word, i + 4)) {
                return true;
            } else if (c == '@' && i > 0 && isUserName(word.charAt(i - 1)) && isHost(word, i + 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean areLetters(String word, int from, int to) {
        for (int i = from; i < to; i++) {
            char c = (char) (word.charAt(i) | 0x20);
            if (c < 'a' || c > 'z') {
                return false;
            }
        }
        return true;
    }

    private static boolean isHost(String word, int at) {
        return at < word.length() && (isAlphanumeric(word.charAt(at)) || ".-".indexOf(word.charAt(at)) >= 0);
    }

    private static boolean isUserName(char c) {
        return isAlphanumeric(c) || "-;:&=+$,_".indexOf(c) >= 0;
    }

    private static boolean isAlphanumeric(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
