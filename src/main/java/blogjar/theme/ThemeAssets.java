package blogjar.theme;

import blogjar.text.NameHash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a theme publishes: its {@code source} folder, styles and scripts under a name that changes with their content,
 * so that they can be kept for ever.
 *
 * @param files to be published
 * @param published name within {@code source} to published path
 */
record ThemeAssets(List<ThemeAsset> files, Map<String, String> published) {
    private static final String SOURCE = "source/";
    private static final Pattern PICTURE =
            Pattern.compile("source/(?!css/|js/|lib/).+\\.(?i:png|jpe?g|gif|svg|webp|avif|ico|bmp)");

    /** @param hashedOnly whether a style or script may go without its plain name: nothing else names it */
    static ThemeAssets of(ThemeFiles theme, boolean hashedOnly) {
        List<ThemeAsset> files = new ArrayList<>();
        Map<String, String> published = new HashMap<>();
        theme.files().forEach((path, bytes) -> {
            if (path.startsWith(SOURCE)) {
                String name = path.substring(SOURCE.length());
                boolean hashed = name.endsWith(".css") || name.endsWith(".js");
                String unique = hashed ? withHash(name, bytes) : name;
                published.put(name, unique);
                files.add(new ThemeAsset(unique, bytes));
                if (hashed && !hashedOnly) {
                    files.add(new ThemeAsset(name, bytes));
                }
            }
        });
        return new ThemeAssets(List.copyOf(files), Map.copyOf(published));
    }

    /** These, and the pictures of a theme that is not used itself, but for those of its own style. */
    ThemeAssets with(@Nullable ThemeFiles other) {
        if (other == null) {
            return this;
        }
        List<ThemeAsset> more = new ArrayList<>(files);
        other.files().forEach((path, bytes) -> {
            if (PICTURE.matcher(path).matches()) {
                more.add(new ThemeAsset(path.substring(SOURCE.length()), bytes));
            }
        });
        return new ThemeAssets(List.copyOf(more), published);
    }

    private static String withHash(String name, byte[] bytes) {
        int dot = name.lastIndexOf('.');
        return name.substring(0, dot) + "." + NameHash.of(List.of(bytes)) + name.substring(dot);
    }
}
