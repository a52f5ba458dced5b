package blogjar.build;

import blogjar.config.Config;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.Problems;
import blogjar.output.Content;
import blogjar.picture.BrokenPicture;
import blogjar.picture.PlainPicture;
import blogjar.route.Route;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The files that are published byte for byte, and what is changed in those of pictures on their way, as {@code pictures} in the settings asks. */
final class Pictures {
    private final boolean plain;
    private final PictureMemory memory;
    private final Function<Path, String> name;
    private final Problems problems;
    private final List<String> beyond = new ArrayList<>();

    /**
     * @param name of a file, for who reads a problem
     * @param problems told of what is left as it is
     */
    Pictures(Config config, PictureMemory memory, Function<Path, String> name, Problems problems) {
        this.plain = config.flag("pictures.strip_metadata", false);
        this.memory = memory;
        this.name = name;
        this.problems = problems;
    }

    /** What is published of a file; from any thread. */
    Content content(Route.Copied copied) {
        Path file = copied.file();
        if (plain && PlainPicture.isKnown(file.toString())) {
            try {
                Optional<Content> made = memory.plain(file);
                return made.orElseGet(() -> Content.of(file, copied.length()));
            } catch (BrokenPicture broken) {
                problems.add(Problem.notice("Exif and the like are not removed: " + broken.getMessage())
                        .in(name.apply(file))
                        .fix("export the picture anew; it is published as it is"));
            } catch (IOException unreadable) {
                // Told where the file is copied.
                return Content.of(file, copied.length());
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
                .ifPresent(why -> problems.add(Problem.notice(
                                "pictures without Exif and the like can't be kept: " + why)
                        .fix("mend that, or name another folder with --data DIR; until then they are held in memory")));
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
