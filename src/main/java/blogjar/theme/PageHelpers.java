package blogjar.theme;

import blogjar.route.View;
import blogjar.site.Category;
import blogjar.site.Post;
import blogjar.site.Tag;
import blogjar.text.SlashPaths;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Helpers that tell which page it is. */
final class PageHelpers {
    private PageHelpers() {}

    static List<Helper> all() {
        return List.of(
                Helper.of("is_current", List.of("path", "strict"), PageHelpers::isCurrent),
                Helper.of("is_home", List.of(), call -> is(call, View.Kind.INDEX)),
                Helper.of("is_home_first_page", List.of(), PageHelpers::isFirst),
                Helper.of("is_post", List.of(), call -> call.here().article() instanceof Post),
                Helper.of(
                        "is_page",
                        List.of(),
                        call -> call.here().article() != null && !(call.here().article() instanceof Post)),
                Helper.of("is_archive", List.of(), call -> is(call, View.Kind.ARCHIVE)),
                Helper.of("is_year", List.of("year"), PageHelpers::isYear),
                Helper.of("is_month", List.of("year", "month"), PageHelpers::isMonth),
                Helper.of("is_category", List.of("name"), PageHelpers::isCategory),
                Helper.of("is_tag", List.of("name"), PageHelpers::isTag));
    }

    private static boolean is(Call call, View.Kind kind) {
        View.Listing list = call.here().list();
        return list != null && list.kind() == kind;
    }

    private static boolean isFirst(Call call) {
        View.Listing list = call.here().list();
        return list != null && list.kind() == View.Kind.INDEX && list.current() == 1;
    }

    /**
     * Whether a path, with the site's root or without, is this page or, unless it is strict, begins this page's; the home
     * page begins no other.
     */
    private static boolean isCurrent(Call call) {
        String root = call.links().root();
        String given = call.text().isEmpty() ? "/" : call.text();
        String path = given.startsWith(root) ? given.substring(root.length()) : given.replaceFirst("^/+", "");
        String here = call.here().path();
        if (Options.isOn(call.given().get("strict"))) {
            return here.equals(path.isEmpty() || path.endsWith("/") ? path + "index.html" : path);
        }
        path = SlashPaths.ofPage(path);
        return path.isEmpty() ? here.equals("index.html") : here.startsWith(path);
    }

    private static boolean isYear(Call call) {
        View.Listing list = call.here().list();
        return list != null && is(call, View.Kind.ARCHIVE) && list.year() > 0 && matches(call, "year", list.year());
    }

    /** With one number it is the month of any year, as in Hexo. */
    private static boolean isMonth(Call call) {
        View.Listing list = call.here().list();
        if (list == null || !is(call, View.Kind.ARCHIVE) || list.month() == 0) {
            return false;
        }
        return Options.isOn(call.given().get("month"))
                ? matches(call, "year", list.year()) && matches(call, "month", list.month())
                : matches(call, "year", list.month());
    }

    private static boolean matches(Call call, String parameter, int number) {
        Object wanted = call.given().get(parameter);
        if (!Options.isOn(wanted)) {
            return true;
        }
        if (wanted instanceof Number given) {
            return given.doubleValue() == number;
        }
        throw call.wrong("'" + parameter + "' has to be a number, not '" + wanted + "'");
    }

    private static boolean isCategory(Call call) {
        View.Listing list = call.here().list();
        Category category = list == null ? null : list.category();
        return isNamed(call, category == null ? null : category.name());
    }

    private static boolean isTag(Call call) {
        View.Listing list = call.here().list();
        Tag tag = list == null ? null : list.tag();
        return isNamed(call, tag == null ? null : tag.name());
    }

    private static boolean isNamed(Call call, @Nullable String name) {
        return name != null && (call.text().isEmpty() || call.text().equals(name));
    }
}
