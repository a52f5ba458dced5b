package blogjar.build;

import blogjar.config.Config;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.Problems;
import blogjar.output.Content;
import blogjar.output.Output;
import blogjar.output.Sink;
import blogjar.picture.BrokenPicture;
import blogjar.picture.PlainPicture;
import blogjar.route.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The files that are published byte for byte, and what is changed in those of pictures on their way, as {@code pictures} in the settings asks. */
final class Pictures {
    private static final Pattern WIDTH = Pattern.compile("[1-9]\\d{1,4}");
    private static final Pattern SCALED = Pattern.compile("\\.(?:jpe?g|png)$", Pattern.CASE_INSENSITIVE);

    private final boolean plain;
    private final PictureMemory memory;
    private final Function<Path, String> name;
    private final Problems problems;
    private final Sink sink;
    private final List<Integer> widths;
    private final AtomicInteger put = new AtomicInteger();
    private final List<String> beyond = new ArrayList<>();

    /**
     * @param name of a file, for who reads a problem
     * @param problems told of what is left as it is
     * @param sink takes pictures that are there beside those of the source tree
     */
    Pictures(Config config, PictureMemory memory, Function<Path, String> name, Problems problems, Sink sink) {
        this.sink = sink;
        this.widths = widths(config, problems);
        this.plain = config.flag("pictures.strip_metadata", false);
        this.memory = memory;
        this.name = name;
        this.problems = problems;
    }

    private static List<Integer> widths(Config config, Problems problems) {
        SortedSet<Integer> widths = new TreeSet<>();
        for (String width : config.texts("pictures.widths")) {
            if (WIDTH.matcher(width).matches()) {
                widths.add(Integer.valueOf(width));
            } else {
                problems.add(Problem.notice("'pictures.widths' can't have '" + width + "'; it is left out")
                        .in("_config.yml")
                        .expected("numbers of pixels, such as [480, 960, 1600]")
                        .fix("correct or remove it"));
            }
        }
        return List.copyOf(widths);
    }

    /**
     * A smaller one that is published beside a picture.
     *
     * @param ending what its path has in place of the picture's ending
     */
    record Smaller(int width, String ending) {}

    /**
     * Publishes the smaller ones of a picture, as far as they are there; from any thread, once for each picture.
     *
     * @param path of the picture in the site
     * @param width at which it is shown
     * @return from the smallest on
     */
    List<Smaller> smaller(String path, Path file, int width) {
        if (widths.isEmpty() || width <= widths.get(0) || !SCALED.matcher(path).find()) {
            return List.of();
        }
        List<SmallerPictures.Copy> copies;
        try {
            copies = memory.smaller(file, widths);
        } catch (BrokenPicture broken) {
            problems.add(Problem.notice("no smaller sizes are made of this picture: " + broken.getMessage())
                    .in(name.apply(file))
                    .fix("export it anew, or smaller; it is published as it is"));
            return List.of();
        } catch (IOException unreadable) {
            return List.of(); // told where the file is copied
        }
        int dot = path.lastIndexOf('.');
        List<Smaller> made = new ArrayList<>();
        for (SmallerPictures.Copy copy : copies) {
            String ending = "-" + copy.width() + "." + copy.hash() + path.substring(dot);
            try {
                sink.put(new Output(path.substring(0, dot) + ending, copy.content()));
            } catch (IOException full) {
                throw new UncheckedIOException(full);
            }
            put.incrementAndGet();
            made.add(new Smaller(copy.width(), ending));
        }
        return made;
    }

    /** How many pictures were published that are not in the source tree. */
    int put() {
        return put.get();
    }

    /** What is published of a file; from any thread. */
    Content content(Route.Copied copied) {
        Path file = copied.file();
        if (plain && PlainPicture.isKnown(file.toString())) {
            try {
                Optional<Content> made = memory.plain(file);
                if (made.isPresent()) {
                    return made.get();
                }
            } catch (BrokenPicture broken) {
                problems.add(Problem.notice("Exif and the like are not removed: " + broken.getMessage())
                        .in(name.apply(file))
                        .fix("export the picture anew; it is published as it is"));
            } catch (IOException unreadable) {
                // told where the file is copied
            }
        } else if (plain && PlainPicture.isBeyond(file.toString())) {
            synchronized (beyond) {
                beyond.add(name.apply(file));
            }
        }
        return Content.of(file, copied.length());
    }

    /** Tells of files of kinds in which nothing is changed; when all have been asked for. */
    void tell() {
        memory.failure()
                .ifPresent(
                        why -> problems.add(
                                Problem.notice("what is made of pictures can't be kept: " + why)
                                        .fix(
                                                "mend that, or name another folder with --data DIR; until then those without Exif are held in memory")));
        if (!beyond.isEmpty()) {
            List<String> all = beyond.stream().sorted().toList();
            String others = all.size() == 1 ? "" : " (nor from " + (all.size() - 1) + " more of such kinds)";
            problems.add(Problem.notice("Exif and the like are not removed from this kind of picture" + others)
                    .in(all.get(0))
                    .expected("JPEG, PNG or WebP")
                    .fix("export it as one of these"));
        }
    }
}
