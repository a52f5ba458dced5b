package blogjar.highlight;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Times the fenced blocks of a folder of posts, over and over: a figure to look at, no test. Arguments: folder, rounds. */
final class ColourTiming {
    private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w+)[^\\n]*\\n(.*?)^```$");

    private ColourTiming() {}

    public static void main(String[] arguments) throws IOException {
        List<MatchResult> blocks = new ArrayList<>();
        try (Stream<Path> posts = Files.walk(Path.of(arguments[0]))) {
            for (Path post :
                    posts.filter(file -> file.toString().endsWith(".md")).toList()) {
                FENCE.matcher(Files.readString(post)).results().forEach(blocks::add);
            }
        }
        int characters =
                blocks.stream().mapToInt(block -> block.group(2).length()).sum();
        System.out.printf("%d blocks, %d characters%n", blocks.size(), characters);
        Highlighter highlighter = new Highlighter();
        for (int round = 1; round <= Integer.parseInt(arguments[1]); round++) {
            long start = cpuTime();
            int lines = 0;
            for (MatchResult block : blocks) {
                lines += highlighter
                        .highlight(block.group(1), block.group(2), Marking.PLAIN)
                        .lines()
                        .size();
            }
            double milliseconds = (cpuTime() - start) / 1e6;
            System.out.printf("round %d: %d lines, %.3f ms a block%n", round, lines, milliseconds / blocks.size());
        }
    }

    /** Of the thread, as others may use the machine. */
    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
