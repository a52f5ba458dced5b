package blogjar.content;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The order in which Hexo comes upon files: by depth, then name by name by the bytes of UTF-8. */
class PathOrderTest {
    private static final Comparator<String> BY_DEPTH_AND_BYTES = Comparator.comparingInt(
                    (String path) -> path.split("/").length)
            .thenComparing(path -> path.split("/"), PathOrderTest::byNames);

    private static int byNames(String[] left, String[] right) {
        for (int i = 0; i < left.length; i++) {
            int order = Arrays.compareUnsigned(
                    left[i].getBytes(StandardCharsets.UTF_8), right[i].getBytes(StandardCharsets.UTF_8));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    @Test
    void paths_are_in_the_order_of_depth_and_of_the_bytes_of_names() {
        String[] parts = {"a", "-", "/", ".", "0", "é", "ﬀ", "😀", "中", "Z", "/b/"};
        Random chance = new Random(1);
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            StringBuilder path = new StringBuilder();
            for (int part = 1 + chance.nextInt(6); part > 0; part--) {
                path.append(parts[chance.nextInt(parts.length)]);
            }
            paths.add(path.toString().replaceAll("/+", "/").replaceAll("^/|/$", ""));
        }
        List<String> sorted = new ArrayList<>(paths);
        sorted.sort(SourceFile.PATHS);
        paths.sort(BY_DEPTH_AND_BYTES);
        assertEquals(paths, sorted);
        Collections.reverse(sorted);
        sorted.sort(SourceFile.PATHS);
        assertEquals(paths, sorted);
    }
}
