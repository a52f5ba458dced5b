package blogjar.theme;

import blogjar.route.View;
import blogjar.text.Html;
import blogjar.text.JsSort;
import blogjar.text.MomentFormat;
import blogjar.text.TextDigest;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import java.time.ZonedDateTime;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Helpers that list categories, tags, archives and posts, with Hexo's elements and classes. */
final class ListHelpers {
    private static final int POSTS = 6;

    private ListHelpers() {}

    static List<Helper> all() {
        return Stream.of(
                        Helper.withOptions(
                                "list_categories", List.of("categories", "options"), ListHelpers::categories),
                        Helper.withOptions("list_tags", List.of("tags", "options"), ListHelpers::tags),
                        Helper.withOptions("list_archives", List.of("options"), ListHelpers::archives),
                        Helper.withOptions("list_posts", List.of("posts", "options"), ListHelpers::posts),
                        Helper.withOptions("tagcloud", List.of("tags", "options"), TagCloud::of),
                        Helper.withOptions("tag_cloud", List.of("tags", "options"), TagCloud::of),
                        Helper.withOptions("paginator", List.of("options"), Paginator::of))
                .map(helper -> helper.giving(SafeString.class))
                .toList();
    }

    /** The items that are given, or all of the site's. */
    static <T> List<T> items(Call call, Class<T> kind, String what, List<T> ofSite) {
        Object given = call.value();
        if (given == null) {
            return ofSite;
        }
        if (given instanceof List<?> list && list.stream().allMatch(kind::isInstance)) {
            return list.stream().map(kind::cast).toList();
        }
        throw call.wrong("it takes a list of " + what + " and options");
    }

    /** In the order of the options {@code orderby} and {@code order} (1 or -1), the first of {@code amount}. */
    static <T extends Attributes> List<T> sorted(Call call, List<T> items, String orderBy, int order, int amount) {
        String keys = call.options().text("orderby", orderBy);
        double sign = call.options().number("order", order);
        List<T> sorted = items;
        if (keys.equals("random") || keys.equals("rand")) {
            // the same at each build: a page changes only with the blog
            sorted = items.stream()
                    .sorted(Comparator.comparing(item -> TextDigest.md5(Objects.toString(item.attribute("path"), ""))))
                    .toList();
        } else {
            for (String key : List.of(keys.trim().split("\\s+"))) {
                boolean descending = key.startsWith("-") != sign < 0;
                String name = key.replaceFirst("^[+-]", "");
                Comparator<T> by = (a, b) -> compare(a.attribute(name), b.attribute(name));
                sorted = JsSort.sorted(sorted, descending ? by.reversed() : by);
            }
        }
        int most = call.options().whole("amount", amount);
        return most > 0 && most < sorted.size() ? sorted.subList(0, most) : sorted;
    }

    private static int compare(@Nullable Object a, @Nullable Object b) {
        if (a instanceof String x && b instanceof String y) {
            return x.compareTo(y);
        }
        if (a instanceof Number x && b instanceof Number y) {
            return Double.compare(x.doubleValue(), y.doubleValue());
        }
        if (a instanceof ZonedDateTime x && b instanceof ZonedDateTime y) {
            return x.toInstant().compareTo(y.toInstant());
        }
        return 0;
    }

    private static boolean isList(Call call) {
        return !call.options().has("style") || "list".equals(call.options().get("style"));
    }

    private static String separator(Call call) {
        return call.options().has("separator") ? Objects.toString(call.options().get("separator"), "") : ", ";
    }

    /** An element with a class and HTML in it. */
    private static String element(String name, String css, String html) {
        return new HtmlTag(name).with("class", css).aroundHtml(html);
    }

    private static String href(Call call, @Nullable Object path) {
        return Html.escape(
                        call.urlFor(Objects.toString(path, "")) + call.options().text("suffix", ""))
                .replace("&#x2F;", "/")
                .replace("&#x3D;", "=");
    }

    private static String anchor(Call call, String css, @Nullable Object path, String more, String html) {
        return "<a class=\"" + Html.escape(css) + "\" href=\"" + href(call, path) + "\"" + more + ">" + html + "</a>";
    }

    private static String count(Call call, String css, @Nullable Object count) {
        return call.options().isOn("show_count", true) ? element("span", css, String.valueOf(count)) : "";
    }

    private static String categories(Call call) {
        List<CategoryModel> categories = items(
                call, CategoryModel.class, "categories", call.here().site().allCategories());
        if (categories.isEmpty()) {
            return "";
        }
        String css = call.options().text("class", "category");
        if (isList(call)) {
            return element(
                    "ul", css + "-list", categoryItems(call, css, sorted(call, categories, "name", 1, 0), null, 1));
        }
        StringJoiner flat = new StringJoiner(separator(call));
        flatCategories(call, css, sorted(call, categories, "name", 1, 0), null, 1, flat);
        return flat.toString();
    }

    private static boolean isDeepEnough(Call call, int level) {
        int depth = call.options().whole("depth", 0);
        return depth == 0 || level < depth;
    }

    private static String categoryItems(
            Call call, String css, List<CategoryModel> all, @Nullable CategoryModel parent, int level) {
        StringBuilder out = new StringBuilder();
        for (CategoryModel category : all) {
            if (category.parent() != parent) {
                continue;
            }
            String children = isDeepEnough(call, level) ? categoryItems(call, css, all, category, level + 1) : "";
            String indicator = call.options().text("children_indicator", "");
            String item = css + "-list-item" + (children.isEmpty() || indicator.isEmpty() ? "" : " " + indicator);
            boolean current = call.options().isOn("show_current", false) && isCurrent(call, category);
            String name = call.shown(category.attribute("name"));
            String html =
                    anchor(call, css + "-list-link" + (current ? " current" : ""), category.attribute("path"), "", name)
                            + count(call, css + "-list-count", category.attribute("length"))
                            + (children.isEmpty() ? "" : element("ul", css + "-list-child", children));
            out.append(element("li", item, html));
        }
        return out.toString();
    }

    /** Whether the page is in a category, or is one of its lists. */
    private static boolean isCurrent(Call call, CategoryModel category) {
        View.Listing list = call.here().list();
        return list != null
                ? list.base().startsWith(Objects.toString(category.attribute("path"), ""))
                : category.has(call.here().article());
    }

    private static void flatCategories(
            Call call,
            String css,
            List<CategoryModel> all,
            @Nullable CategoryModel parent,
            int level,
            StringJoiner out) {
        for (CategoryModel category : all) {
            if (category.parent() == parent) {
                String html = call.shown(category.attribute("name"))
                        + count(call, css + "-count", category.attribute("length"));
                out.add(anchor(call, css + "-link", category.attribute("path"), "", html));
                if (isDeepEnough(call, level)) {
                    flatCategories(call, css, all, category, level + 1, out);
                }
            }
        }
    }

    /** The option {@code class} names all elements, or each of {@code ul}, {@code li}, {@code a}, {@code label}, {@code count}. */
    private static String tags(Call call) {
        List<TagModel> all =
                items(call, TagModel.class, "tags", call.here().site().allTags());
        if (all.isEmpty()) {
            return "";
        }
        Object style = call.options().get("style");
        String suffix = isList(call) ? "-list" : style instanceof String text ? "-" + text : "";
        Object given = call.options().get("class");
        Map<?, ?> each = given instanceof Map<?, ?> map ? map : Map.of();
        String base = (given instanceof String text && !text.isEmpty() ? text : "tag") + suffix;
        String ul = name(each, "ul", base);
        String li = name(each, "li", base + "-item");
        String a = name(each, "a", base + "-link");
        String label = name(each, "label", base + "-label");
        String number = name(each, "count", base + "-count");
        StringJoiner flat = new StringJoiner(isList(call) ? "" : separator(call));
        for (TagModel tag : sorted(call, all, "name", 1, 0)) {
            boolean plain = isList(call) && !call.options().has("transform");
            String name =
                    plain ? Html.escape(tag.tag().name()) : call.shown(tag.tag().name());
            String count = count(call, number, tag.tagged().size());
            if (isList(call)) {
                flat.add(element("li", li, anchor(call, a, tag.tag().path(), " rel=\"tag\"", name) + count));
            } else {
                String html = each.containsKey("label") ? element("span", label, name) : name;
                flat.add(anchor(call, a, tag.tag().path(), " rel=\"tag\"", html + count));
            }
        }
        return isList(call)
                ? new HtmlTag("ul")
                        .with("class", ul)
                        .with("itemprop", "keywords")
                        .aroundHtml(flat.toString())
                : flat.toString();
    }

    private static String name(Map<?, ?> each, String key, String otherwise) {
        return Options.isOn(each.get(key)) ? String.valueOf(each.get(key)) : otherwise;
    }

    private static String archives(Call call) {
        Calendar calendar = call.here().site().calendar();
        if (calendar.years().isEmpty()) {
            return "";
        }
        boolean monthly = call.options().text("type", "monthly").equals("monthly");
        boolean oldestFirst = call.options().number("order", -1) > 0;
        String lang = call.here().lang();
        MomentFormat format = new MomentFormat(call.options().text("format", monthly ? "MMMM YYYY" : "YYYY"), lang);
        String css = call.options().text("class", "archive");
        String base = call.config().text("archive_dir", "archives") + "/";
        List<Calendar.Period> periods = monthly ? calendar.months(base) : calendar.years(base);
        if (oldestFirst) {
            Collections.reverse(periods);
        }
        StringJoiner out = new StringJoiner(isList(call) ? "" : separator(call));
        for (Calendar.Period period : periods) {
            Calendar.Count of = period.count();
            String name = call.shown(format.print(oldestFirst ? of.last() : of.first()));
            String path = period.path();
            out.add(
                    isList(call)
                            ? element(
                                    "li",
                                    css + "-list-item",
                                    anchor(call, css + "-list-link", path, "", name)
                                            + count(call, css + "-list-count", of.posts()))
                            : anchor(call, css + "-link", path, "", name + count(call, css + "-count", of.posts())));
        }
        return isList(call) ? element("ul", css + "-list", out.toString()) : out.toString();
    }

    private static String posts(Call call) {
        List<ArticleModel> all =
                items(call, ArticleModel.class, "posts", call.here().site().allPosts());
        String css = call.options().text("class", "post");
        StringJoiner out = new StringJoiner(isList(call) ? "" : separator(call));
        for (ArticleModel post : sorted(call, all, "date", -1, POSTS)) {
            Object title = post.attribute("title");
            String name = call.shown(Options.isOn(title) ? title : post.attribute("slug"));
            out.add(
                    isList(call)
                            ? element(
                                    "li",
                                    css + "-list-item",
                                    anchor(call, css + "-list-link", post.attribute("path"), "", name))
                            : anchor(call, css + "-link", post.attribute("path"), "", name));
        }
        return isList(call) ? element("ul", css + "-list", out.toString()) : out.toString();
    }
}
