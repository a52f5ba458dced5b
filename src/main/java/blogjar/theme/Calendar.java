package blogjar.theme;

import blogjar.route.View;
import blogjar.site.Post;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How many posts of a whole list are of which year and month, counted once for all of its pages.
 *
 * @param years year to its months
 */
record Calendar(NavigableMap<Integer, Year> years) {
    /**
     * Posts of one time.
     *
     * @param first date of the first one, in the order of the list
     * @param last of the last one
     */
    record Count(int posts, ZonedDateTime first, ZonedDateTime last) {
        static Count of(Post post) {
            return new Count(1, post.date(), post.date());
        }

        Count and(Count more) {
            return new Count(posts + more.posts, first, more.last);
        }
    }

    /** @param months number of the month to what is of it */
    record Year(Count all, NavigableMap<Integer, Count> months) {}

    static Calendar of(List<Post> posts) {
        NavigableMap<Integer, Year> years = new TreeMap<>();
        for (Post post : posts) {
            Count one = Count.of(post);
            years.compute(post.date().getYear(), (year, known) -> {
                NavigableMap<Integer, Count> months = known == null ? new TreeMap<>() : known.months();
                months.merge(post.date().getMonthValue(), one, Count::and);
                return new Year(known == null ? one : known.all().and(one), months);
            });
        }
        return new Calendar(years);
    }

    int count(int year) {
        Year known = years.get(year);
        return known == null ? 0 : known.all().posts();
    }

    int count(int year, int month) {
        Year known = years.get(year);
        Count of = known == null ? null : known.months().get(month);
        return of == null ? 0 : of.posts();
    }

    /** The parts of an archive: the years of the whole one, the months of a year; none of a month or of another list. */
    List<Period> parts(View.Listing list) {
        if (list.kind() != View.Kind.ARCHIVE || list.month() > 0) {
            return List.of();
        }
        Year year = years.get(list.year());
        return list.year() == 0
                ? years(list.base())
                : year == null ? List.of() : months(list.year(), year, list.base());
    }

    /**
     * The years, the latest first.
     *
     * @param base path of the archive of them all
     */
    List<Period> years(String base) {
        List<Period> periods = new ArrayList<>();
        years.descendingMap().forEach((year, of) -> periods.add(new Period(year, 0, of.all(), below(base, year, 0))));
        return periods;
    }

    /** The months of all years, likewise. */
    List<Period> months(String base) {
        List<Period> periods = new ArrayList<>();
        years.descendingMap().forEach((year, of) -> periods.addAll(months(year, of, below(base, year, 0))));
        return periods;
    }

    private static List<Period> months(int year, Year of, String base) {
        List<Period> periods = new ArrayList<>();
        of.months()
                .descendingMap()
                .forEach((month, count) -> periods.add(new Period(year, month, count, below(base, 0, month))));
        return periods;
    }

    /**
     * The path of a part of an archive.
     *
     * @param base path of the archive
     * @param year 0 where that is of a year already
     * @param month 0 for none
     */
    static String below(String base, int year, int month) {
        return base + (year == 0 ? "" : year + "/") + (month == 0 ? "" : (month < 10 ? "0" : "") + month + "/");
    }

    /**
     * A year or a month of an archive.
     *
     * @param month 0 for a whole year
     */
    record Period(int year, int month, Count count, String path) implements Attributes {
        @Override
        public String kind() {
            return "a part of an archive";
        }

        @Override
        public @Nullable Object attribute(String name) {
            return switch (name) {
                case "year" -> year;
                case "month" -> month;
                case "count" -> count.posts();
                case "date" -> count.first();
                case "path" -> path;
                default -> UNKNOWN;
            };
        }
    }
}
