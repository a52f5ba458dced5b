package blogjar.acme.store;

import blogjar.diagnostic.Problem;
import blogjar.text.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Small notes that outlive a restart, {@code blog/NAME.json}: each is there whole, or as it was before. */
public final class State {
    private final Layout layout;
    private final Disk disk;
    private final Consumer<Problem> told;

    State(Layout layout, Disk disk, Consumer<Problem> told) {
        this.layout = layout;
        this.disk = disk;
        this.told = told;
    }

    /**
     * A note; empty where there is none, or none that can be read, which is told. A damaged one is set aside as {@code NAME.json.damaged}.
     *
     * @return as {@link Json#parse} has it
     */
    public Optional<Map<String, @Nullable Object>> read(String name) {
        Path file = file(name);
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException first) {
            return Optional.empty();
        } catch (IOException unreadable) {
            told.accept(Problem.unreadable(file.toString(), unreadable));
            return Optional.empty();
        }
        try {
            if (Json.parse(text) instanceof Map<?, ?> map) {
                @SuppressWarnings("unchecked") // keys of JSON are text
                Map<String, @Nullable Object> note = (Map<String, @Nullable Object>) map;
                return Optional.of(note);
            }
            setAside(file, "it is no object of JSON");
        } catch (Json.SyntaxException damaged) {
            setAside(file, String.valueOf(damaged.getMessage()));
        }
        return Optional.empty();
    }

    private void setAside(Path file, String why) {
        Path aside = file.resolveSibling(file.getFileName() + ".damaged");
        Problem problem = Problem.notice("what was noted for the next start is damaged (" + why + ") and begun anew")
                .in(file.toString());
        try {
            disk.move(file, aside);
            told.accept(problem.fix("nothing has to be done; the old one is " + aside));
        } catch (IOException stays) {
            told.accept(problem.fix("delete the file"));
        }
    }

    /**
     * Notes it in place of the former one.
     *
     * @param note of what {@link Json#print} takes
     * @throws blogjar.diagnostic.ProblemException where it can't be written
     */
    public void write(String name, Map<String, ?> note) {
        try {
            disk.folder(layout.blog(), "rwx------");
            disk.replace(file(name), (Json.print(note) + "\n").getBytes(StandardCharsets.UTF_8), "rw-------");
        } catch (IOException failed) {
            throw StoreFault.writing(layout.root(), failed);
        }
    }

    private Path file(String name) {
        return layout.blog().resolve(name + ".json");
    }
}
