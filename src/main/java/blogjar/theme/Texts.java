package blogjar.theme;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The texts of a theme by language. One that a language lacks is taken from the blog's languages, then from English;
 * the key itself stands where no language has it.
 */
final class Texts {
    private static final String ENGLISH = "en";
    private static final Set<String> PLURALS = Set.of("zero", "one", "other", "n");

    private final Map<String, Map<String, String>> languages = new TreeMap<>();
    private final List<String> ofBlog;
    private final Map<String, Map<String, String>> complete = new ConcurrentHashMap<>();

    /**
     * @param files language to what its file says: texts, and mappings of them
     * @param ofBlog the languages of the blog
     */
    Texts(Map<String, ? extends Map<String, ?>> files, List<String> ofBlog) {
        files.forEach((language, texts) -> {
            Map<String, String> flat = new HashMap<>();
            flatten("", texts, flat);
            languages.put(language, flat);
        });
        this.ofBlog = List.copyOf(ofBlog);
    }

    private static void flatten(String prefix, Map<?, ?> texts, Map<String, String> into) {
        texts.forEach((key, value) -> {
            if (value instanceof Map<?, ?> inner) {
                flatten(prefix + key + ".", inner, into);
            } else if (value != null) {
                into.put(prefix + key, value.toString());
            }
        });
    }

    /** These with some replaced or added, by language. */
    Texts with(Map<String, ? extends Map<String, ?>> more) {
        if (more.isEmpty()) {
            return this;
        }
        Map<String, Map<String, String>> all = new TreeMap<>(languages);
        more.forEach((language, texts) -> {
            String name = Objects.requireNonNullElse(known(language), language);
            Map<String, String> flat = new HashMap<>(all.getOrDefault(name, Map.of()));
            flatten("", texts, flat);
            all.put(name, flat);
        });
        return new Texts(all, ofBlog);
    }

    Set<String> languages() {
        return Collections.unmodifiableSet(languages.keySet());
    }

    /** All texts for pages of a language. */
    Map<String, String> of(String language) {
        return complete.computeIfAbsent(language, this::complete);
    }

    private Map<String, String> complete(String language) {
        List<String> wanted = new ArrayList<>();
        wanted.add(ENGLISH);
        for (int i = ofBlog.size() - 1; i >= 0; i--) {
            wanted.add(ofBlog.get(i));
        }
        wanted.add(language);
        Map<String, String> all = new HashMap<>();
        for (String each : wanted) {
            String known = known(each);
            if (known != null) {
                Map<String, String> own = languages.getOrDefault(known, Map.of());
                own.keySet().forEach(key -> withoutPlurals(all, key));
                all.putAll(own);
            }
        }
        return all;
    }

    /** A language that has no form for one (Chinese, Japanese) is not to say it in another language. */
    private static void withoutPlurals(Map<String, String> texts, String key) {
        int dot = key.lastIndexOf('.');
        if (dot >= 0 && PLURALS.contains(key.substring(dot + 1))) {
            PLURALS.forEach(form -> texts.remove(key.substring(0, dot + 1) + form));
        }
    }

    /** The file for a language: of its name, else of a language near to it. */
    private @Nullable String known(String language) {
        String tag = plain(language);
        for (String name : languages.keySet()) {
            if (plain(name).equals(tag)) {
                return name;
            }
        }
        boolean traditional = tag.contains("hant") || tag.endsWith("-hk") || tag.endsWith("-mo");
        String near = tag.startsWith("zh") ? traditional ? "zh-tw" : "zh-cn" : tag.split("-", 2)[0];
        for (String name : languages.keySet()) {
            if (plain(name).equals(near)) {
                return name;
            }
        }
        return null;
    }

    private static String plain(String language) {
        return language.replace('_', '-').toLowerCase(Locale.ROOT);
    }

    /** A text with {@code %s}, {@code %d} and {@code %1$s} replaced by values. */
    static String fill(String text, List<?> values) {
        int percent = text.indexOf('%');
        if (percent < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 16);
        int done = 0;
        int next = 0;
        while (percent >= 0 && percent + 1 < text.length()) {
            int at = percent + 1;
            int index = next;
            if (Character.digit(text.charAt(at), 10) > 0 && at + 1 < text.length() && text.charAt(at + 1) == '$') {
                index = Character.digit(text.charAt(at), 10) - 1;
                at += 2;
            }
            char kind = at < text.length() ? text.charAt(at) : ' ';
            if (kind == 's' || kind == 'd') {
                Object value = index < values.size() ? values.get(index) : "";
                out.append(text, done, percent).append(value == null ? "" : value);
                done = at + 1;
                next = index + 1;
            } else if (kind == '%') {
                out.append(text, done, percent).append('%');
                done = at + 1;
            }
            percent = text.indexOf('%', Math.max(done, at));
        }
        return out.append(text, done, text.length()).toString();
    }
}
