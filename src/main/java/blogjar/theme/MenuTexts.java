package blogjar.theme;

import blogjar.diagnostic.ProblemException;
import blogjar.diagnostic.Problems;
import blogjar.yaml.Yaml;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the menu of a theme of Hexo is worded: in the theme's languages, and in the data files that add to them. */
final class MenuTexts {
    private static final String MENU = "menu";

    private MenuTexts() {}

    /**
     * The words of a theme, by language.
     *
     * @param languages those of the blog; others are not read
     * @param problems takes what is wrong with its files
     */
    static Map<String, Map<String, Object>> of(ThemeFiles theme, List<String> languages, Problems problems) {
        Map<String, Map<String, Object>> found = new HashMap<>();
        for (String language : languages) {
            String path = "languages/" + language + ".yml";
            try {
                Object texts = Yaml.parse(
                                theme.place() + "/" + path, theme.text(path).orElse(""), 1)
                        .value();
                add(found, language, texts);
            } catch (ProblemException unusable) {
                problems.addAll(unusable.problems());
            }
        }
        return found;
    }

    /** The words in {@code _data/languages.yml} (NexT) and {@code _data/languages/<language>.yml} (Fluid). */
    static Map<String, Map<String, Object>> of(Map<String, ?> data) {
        Map<String, Map<String, Object>> found = new HashMap<>();
        data.forEach((name, value) -> {
            if (name.equals("languages") && value instanceof Map<?, ?> languages) {
                languages.forEach((language, texts) -> add(found, language.toString(), texts));
            } else if (name.startsWith("languages/")) {
                add(found, name.substring("languages/".length()), value);
            }
        });
        return found;
    }

    /** {@code menu: {home: …}} as in NexT, {@code home: {menu: …}} as in Fluid. */
    private static void add(Map<String, Map<String, Object>> found, String language, @Nullable Object texts) {
        if (!(texts instanceof Map<?, ?> map)) {
            return;
        }
        Map<String, Object> words = new HashMap<>();
        map.forEach((key, value) -> {
            if (value instanceof Map<?, ?> inner && key.equals(MENU)) {
                inner.forEach((name, word) -> put(words, name, word));
            } else if (value instanceof Map<?, ?> inner) {
                put(words, key, inner.get(MENU));
            }
        });
        if (!words.isEmpty()) {
            found.put(language, Map.of(MENU, words));
        }
    }

    private static void put(Map<String, Object> words, Object name, @Nullable Object word) {
        if (word instanceof String text && !text.isBlank()) {
            words.put(name.toString().toLowerCase(Locale.ROOT), text.strip());
        }
    }
}
