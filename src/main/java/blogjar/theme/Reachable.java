package blogjar.theme;

import blogjar.text.Addresses;
import blogjar.text.Html;
import blogjar.text.HtmlTags;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An article's HTML for who does not see it or has no mouse: what Hexo's Markdown and tags leave without a name gets one (boxes of a list of
 * tasks, frames, pictures that the author gave no words), and what may be wider than its place can be reached by keys and so moved.
 */
final class Reachable {
    private static final Pattern CODE = Pattern.compile("<figure class=\"highlight.*?</figure>", Pattern.DOTALL);
    private static final Pattern TASK_END = Pattern.compile("</li>|</p>|<br|<[uo]l|\n");
    private static final Pattern CHECKBOX = Pattern.compile("\\stype\\s*=\\s*[\"']?checkbox\\b");
    private static final Pattern SOURCE = Pattern.compile("\\ssrc\\s*=\\s*[\"']([^\"']*)");

    private Reachable() {}

    static String of(String html) {
        StringBuilder out = new StringBuilder(html.length() + 256);
        Matcher code = CODE.matcher(html);
        int done = 0;
        while (code.find()) {
            out.append(text(html.substring(done, code.start())))
                    .append("<figure tabindex=\"0\"")
                    .append(code.group().substring("<figure".length()));
            done = code.end();
        }
        return out.append(text(html.substring(done))).toString();
    }

    private static String text(String html) {
        String named = HtmlTags.map(html, "img", with("alt", tag -> ""));
        named = HtmlTags.map(named, "iframe", with("title", Reachable::host));
        named = HtmlTags.map(named, "pre", with("tabindex", tag -> "0"));
        named = HtmlTags.map(named, "table", with("tabindex", tag -> "0"));
        String whole = named;
        return HtmlTags.map(
                whole,
                "input",
                (tag, end) -> CHECKBOX.matcher(tag).find() && !HtmlTags.has(tag, "id")
                        ? with("aria-label", input -> HtmlText.of(task(whole, end)))
                                .apply(tag)
                        : tag);
    }

    private static UnaryOperator<String> with(String attribute, UnaryOperator<String> value) {
        return tag -> {
            if (HtmlTags.has(tag, attribute)) {
                return tag;
            }
            int end = tag.length() - (tag.endsWith("/>") ? 2 : 1);
            return tag.substring(0, end).stripTrailing() + " " + attribute + "=\"" + Html.escape(value.apply(tag))
                    + "\"" + tag.substring(end);
        };
    }

    private static String task(String html, int from) {
        Matcher end = TASK_END.matcher(html);
        return html.substring(from, end.find(from) ? end.start() : html.length());
    }

    /** What a frame shows, as far as its address tells: the host, or the path in the site. */
    private static String host(String tag) {
        Matcher source = SOURCE.matcher(tag);
        if (!source.find()) {
            return "";
        }
        String address = source.group(1);
        try {
            String host = new URI(address).getHost();
            return host == null ? Addresses.decode(address) : host;
        } catch (URISyntaxException odd) {
            return address;
        }
    }
}
