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
 * How many posts of a whole list are of which year and month, counted once for all of its pages, the latest first.
 *
 * @param years year to its months
 */
record Calendar(NavigableMap<Integer, Year> years) {
    /** @param months number of the month to what is of it */
    record Year(int count, NavigableMap<Integer, Month> months) {}

    /** @param first any date of it */
    record Month(int count, ZonedDateTime first) {}

    static Calendar of(List<Post> posts) {
        NavigableMap<Integer, Year> years = new TreeMap<>();
        for (Post post : posts) {
            Month one = new Month(1, post.date());
            NavigableMap<Integer, Month> months = new TreeMap<>();
            months.put(post.date().getMonthValue(), one);
            years.merge(post.date().getYear(), new Year(1, months), (known, added) -> {
                known.months()
                        .merge(post.date().getMonthValue(), one, (m, more) -> new Month(m.count() + 1, m.first()));
                return new Year(known.count() + 1, known.months());
            });
        }
        return new Calendar(years);
    }

    int count(int year) {
        Year known = years.get(year);
        return known == null ? 0 : known.count();
    }

    int count(int year, int month) {
        Year known = years.get(year);
        Month of = known == null ? null : known.months().get(month);
        return of == null ? 0 : of.count();
    }

    /** The parts of an archive: the years of the whole one, the months of a year; none of a month or of another list. */
    List<Period> parts(View.Listing list) {
        List<Period> parts = new ArrayList<>();
        if (list.kind() == View.Kind.ARCHIVE && list.year() == 0) {
            years.descendingMap()
                    .forEach((year, of) -> parts.add(new Period(
                            year,
                            0,
                            of.count(),
                            of.months().lastEntry().getValue().first(),
                            list.base() + year + "/")));
        } else if (list.kind() == View.Kind.ARCHIVE && list.month() == 0) {
            years.values()
                    .forEach(of -> of.months()
                            .descendingMap()
                            .forEach((month, known) -> parts.add(new Period(
                                    list.year(),
                                    month,
                                    known.count(),
                                    known.first(),
                                    list.base() + two(month) + "/"))));
        }
        return parts;
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    /**
     * A year or a month of an archive.
     *
     * @param month 0 for a whole year
     * @param date within it
     */
    record Period(int year, int month, int count, ZonedDateTime date, String path) implements Attributes {
        @Override
        public String kind() {
            return "a part of an archive";
        }

        @Override
        public @Nullable Object attribute(String name) {
            return switch (name) {
                case "year" -> year;
                case "month" -> month;
                case "count" -> count;
                case "date" -> date;
                case "path" -> path;
                default -> UNKNOWN;
            };
        }
    }
}
