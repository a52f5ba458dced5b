package blogjar.site;

import blogjar.config.Config;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a blog is called on pages of a language: {@code title}, {@code subtitle}, {@code description} and {@code author} of
 * {@code _data/languages.yml} below the language (NexT), {@code _data/languages/LANGUAGE.yml} (Fluid) or
 * {@code _data/config_LANGUAGE.yml} (hexo-multilingual), the later winning; else as {@code _config.yml} has it.
 */
public final class NamesByLanguage {
    private static final List<String> NAMES = List.of("title", "subtitle", "description", "author");
    private static final String FOLDER = "languages/";
    private static final String FILE = "config_";

    private final Config config;
    private final Map<String, Config> named = new HashMap<>();

    private NamesByLanguage(Config config) {
        this.config = config;
    }

    public static NamesByLanguage of(Site site) {
        NamesByLanguage names = new NamesByLanguage(site.config());
        if (site.data().get("languages") instanceof Map<?, ?> languages) {
            languages.forEach((lang, texts) -> names.add(lang.toString(), texts));
        }
        for (String start : List.of(FOLDER, FILE)) {
            site.data().forEach((name, texts) -> {
                if (name.startsWith(start)) {
                    names.add(name.substring(start.length()), texts);
                }
            });
        }
        return names;
    }

    private void add(String lang, @Nullable Object texts) {
        Map<String, @Nullable Object> found = new HashMap<>();
        for (String name : NAMES) {
            if (texts instanceof Map<?, ?> map && map.get(name) instanceof String text && !text.isBlank()) {
                found.put(name, text.strip());
            }
        }
        if (!found.isEmpty()) {
            named.put(lang, in(lang).with(found));
        }
    }

    /** The settings of the blog with its names in a language. */
    public Config in(String lang) {
        return named.getOrDefault(lang, config);
    }
}
