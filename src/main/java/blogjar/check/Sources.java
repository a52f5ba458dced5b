package blogjar.check;

import blogjar.text.Addresses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The texts of a blog, in which the line is looked for that says something. */
final class Sources {
    private final Path root;
    private final Map<String, List<String>> lines = new ConcurrentHashMap<>();

    Sources(Path root) {
        this.root = root;
    }

    /** The lines of a file; none where it can't be read, as then the build has told. */
    List<String> lines(String file) {
        return lines.computeIfAbsent(file, name -> {
            try {
                return Files.readString(root.resolve(name)).lines().toList();
            } catch (IOException unreadable) {
                return List.of();
            }
        });
    }

    /**
     * The line of a file that names an address: as it is written in the page, as an author may have written it, or by its last name.
     *
     * @return from 1; 0 where no line does
     */
    int line(String file, String written) {
        for (String form : forms(written)) {
            int line = lineWith(file, form);
            if (line > 0) {
                return line;
            }
        }
        return 0;
    }

    private static Set<String> forms(String written) {
        Set<String> forms = new LinkedHashSet<>();
        String bare = written.replaceFirst("[?#].*", "");
        for (String form : List.of(written, Addresses.decode(written), bare, Addresses.decode(bare))) {
            forms.add(form);
            forms.add(form.replaceFirst("^/", ""));
        }
        String decoded = Addresses.decode(bare).replaceFirst("/+$", "");
        forms.add(decoded.substring(decoded.lastIndexOf('/') + 1));
        int hash = written.indexOf('#');
        if (hash >= 0) {
            forms.add(Addresses.decode(written.substring(hash)));
        }
        forms.removeIf(form -> form.length() < 2);
        return forms;
    }

    /** The first line that has a text, from 1; 0 for none. */
    int lineWith(String file, String text) {
        List<String> all = lines(file);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).contains(text)) {
                return i + 1;
            }
        }
        return 0;
    }

    /** The line of the front matter that has a key, from 1; 0 for none. */
    int keyLine(String file, String key) {
        List<String> all = lines(file);
        for (int i = 0; i < all.size(); i++) {
            String line = all.get(i);
            if (line.startsWith(key)
                    && line.substring(key.length()).stripLeading().startsWith(":")) {
                return i + 1;
            }
            if (i > 0 && line.startsWith("---")) {
                return 0;
            }
        }
        return 0;
    }

    /** The settings and data of a blog, by name, in which the addresses of menus are. */
    List<String> settings(Path sourceFolder) throws IOException {
        Set<String> files = new LinkedHashSet<>();
        try (Stream<Path> top = Files.list(root)) {
            top.filter(file -> file.getFileName().toString().matches("_config(\\..+)?\\.ya?ml"))
                    .sorted()
                    .forEach(file -> files.add(name(file)));
        }
        Path data = sourceFolder.resolve("_data");
        if (Files.isDirectory(data)) {
            try (Stream<Path> all = Files.walk(data)) {
                all.filter(Files::isRegularFile).sorted().forEach(file -> files.add(name(file)));
            }
        }
        return List.copyOf(files);
    }

    String name(Path file) {
        return root.relativize(file).toString().replace('\\', '/');
    }
}
