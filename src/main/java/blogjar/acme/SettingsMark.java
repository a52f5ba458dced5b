package blogjar.acme;

import blogjar.config.Config;
import blogjar.text.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/**
 * Stands for all by which CAs are asked and names are shown to be ours: it is another one when anything of that has been changed, so
 * that what failed before is tried at once. What a setting names, a file or a variable of the environment, has a part in it.
 */
final class SettingsMark {
    /** Names are noted one by one, and the rest makes no difference to a CA. */
    private static final Set<String> APART = Set.of("names", "store", "takeover", "alarm", "webroot");

    private static final int LONGEST_FILE = 1 << 20;
    private static final int BYTES = 8;

    private final Map<String, String> environment;
    private final MessageDigest digest = Sha256.begin();

    private SettingsMark(Map<String, String> environment) {
        this.environment = environment;
    }

    /** @param environment for {@code ${NAME}} */
    static String of(Config config, Map<String, String> environment) {
        SettingsMark mark = new SettingsMark(environment);
        if (config.get(AcmeReader.KEY) instanceof Map<?, ?> map) {
            Map<Object, Object> telling = new TreeMap<>(map);
            telling.keySet().removeAll(APART);
            mark.add(telling);
        } else {
            mark.add(config.get(AcmeReader.KEY));
        }
        return HexFormat.of().formatHex(mark.digest.digest(), 0, BYTES);
    }

    private void add(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            new TreeMap<>(map).forEach((key, one) -> {
                add(key);
                add(one);
            });
        } else if (value instanceof List<?> list) {
            list.forEach(this::add);
        } else {
            String text = String.valueOf(value);
            text(text);
            named(text);
        }
    }

    private void text(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    private void named(String text) {
        Matcher variable = Secret.VARIABLE.matcher(text);
        if (variable.matches()) {
            text(environment.getOrDefault(variable.group(1), ""));
        } else {
            content(text.startsWith(Secret.FILE) ? text.substring(Secret.FILE.length()) : text);
        }
    }

    private void content(String name) {
        try {
            Path file = Path.of(name);
            if (file.isAbsolute() && Files.isRegularFile(file)) {
                try (InputStream in = Files.newInputStream(file)) {
                    digest.update(in.readNBytes(LONGEST_FILE));
                }
            }
        } catch (IOException | InvalidPathException unreadable) {
            text("unreadable"); // whoever needs it will tell
        }
    }
}
