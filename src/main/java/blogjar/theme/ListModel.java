package blogjar.theme;

import blogjar.config.Config;
import blogjar.route.View;
import blogjar.site.Category;
import blogjar.site.Post;
import blogjar.site.Tag;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
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
            case "address" -> site.site().config().links().fullUrlFor(view.pathOf(view.current()));
            case "base" -> view.base();
            case "home_path" -> site.home(view.lang());
            case "feed_path" -> site.feed(view.lang());
            case "translations" ->
                view.kind() == View.Kind.INDEX && view.current() == 1 ? site.homes(view.base()) : List.of();
            case "posts" -> site.articles(view.posts());
            case "years" -> years();
            case "parts" -> parts();
            case "above" -> above();
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

    /** The years of an archive, the months of a year: where there are pages for them. */
    private List<Calendar.Period> parts() {
        return isPaged(view.year() > 0) ? site.calendar(view).parts(view) : List.of();
    }

    /** Whether years have pages and, where these are meant, months. */
    private boolean isPaged(boolean months) {
        Config config = site.site().config();
        return config.flag("archive_generator.yearly", true)
                && (!months || config.flag("archive_generator.monthly", true));
    }

    /** The archives that one of a year, a month or a day is part of, the whole one first: their paths and years. */
    private List<Attributes> above() {
        List<Attributes> above = new ArrayList<>();
        String base = view.base();
        int levels = (view.year() > 0 ? 1 : 0) + (view.month() > 0 ? 1 : 0) + (view.day() > 0 ? 1 : 0);
        for (int level = levels; level > 0; level--) {
            base = base.replaceFirst("[^/]+/$", "");
            boolean monthly =
                    level != 3 || site.site().config().flag("archive_generator.monthly", true); // of a day's month
            if (monthly) {
                above.add(0, new Above(level > 1 ? view.year() : 0, level > 2 ? view.month() : 0, base));
            }
        }
        return above;
    }

    /** The posts of this page by year, with how many of the whole list are of that year. */
    private List<Attributes> years() {
        List<Attributes> years = new ArrayList<>();
        for (List<Post> posts : runs(view.posts(), post -> post.date().getYear())) {
            years.add(new Year(posts));
        }
        return years;
    }

    /** Posts that follow each other and have something in common. */
    private static List<List<Post>> runs(List<Post> posts, ToIntFunction<Post> common) {
        List<List<Post>> runs = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= posts.size(); i++) {
            if (i == posts.size() || common.applyAsInt(posts.get(i)) != common.applyAsInt(posts.get(start))) {
                runs.add(posts.subList(start, i));
                start = i;
            }
        }
        return runs;
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

    /** The posts of one year on this page. */
    private final class Year implements Attributes {
        private final List<Post> posts;
        private final int year;

        Year(List<Post> posts) {
            this.posts = posts;
            this.year = posts.get(0).date().getYear();
        }

        @Override
        public String kind() {
            return "a year";
        }

        @Override
        public @Nullable Object attribute(String name) {
            return switch (name) {
                case "year" -> year;
                case "count" -> site.calendar(view).count(year);
                case "posts" -> site.articles(posts);
                case "path" -> path(year, 0);
                case "months" ->
                    runs(posts, post -> post.date().getMonthValue()).stream()
                            .map(Month::new)
                            .toList();
                default -> UNKNOWN;
            };
        }
    }

    /** The posts of one month on this page. */
    private final class Month implements Attributes {
        private final List<Post> posts;
        private final ZonedDateTime date;

        Month(List<Post> posts) {
            this.posts = posts;
            this.date = posts.get(0).date();
        }

        @Override
        public String kind() {
            return "a month";
        }

        @Override
        public @Nullable Object attribute(String name) {
            return switch (name) {
                case "month" -> date.getMonthValue();
                case "date" -> date;
                case "count" -> site.calendar(view).count(date.getYear(), date.getMonthValue());
                case "posts" -> site.articles(posts);
                case "path" -> path(date.getYear(), date.getMonthValue());
                default -> UNKNOWN;
            };
        }
    }

    /** The path of a part of this archive; null where it has no page, or is this very list. */
    private @Nullable String path(int year, int month) {
        boolean paged = view.kind() == View.Kind.ARCHIVE && isPaged(month > 0);
        if (!paged || month == 0 && view.year() > 0 || view.month() > 0) {
            return null;
        }
        return Calendar.below(view.base(), view.year() > 0 ? 0 : year, month);
    }

    /** An archive that another is part of; the year and the month are 0 for the whole one. */
    private record Above(int year, int month, String path) implements Attributes {
        @Override
        public String kind() {
            return "an archive";
        }

        @Override
        public @Nullable Object attribute(String name) {
            return switch (name) {
                case "year" -> year;
                case "month" -> month;
                case "path" -> path;
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
