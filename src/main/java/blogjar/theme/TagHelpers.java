package blogjar.theme;

import blogjar.text.Html;
import blogjar.text.Percent;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Helpers that make single elements. */
final class TagHelpers {
    private static final List<String> MAIL = List.of("subject", "cc", "bcc", "body");
    private static final String FORM = "*-._"; // what URLSearchParams leaves alone

    private TagHelpers() {}

    static List<Helper> all() {
        return Stream.of(
                        Helper.withValues("css", List.of(), call -> files(call, ".css", TagHelpers::style)),
                        Helper.withValues("js", List.of(), call -> files(call, ".js", TagHelpers::script)),
                        Helper.withOptions("link_to", List.of("path", "text", "options"), TagHelpers::link),
                        Helper.withOptions("mail_to", List.of("path", "text", "options"), TagHelpers::mail),
                        Helper.withOptions("image_tag", List.of("path", "options"), TagHelpers::image),
                        Helper.of("favicon_tag", List.of("path"), TagHelpers::favicon),
                        Helper.withOptions("feed_tag", List.of("path", "options"), TagHelpers::feed),
                        Helper.of(
                                "meta_generator",
                                List.of(),
                                call -> new HtmlTag("meta")
                                        .with("name", "generator")
                                        .with("content", "blog.jar")),
                        Helper.withOptions("search_form", List.of("options"), TagHelpers::searchForm))
                .map(helper -> helper.giving(SafeString.class))
                .toList();
    }

    /** An element for a file, with further attributes. */
    private interface ForFile {
        String tag(String address, SortedMap<String, @Nullable Object> attributes);
    }

    /** A line for each file: a path, with or without its ending, a mapping of attributes, or a list of such. */
    private static String files(Call call, String ending, ForFile kind) {
        StringBuilder out = new StringBuilder("\n");
        for (Object item : flat(call.rest(), new ArrayList<>())) {
            SortedMap<String, @Nullable Object> attributes = new TreeMap<>();
            Object path = item;
            if (item instanceof Map<?, ?> map) {
                map.forEach((key, value) -> attributes.put(String.valueOf(key), value));
                path = attributes.remove(ending.equals(".css") ? "href" : "src");
            }
            if (!Options.isOn(path)) {
                throw call.wrong("it takes paths, mappings with a path, and lists of them");
            }
            String address = call.urlFor(String.valueOf(path));
            out.append(kind.tag(address.endsWith(ending) ? address : address + ending, attributes))
                    .append('\n');
        }
        return out.toString();
    }

    private static List<@Nullable Object> flat(List<?> items, List<@Nullable Object> into) {
        for (Object item : items) {
            if (item instanceof List<?> inner) {
                flat(inner, into);
            } else {
                into.add(item);
            }
        }
        return into;
    }

    private static String style(String address, SortedMap<String, @Nullable Object> attributes) {
        return new HtmlTag("link")
                .with("rel", "stylesheet")
                .with("href", address)
                .with(attributes)
                .toString();
    }

    private static String script(String address, SortedMap<String, @Nullable Object> attributes) {
        return new HtmlTag("script").with("src", address).with(attributes).aroundHtml("");
    }

    private static String link(Call call) {
        String path = call.text();
        String text = call.text("text");
        String shown = text == null || text.isEmpty() ? path.replaceAll("^https?://|/$", "") : text;
        HtmlTag tag = new HtmlTag("a")
                .with("href", call.urlFor(path))
                .with("title", shown)
                .with(call.options().without(Set.of("external")));
        boolean external =
                Options.isOn(call.given().get("options")) || call.options().isOn("external", false);
        if (external) {
            tag.with("target", "_blank").with("rel", "noopener");
        }
        return tag.around(shown);
    }

    private static String mail(Call call) {
        String path = String.join(",", Options.texts(call.value()));
        String text = call.text("text");
        String shown = text == null || text.isEmpty() ? path : text;
        StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
        for (String field : MAIL) {
            List<String> values = Options.texts(call.options().get(field));
            if (!values.isEmpty()) {
                query.add(field + "="
                        + Percent.encode(String.join(",", values), FORM + " ").replace(' ', '+'));
            }
        }
        return new HtmlTag("a")
                .with("href", "mailto:" + path + query)
                .with("title", shown)
                .with(call.options().without(Set.copyOf(MAIL)))
                .around(shown);
    }

    private static HtmlTag image(Call call) {
        return new HtmlTag("img")
                .with("src", call.urlFor(call.text()))
                .with(call.options().values());
    }

    private static HtmlTag favicon(Call call) {
        return new HtmlTag("link").with("rel", "shortcut icon").with("href", call.urlFor(call.text()));
    }

    /** The feed of a path, or those that the setting {@code feed} of hexo-generator-feed names. */
    private static String feed(Call call) {
        String path = call.text();
        String given = call.options().text("type", "");
        if (!path.isEmpty()) {
            String known = path.contains("atom") ? "atom" : path.contains("rss") ? "rss" : "";
            return feed(call, path, given.isEmpty() ? known : given);
        }
        List<String> paths = Options.texts(call.config().get("feed.path"));
        List<String> types = Options.texts(call.config().get("feed.type"));
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < Math.min(paths.size(), types.size()); i++) {
            out.append(feed(call, paths.get(i), types.get(i)));
        }
        return out.toString();
    }

    private static String feed(Call call, String path, String type) {
        String title = call.options().text("title", call.config().text("title"));
        String format = type.endsWith("2") ? type.substring(0, type.length() - 1) : type;
        return "<link rel=\"alternate\" href=\"" + Templates.escape(call.urlFor(path)) + "\" title=\""
                + Templates.escape(title) + "\""
                + (format.isEmpty() ? "" : " type=\"application/" + Templates.escape(format) + "+xml\"") + ">";
    }

    /** Google's search within this site, as Hexo has it. */
    private static String searchForm(Call call) {
        UnaryOperator<String> escape = Html::escape;
        Options options = call.options();
        String name = escape.apply(options.text("class", "search-form"));
        Object given = options.get("text");
        String text = options.has("text") ? (Options.isOn(given) ? String.valueOf(given) : "") : "Search";
        Object button = options.get("button");
        StringBuilder out = new StringBuilder("<form action=\"//google.com/search\" method=\"get\"")
                .append(" accept-charset=\"UTF-8\" class=\"" + name + "\">")
                .append("<input type=\"search\" name=\"q\" class=\"" + name + "-input\"");
        if (!text.isEmpty()) {
            out.append(" placeholder=\"").append(escape.apply(text)).append('"');
        }
        out.append('>');
        if (Options.isOn(button)) {
            out.append("<button type=\"submit\" class=\"" + name + "-submit\">")
                    .append(escape.apply(button instanceof String label ? label : text))
                    .append("</button>");
        }
        return out.append("<input type=\"hidden\" name=\"sitesearch\" value=\"")
                .append(call.links().url())
                .append("\"></form>")
                .toString();
    }
}
