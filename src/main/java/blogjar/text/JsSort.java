package blogjar.text;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * {@code Array.prototype.sort} as V8 has it: a stable sort of ascending runs. It matters which one it is where an order
 * contradicts itself, as Hexo's does for posts that lack a key: they are equal to all others, which are not equal among
 * each other.
 *
 * @see <a href="https://v8.dev/blog/array-sort">Getting things sorted in V8</a>
 */
public final class JsSort {
    private static final int SHORT = 64;

    private JsSort() {}

    /** A sorted copy. The order may contradict itself. */
    public static <T> List<T> sorted(List<T> given, Comparator<? super T> order) {
        List<T> list = new ArrayList<>(given);
        int least = leastRun(list.size());
        List<int[]> runs = new ArrayList<>();
        int from = 0;
        while (from < list.size()) {
            int end = run(list, from, order);
            int wanted = Math.min(list.size(), from + least);
            if (end < wanted) {
                insert(list, from, end, wanted, order);
                end = wanted;
            }
            runs.add(new int[] {from, end});
            collapse(list, runs, order);
            from = end;
        }
        while (runs.size() > 1) {
            int at = runs.size() - 2;
            merge(list, runs, at > 0 && length(runs, at - 1) < length(runs, at + 1) ? at - 1 : at, order);
        }
        return Collections.unmodifiableList(list);
    }

    private static int leastRun(int size) {
        int rest = 0;
        int least = size;
        while (least >= SHORT) {
            rest |= least & 1;
            least >>= 1;
        }
        return least + rest;
    }

    /** The end of the run that begins at {@code from}; one that descends is turned round. */
    private static <T> int run(List<T> list, int from, Comparator<? super T> order) {
        int end = from + 1;
        if (end == list.size()) {
            return end;
        }
        boolean descending = order.compare(list.get(end), list.get(from)) < 0;
        end++;
        while (end < list.size() && order.compare(list.get(end), list.get(end - 1)) < 0 == descending) {
            end++;
        }
        if (descending) {
            Collections.reverse(list.subList(from, end));
        }
        return end;
    }

    private static <T> void insert(List<T> list, int from, int start, int end, Comparator<? super T> order) {
        for (int next = start; next < end; next++) {
            T pivot = list.get(next);
            int left = from;
            int right = next;
            while (left < right) {
                int middle = (left + right) >>> 1;
                if (order.compare(pivot, list.get(middle)) < 0) {
                    right = middle;
                } else {
                    left = middle + 1;
                }
            }
            Collections.rotate(list.subList(left, next + 1), 1);
        }
    }

    private static int length(List<int[]> runs, int index) {
        return runs.get(index)[1] - runs.get(index)[0];
    }

    /** Merges until each run is longer than the two behind it together, so that few are open at a time. */
    private static <T> void collapse(List<T> list, List<int[]> runs, Comparator<? super T> order) {
        while (runs.size() > 1) {
            int at = runs.size() - 2;
            boolean three = at > 0 && length(runs, at - 1) <= length(runs, at) + length(runs, at + 1)
                    || at > 1 && length(runs, at - 2) <= length(runs, at - 1) + length(runs, at);
            if (three) {
                merge(list, runs, length(runs, at - 1) < length(runs, at + 1) ? at - 1 : at, order);
            } else if (length(runs, at) <= length(runs, at + 1)) {
                merge(list, runs, at, order);
            } else {
                return;
            }
        }
    }

    private static <T> void merge(List<T> list, List<int[]> runs, int at, Comparator<? super T> order) {
        int[] first = runs.get(at);
        int[] second = runs.remove(at + 1);
        List<T> left = new ArrayList<>(list.subList(first[0], first[1]));
        int to = first[0];
        int l = 0;
        int r = second[0];
        while (l < left.size()) {
            boolean right = r < second[1] && order.compare(list.get(r), left.get(l)) < 0;
            list.set(to++, right ? list.get(r++) : left.get(l++));
        }
        first[1] = second[1];
    }
}
