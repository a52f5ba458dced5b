package blogjar.markdown.markdownit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The names that HTML gives to characters, {@code Aacute=Á} a line; read when a text first has one. */
final class EntityNames {
    private EntityNames() {}

    private static final class Holder {
        private static final Map<String, String> NAMES = load();

        private static Map<String, String> load() {
            InputStream file = EntityNames.class.getResourceAsStream("entities.txt");
            try (var lines = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
                return lines.lines()
                        .filter(line -> line.indexOf('=') > 0)
                        .collect(Collectors.toUnmodifiableMap(
                                line -> line.substring(0, line.indexOf('=')),
                                line -> line.substring(line.indexOf('=') + 1)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** @param name without ampersand and semicolon; upper and lower case differ */
    static @Nullable String read(String name) {
        return Holder.NAMES.get(name);
    }
}
