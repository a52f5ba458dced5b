package blogjar.theme;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.route.Route;
import blogjar.route.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which template a page is made with. */
final class Layouts {
    /** What the common themes call the page of all tags, that of all categories and that of short notes, in {@code layout} or {@code type}. */
    private static final Map<String, String> OVERVIEWS = Map.of(
            "tags",
            "tags",
            "tag",
            "tags",
            "categories",
            "categories",
            "category",
            "categories",
            "shuoshuo",
            "notes",
            "essay",
            "notes",
            "moments",
            "notes",
            "notes",
            "notes");

    private static final Set<String> LISTS = Set.of("index", "archive", "category", "tag", "tag-index");

    private final Templates templates;
    private final String place;

    Layouts(Templates templates, String place) {
        this.templates = templates;
        this.place = place;
    }

    /** The first of a route's layouts that the theme has. */
    String of(Route.Templated route) {
        List<String> wanted = route.view().match(one -> ofArticle(one, route.layouts()), list -> route.layouts());
        for (String name : wanted) {
            if (templates.has(name)) {
                return name;
            }
        }
        throw new ProblemException(Problem.error("the theme has no layout for /" + route.path())
                .in(place)
                .expected("one of " + String.join(", ", wanted) + " in layout/")
                .fix("add layout/" + wanted.get(wanted.size() - 1) + ".peb"));
    }

    /** An article is no list of posts, though some themes call the page of all tags by the layout of one tag. */
    private static List<String> ofArticle(View.One one, List<String> layouts) {
        List<String> wanted = new ArrayList<>();
        if (one.article().frontMatter().get("type") instanceof String type) {
            String overview = Set.of("404", "link", "search").contains(type) ? type : OVERVIEWS.get(type);
            if (overview != null) {
                wanted.add(overview);
            }
        }
        for (String layout : layouts) {
            String overview = OVERVIEWS.get(layout);
            if (overview != null) {
                wanted.add(overview);
            } else if (!LISTS.contains(layout)) {
                wanted.add(layout);
            }
        }
        wanted.add("index");
        return wanted;
    }
}
