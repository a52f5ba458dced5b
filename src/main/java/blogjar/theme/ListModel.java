package blogjar.theme;

import blogjar.route.View;
import blogjar.site.Category;
import blogjar.site.Post;
import blogjar.site.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A page of a list of posts as templates see it. */
final class ListModel implements Attributes {
    private static final int AROUND = 2;

    private final SiteModel site;
    private final View.Listing view;

    ListModel(SiteModel site, View.Listing view) {
        this.site = site;
        this.view = view;
    }

    @Override
    public String kind() {
        return "a list of posts";
    }

    @Override
    public @Nullable Object attribute(String name) {
        Category category = view.category();
        Tag tag = view.tag();
        return switch (name) {
            case "kind" -> view.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
            case "lang" -> view.lang();
            case "path" -> view.pathOf(view.current());
            case "base" -> view.base();
            case "posts" -> site.articles(view.posts());
            case "years" -> years();
            case "count" -> view.all().size();
            case "current" -> view.current();
            case "total" -> view.total();
            case "prev" -> view.current() > 1 ? view.current() - 1 : 0;
            case "prev_link" -> view.current() > 1 ? view.pathOf(view.current() - 1) : null;
            case "next" -> view.current() < view.total() ? view.current() + 1 : 0;
            case "next_link" -> view.current() < view.total() ? view.pathOf(view.current() + 1) : null;
            case "pages" -> pages();
            case "year" -> view.year();
            case "month" -> view.month();
            case "day" -> view.day();
            case "date" ->
                view.year() > 0 && !view.posts().isEmpty() ? view.posts().get(0).date() : null;
            case "category" ->
                category == null ? null : site.categories(List.of(category)).get(0);
            case "tag" -> tag == null ? null : site.tags(List.of(tag)).get(0);
            case "title" -> category != null ? category.name() : tag != null ? tag.name() : "";
            default -> UNKNOWN;
        };
    }

    /** The posts of this page by year, with how many of the whole list are of that year. */
    private List<Attributes> years() {
        Map<Integer, Integer> counts = site.countsByYear(view);
        List<Attributes> years = new ArrayList<>();
        List<Post> open = new ArrayList<>();
        for (Post post : view.posts()) {
            if (!open.isEmpty() && open.get(0).date().getYear() != post.date().getYear()) {
                years.add(year(open, counts));
                open = new ArrayList<>();
            }
            open.add(post);
        }
        if (!open.isEmpty()) {
            years.add(year(open, counts));
        }
        return years;
    }

    private Attributes year(List<Post> posts, Map<Integer, Integer> counts) {
        int year = posts.get(0).date().getYear();
        return new Year(year, counts.getOrDefault(year, posts.size()), site.articles(posts));
    }

    /** The numbers that a pager shows: the first, the last, those around the current one, and gaps between. */
    private List<Attributes> pages() {
        List<Attributes> pages = new ArrayList<>();
        int shown = 0;
        for (int number = 1; number <= view.total(); number++) {
            boolean near = Math.abs(number - view.current()) <= AROUND;
            if (number == 1 || number == view.total() || near) {
                if (number - shown > 1) {
                    pages.add(new PageLink(0, "", false));
                }
                pages.add(new PageLink(number, view.pathOf(number), number == view.current()));
                shown = number;
            }
        }
        return pages;
    }

    /** The posts of one year. */
    private record Year(int year, int count, List<ArticleModel> posts) implements Attributes {
        @Override
        public String kind() {
            return "a year";
        }

        @Override
        public @Nullable Object attribute(String name) {
            return switch (name) {
                case "year" -> year;
                case "count" -> count;
                case "posts" -> posts;
                default -> UNKNOWN;
            };
        }
    }

    /** A page's number and path; number 0 for a gap. */
    private record PageLink(int number, String path, boolean current) implements Attributes {
        @Override
        public String kind() {
            return "a page number";
        }

        @Override
        public @Nullable Object attribute(String name) {
            return switch (name) {
                case "number" -> number;
                case "path" -> path;
                case "current" -> current;
                case "gap" -> number == 0;
                default -> UNKNOWN;
            };
        }
    }
}
