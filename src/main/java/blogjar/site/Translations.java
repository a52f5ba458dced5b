package blogjar.site;

import blogjar.config.Config;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Which articles say the same in several languages: those that share a key in their front matter, or the name of their file
 * but for the folder of their language, {@code _posts/en/tea.md} and {@code _posts/zh-CN/tea.md}, {@code about/index.md} and
 * {@code en/about/index.md}.
 *
 * <p>The keys are those that blogs of Hexo have: {@code contentId} (hexo-helper-page-languages), {@code label}
 * (hexo-generator-multilingual), what {@code i18n_post_generator.identifier_field} names (hexo-generator-i18n-post), and
 * {@code translation_key}, {@code translationKey}, {@code translation}, {@code ref} as other generators and hand-made themes
 * have it.
 */
public final class Translations {
    private static final List<String> KEYS =
            List.of("translation_key", "translationKey", "translation", "ref", "contentId");
    private static final List<String> LABELLED = List.of("hexo-multilingual", "hexo-generator-multilingual");
    private static final String POSTS = "_posts/";

    private final Map<Article, List<Article>> versions = new IdentityHashMap<>();

    private Translations() {}

    /** Those of a whole site, but for hidden posts. */
    public static Translations of(Site site) {
        if (!hasSeveralLanguages(site)) {
            return new Translations();
        }
        List<String> keys = keys(site.config());
        Map<String, Map<String, Article>> groups = new LinkedHashMap<>();
        Stream.<Article>concat(site.posts().stream(), site.pages().stream())
                .filter(article -> !article.lang().isEmpty())
                .forEach(article -> groups.computeIfAbsent(key(article, keys), first -> new TreeMap<>())
                        .putIfAbsent(article.lang(), article));
        Translations all = new Translations();
        for (Map<String, Article> group : groups.values()) {
            if (group.size() > 1) {
                List<Article> together = List.copyOf(group.values());
                together.forEach(article -> all.versions.put(article, together));
            }
        }
        return all;
    }

    private static boolean hasSeveralLanguages(Site site) {
        String first = "";
        for (List<? extends Article> articles : List.of(site.posts(), site.pages())) {
            for (Article article : articles) {
                if (!first.isEmpty()
                        && !article.lang().isEmpty()
                        && !article.lang().equals(first)) {
                    return true;
                }
                first = first.isEmpty() ? article.lang() : first;
            }
        }
        return false;
    }

    private static List<String> keys(Config config) {
        List<String> keys = new ArrayList<>(KEYS);
        if (LABELLED.stream().anyMatch(config.plugins()::has)) {
            keys.add("label");
        }
        String own = config.text("i18n_post_generator.identifier_field");
        if (!own.isEmpty() && !own.equals("slug")) {
            keys.add(own);
        }
        return keys;
    }

    private static String key(Article article, List<String> keys) {
        for (String key : keys) {
            Object value = article.frontMatter().get(key);
            if (value instanceof String || value instanceof Number) {
                return "key " + value;
            }
        }
        String source = article.source();
        String folder = source.startsWith(POSTS) ? POSTS : "";
        String name = source.substring(folder.length());
        int slash = name.indexOf('/');
        boolean inOwn = slash > 0 && name.substring(0, slash).equalsIgnoreCase(article.lang());
        return "file " + folder + (inOwn ? name.substring(slash + 1) : name);
    }

    /** The versions of an article, itself among them, in the order of their languages; none where it is the only one. */
    public List<Article> of(Article article) {
        return versions.getOrDefault(article, List.of());
    }

    public boolean isEmpty() {
        return versions.isEmpty();
    }
}
