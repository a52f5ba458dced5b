package blogjar.announce;

import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/** How many things are said, and told at once. */
final class Lots {
    private Lots() {}

    static String pages(int number) {
        return number == 1 ? "a page" : number + " pages";
    }

    static String addresses(int number) {
        return number == 1 ? "an address" : number + " addresses";
    }

    /** All of them, in lists of so many; none of none. */
    static List<List<String>> of(Collection<String> all, int most) {
        List<String> list = List.copyOf(all);
        return IntStream.iterate(0, from -> from < list.size(), from -> from + most)
                .mapToObj(from -> list.subList(from, Math.min(list.size(), from + most)))
                .toList();
    }
}
