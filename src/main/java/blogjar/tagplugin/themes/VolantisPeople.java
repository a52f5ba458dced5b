package blogjar.tagplugin.themes;

import blogjar.tagplugin.SiteLookup;
import blogjar.tagplugin.TagCall;
import blogjar.text.Html;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Friends and sites of a data file, of Volantis 6.8 (scripts/tags/friends.js, contributors.js, site.js). Pictures that the
 * theme takes from other hosts where the file names none are left out, and so is what its script would fetch.
 */
final class VolantisPeople {
    private static final Pattern COLONS = Pattern.compile("::", Pattern.LITERAL);
    private static final Pattern COMMA = Pattern.compile(",", Pattern.LITERAL);

    private final SiteLookup site;

    private VolantisPeople(SiteLookup site) {
        this.site = site;
    }

    static void register(Registry registry, SiteLookup site) {
        VolantisPeople tags = new VolantisPeople(site);
        registry.add(false, VolantisPeople::fits, tags::people, "friends", "contributors");
        registry.add(false, VolantisPeople::fits, tags::sites, "sites");
    }

    /** Stellar names a group as it is, and Volantis by {@code only} or {@code not}. */
    private static boolean fits(TagCall call) {
        return call.arguments().isEmpty() || Forms.hasKey(call, "only", "not");
    }

    private String people(TagCall call) {
        return "<div class=\"tag-plugin users-wrap\">" + groups(call, call.name(), VolantisPeople::friend) + "</div>";
    }

    private String sites(TagCall call) {
        return "<div class=\"tag-plugin sites-wrap\">" + groups(call, "sites", VolantisPeople::site) + "</div>";
    }

    private interface Cell {
        String html(Map<?, ?> values);
    }

    private String groups(TagCall call, String file, Cell cell) {
        NamedArguments named = NamedArguments.of(call, List.of("only", "not", "repo", "api", "posts"), List.of());
        StringBuilder out = new StringBuilder();
        if (site.data(file) instanceof Map<?, ?> groups) {
            groups.forEach((id, group) -> {
                boolean wanted = !named.has("only") || names(named.get("only")).contains(String.valueOf(id));
                if (wanted && !names(named.get("not")).contains(String.valueOf(id)) && group instanceof Map<?, ?> map) {
                    out.append(header(call, map)).append(cells(map.get("items"), cell));
                }
            });
        }
        return out.toString();
    }

    private static List<String> names(String list) {
        return List.of((list.contains("::") ? COLONS : COMMA).split(list, -1));
    }

    private static String header(TagCall call, Map<?, ?> group) {
        String title = text(group, "title");
        String words = text(group, "description");
        return title.isEmpty() && words.isEmpty()
                ? ""
                : "<div class=\"group-header\">" + line(call, title) + line(call, words) + "</div>";
    }

    private static String line(TagCall call, String markdown) {
        return markdown.isEmpty() ? "" : Forms.oneLine(call.rendered(markdown));
    }

    private static String cells(@Nullable Object items, Cell cell) {
        if (!(items instanceof List<?> list)) {
            return "";
        }
        StringBuilder out = new StringBuilder("<div class=\"group-body\">");
        for (Object item : list) {
            if (item instanceof Map<?, ?> values
                    && !text(values, "url").isEmpty()
                    && !text(values, "title").isEmpty()) {
                out.append(cell.html(values));
            }
        }
        return out.append("</div>").toString();
    }

    private static String text(Map<?, ?> values, String key) {
        Object value = values.get(key);
        return value == null ? "" : value.toString();
    }

    private static String escaped(Map<?, ?> values, String key) {
        return Html.escape(text(values, key));
    }

    private static String link(Map<?, ?> values) {
        return "<a class=\"card-link\" target=\"_blank\" rel=\"external noopener noreferrer\" href=\""
                + text(values, "url") + "\">";
    }

    private static String picture(String address) {
        return address.isEmpty() ? "" : "<img src=\"" + address + "\"/>";
    }

    private static String friend(Map<?, ?> values) {
        return "<div class=\"user-card\">" + link(values) + picture(text(values, "avatar"))
                + "<div class=\"name\"><span>" + escaped(values, "title") + "</span></div></a></div>";
    }

    private static String site(Map<?, ?> values) {
        return "<div class=\"site-card\">" + link(values) + picture(text(values, "screenshot")) + "<div class=\"info\">"
                + picture(text(values, "avatar")) + "<span class=\"title\">" + escaped(values, "title")
                + "</span><span class=\"desc\">"
                + Forms.orElse(escaped(values, "description"), text(values, "url")) + "</span></div></a></div>";
    }
}
