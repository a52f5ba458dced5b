package blogjar.build;

import blogjar.output.Content;
import blogjar.output.WholeFile;
import blogjar.picture.BrokenPicture;
import blogjar.picture.Room;
import blogjar.picture.SmallerPicture;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Smaller ones of the pictures on pages. Who builds once waits for them. Who keeps them does not: they are made by a thread of their own, which goes
 * behind everything else, and are there for the next build. Of which content each file is stands in an index beside them, so that a start reads none.
 */
final class SmallerPictures {
    /** Another one when other bytes are made of the same. */
    private static final String FORM = "smaller1";

    private static final String INDEX = "index.tsv";
    private static final int COLUMNS = 6;

    /** So many hexadecimal digits tell pictures apart. */
    private static final int NAMED = 16;

    private final @Nullable Place place;
    private final Consumer<String> failures;
    private final Room room = new Room(Runtime.getRuntime().maxMemory() / 4);
    private final Map<Path, Known> known = new ConcurrentHashMap<>();
    private final Map<String, List<Integer>> made = new ConcurrentHashMap<>();
    private final Map<Path, List<Integer>> waiting = new LinkedHashMap<>();
    private final Set<Path> asked = ConcurrentHashMap.newKeySet();
    private volatile Set<Path> lastAsked = Set.of();
    private boolean working;
    private boolean read;
    private volatile boolean more;

    /** Where they are kept. */
    interface Place {
        Path folder() throws IOException;
    }

    /**
     * A smaller one.
     *
     * @param hash of all that it was made of
     * @param kept its file; empty where it is in memory
     */
    record Copy(int width, String hash, Content content, Optional<Path> kept) {}

    /**
     * What is known of a file as it was.
     *
     * @param widths that were asked for
     * @param hash of its content and these
     * @param broken why nothing could be made; null where it was found out what can
     */
    private record Known(
            long length,
            Instant modified,
            List<Integer> widths,
            String hash,
            @Nullable BrokenPicture broken) {
        boolean isOf(BasicFileAttributes now, List<Integer> asked) {
            return length == now.size()
                    && widths.equals(asked)
                    && modified.equals(now.lastModifiedTime().toInstant());
        }
    }

    /**
     * @param place null for who builds once
     * @param failures told why something can't be kept
     */
    SmallerPictures(@Nullable Place place, Consumer<String> failures) {
        this.place = place;
        this.failures = failures;
    }

    /** Whether there is more than the last build was given. */
    boolean hasMore() {
        return more;
    }

    void begin() {
        more = false;
        asked.clear();
    }

    /** The pictures that were asked for are going to be served. */
    void end() {
        lastAsked = Set.copyOf(asked);
    }

    synchronized boolean isWorking() {
        return working;
    }

    /** Whether a file in the folder is of a picture that the last good build asked for, which may be made since then. */
    boolean owns(Path file) {
        String name = file.getFileName().toString();
        return name.equals(INDEX)
                || lastAsked.stream().map(known::get).anyMatch(one -> one != null && name.startsWith(one.hash + "."));
    }

    /**
     * Those of a picture at these widths, from the smallest on; none as long as they are being made.
     *
     * @throws BrokenPicture where none can be made
     */
    List<Copy> of(Path file, List<Integer> widths) throws IOException {
        if (place == null) {
            List<SmallerPicture> pictures = SmallerPicture.of(file, widths, room);
            String hash = pictures.isEmpty() ? "" : hash(file, widths);
            return pictures.stream()
                    .map(one -> new Copy(one.width(), hash, Content.of(one.octets()), Optional.empty()))
                    .toList();
        }
        return kept(place, file, widths);
    }

    /** By which the name of a smaller one is known as that of a hash: with a letter and a digit. */
    private static String hash(Path file, List<Integer> widths) throws IOException {
        String hash = PictureMemory.hash(file, FORM + widths).substring(0, NAMED - 2);
        return "a0" + hash;
    }

    private List<Copy> kept(Place place, Path file, List<Integer> widths) throws IOException {
        Path folder;
        try {
            folder = place.folder();
            readIndex(folder);
        } catch (IOException unusable) {
            failures.accept(String.valueOf(unusable.getMessage()));
            return List.of();
        }
        asked.add(file);
        Known one = known.get(file);
        if (one == null || !one.isOf(Files.readAttributes(file, BasicFileAttributes.class), widths)) {
            make(folder, file, widths);
            return List.of();
        }
        if (one.broken != null) {
            throw one.broken;
        }
        List<Copy> copies = new ArrayList<>();
        for (int width : made.getOrDefault(one.hash, List.of())) {
            Path copy = copy(folder, one.hash, width);
            if (!Files.isRegularFile(copy)) {
                make(folder, file, widths);
                return List.of();
            }
            copies.add(new Copy(width, one.hash, Content.of(copy, Files.size(copy)), Optional.of(copy)));
        }
        return copies;
    }

    private static Path copy(Path folder, String hash, int width) {
        return folder.resolve(hash + "." + width);
    }

    /** Has it made soon. */
    private synchronized void make(Path folder, Path file, List<Integer> widths) {
        waiting.put(file, widths);
        if (!working) {
            working = true;
            Thread thread = new Thread(() -> work(folder), "pictures");
            thread.setDaemon(true);
            thread.setPriority(Thread.MIN_PRIORITY);
            thread.start();
        }
    }

    /** The one that has waited longest; null, once for each thread, where none does. */
    private synchronized Map.@Nullable Entry<Path, List<Integer>> next() {
        Iterator<Map.Entry<Path, List<Integer>>> all = waiting.entrySet().iterator();
        if (!all.hasNext()) {
            working = false;
            return null;
        }
        Map.Entry<Path, List<Integer>> first =
                Map.entry(all.next().getKey(), waiting.values().iterator().next());
        waiting.remove(first.getKey());
        return first;
    }

    private void work(Path folder) {
        boolean any = false;
        for (Map.Entry<Path, List<Integer>> next = next(); next != null; next = next()) {
            try {
                any |= work(folder, next.getKey(), next.getValue());
            } catch (IOException failed) { // asked for again by the next build, which tells it
                failures.accept(failed.toString());
            }
        }
        if (any) {
            try {
                WholeFile.write(folder.resolve(INDEX), index().getBytes(StandardCharsets.UTF_8));
            } catch (IOException failed) {
                failures.accept(failed.toString());
            }
            more = true;
        }
    }

    /** @return whether there is something new to be published or told */
    private boolean work(Path folder, Path file, List<Integer> widths) throws IOException {
        BasicFileAttributes now;
        try {
            now = Files.readAttributes(file, BasicFileAttributes.class);
        } catch (NoSuchFileException gone) {
            return false;
        }
        String hash = hash(file, widths);
        BrokenPicture broken = null;
        List<Integer> there = made.get(hash);
        boolean whole =
                there != null && there.stream().allMatch(width -> Files.isRegularFile(copy(folder, hash, width)));
        if (!whole) {
            try {
                made.put(hash, keep(folder, file, hash, widths, now));
            } catch (BrokenPicture why) {
                broken = why;
            } catch (RuntimeException | OutOfMemoryError unexpected) { // the others are to be made all the same
                broken = new BrokenPicture("this should not have happened: " + unexpected);
            }
        }
        known.put(file, new Known(now.size(), now.lastModifiedTime().toInstant(), widths, hash, broken));
        return broken != null || !made.getOrDefault(hash, List.of()).isEmpty();
    }

    private List<Integer> keep(Path folder, Path file, String hash, List<Integer> widths, BasicFileAttributes now)
            throws IOException {
        List<SmallerPicture> pictures = SmallerPicture.of(file, widths, room);
        for (SmallerPicture one : pictures) {
            PictureMemory.keep(
                    () -> new ByteArrayInputStream(one.octets()),
                    copy(folder, hash, one.width()),
                    now.lastModifiedTime());
        }
        return pictures.stream().map(SmallerPicture::width).toList();
    }

    /** A line for each file of which something is known: hash, widths that were made, and of the file: length, time, widths asked for, path. */
    private String index() {
        StringBuilder out = new StringBuilder();
        known.forEach((file, one) -> {
            if (one.broken == null && file.toString().indexOf('\n') < 0 && Files.exists(file)) {
                out.append(one.hash)
                        .append('\t')
                        .append(joined(made.getOrDefault(one.hash, List.of())))
                        .append('\t')
                        .append(one.length)
                        .append('\t')
                        .append(one.modified)
                        .append('\t')
                        .append(joined(one.widths))
                        .append('\t')
                        .append(file)
                        .append('\n');
            }
        });
        return out.toString();
    }

    private static String joined(List<Integer> widths) {
        return widths.stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    private static List<Integer> split(String widths) {
        return widths.isEmpty()
                ? List.of()
                : Stream.of(widths.split(" ")).map(Integer::valueOf).toList();
    }

    /** Once. A line that makes no sense is as if not there: its picture is made again. */
    private synchronized void readIndex(Path folder) throws IOException {
        if (read) {
            return;
        }
        read = true;
        Path index = folder.resolve(INDEX);
        if (!Files.exists(index)) {
            return;
        }
        for (String line : Files.readString(index).split("\n")) {
            String[] columns = line.split("\t", COLUMNS);
            try {
                if (columns.length == COLUMNS) {
                    long length = Long.parseLong(columns[2]);
                    Instant modified = Instant.parse(columns[3]);
                    Known one = new Known(length, modified, split(columns[4]), columns[0], null);
                    List<Integer> widths = split(columns[1]);
                    made.put(columns[0], widths);
                    known.put(Path.of(columns[5]), one);
                }
            } catch (NumberFormatException | DateTimeParseException | InvalidPathException torn) {
                failures.accept("a line of " + index + " makes no sense and is left out");
            }
        }
    }
}
