package blogjar.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What of the settings is never printed: what stands for a secret is, the secret itself is not. */
public final class Secrecy {
    private static final String HIDDEN = "(secret)";
    private static final String CREDENTIALS = "server.acme.dns";
    private static final String EAB = "server.acme.authority.eab";
    private static final String GIT = "server.git";
    private static final Pattern LOGIN = Pattern.compile("(?<=://)[^/@]+(?=@)");
    private static final Set<String> OF_GIT = Set.of("token", "secret");
    private static final Set<String> OPEN = Set.of("provider", "hook");

    private Secrecy() {}

    /**
     * A value as it may be printed.
     *
     * @param path of the setting; keys within lists are counted as those of the list
     */
    public static @Nullable Object shown(String path, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> shown = new LinkedHashMap<>();
            map.forEach((key, inner) -> shown.put(key.toString(), shown(path + "." + key, inner)));
            return shown;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(item -> shown(path, item)).toList();
        }
        if (value instanceof String address && path.equals(GIT + ".repository")) {
            return LOGIN.matcher(address).replaceFirst(HIDDEN);
        }
        return value instanceof String text && isSecret(path) && !isPointer(text) ? HIDDEN : value;
    }

    private static boolean isSecret(String path) {
        int dot = path.lastIndexOf('.');
        String parent = path.substring(0, Math.max(dot, 0));
        String name = path.substring(dot + 1);
        return parent.equals(EAB)
                || parent.equals(GIT) && OF_GIT.contains(name)
                || parent.equals(CREDENTIALS) && !OPEN.contains(name);
    }

    private static boolean isPointer(String text) {
        return text.startsWith("${") && text.endsWith("}") || text.startsWith("file:");
    }
}
